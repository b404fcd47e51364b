// The list of a session as a table: for the printer and for a CSV file.

import { standingOf, type DueRow } from '@tram/shared-schema/due/due-doses.js';
import type { Schedule } from '@tram/shared-schema/immunisation/schedule.js';
import { formatLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import { t } from '#text/text.js';
import { doseNames, lateWords, openDoses } from './due-words.js';
import type { VaccinationDesk } from './vaccination-desk.js';

export interface Paper {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const COLUMNS = ['number', 'name', 'born', 'hamlet', 'head', 'phone', 'doses', 'standing', 'signed'] as const;

export function sessionPaper(
  rows: readonly DueRow[],
  day: LocalDate,
  schedule: Schedule,
  desk: Pick<VaccinationDesk, 'directory' | 'reference'>,
): Paper {
  return {
    columns: COLUMNS.map((column) => t(`vaccination.column.${column}`)),
    rows: rows.map((row, index) => {
      const person = desk.directory.find(row.personId);
      const standing = standingOf(row, day);
      return [
        String(index + 1),
        person?.name ?? t('vaccination.unknownPerson'),
        row.birthDate === undefined ? t('ui.unknown') : formatLocalDate(row.birthDate),
        desk.reference.hamletName(row.hamletId) ?? t('vaccineLots.noHamlet'),
        person?.householdHeadName ?? '',
        person?.phones?.[0] ?? '',
        doseNames(openDoses(row), schedule),
        standing === 'late' ? lateWords(row.daysLate) : t(`vaccination.standing.${standing}`),
        '',
      ];
    }),
  };
}
