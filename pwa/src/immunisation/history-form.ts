// Doses of the paper book, written down several at once: a row for each vaccine, a cell for each dose that is missing.
// Pure values and their reading; what is typed stays text.

import { documentId, type DoseId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { CompiledSchedule } from '@tram/shared-schema/immunisation/compiled-schedule.js';
import type { Dose } from '@tram/shared-schema/immunisation/dose.js';
import {
  localDate,
  parseTypedDate,
  partsOf,
  startOfDayMs,
  type LocalDate,
  type PartialDate,
} from '@tram/shared-schema/local-date.js';
import { isAfter } from '@tram/shared-schema/people/card-date.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { tidyLines } from '#people/tidy-lines.js';
import type { PlannedRecord } from './record-doses.js';
import type { VaccineRecord } from './vaccine-record.js';

export interface HistoryCell {
  /** The id the dose will have. */
  readonly id: DoseId;
  /** Whose row it stands in; a vaccine outside the schedule has its own. */
  readonly row: string;
  readonly number: number;
  readonly vaccineCode: string;
  readonly givenOn: string;
  readonly lotNumber: string;
}

export const HISTORY_SOURCES = ['record-seen', 'told', 'national-system'] as const;
export type HistorySource = (typeof HISTORY_SOURCES)[number];

export interface HistoryValues {
  readonly source: HistorySource;
  readonly place: string;
  readonly cells: readonly HistoryCell[];
}

/** What a row offers: its vaccines, the wished for first. */
export interface HistoryRow {
  readonly row: string;
  readonly vaccineCodes: readonly string[];
}

export type HistoryFailure =
  | { kind: 'nothing-written' }
  | { kind: 'date-unreadable' }
  | { kind: 'not-yet' }
  | { kind: 'before-birth' }
  | { kind: 'given-twice' }
  | { kind: 'text-too-long'; limit: number };
/** By question: `place`, `cells`, or the id of a cell's dose. */
export type HistoryFailures = Readonly<Record<string, HistoryFailure>>;

const LIMIT = { lotNumber: 40, place: 200 } as const;

/** Everything any dose of these series takes. */
function vaccinesOfSeries(schedule: CompiledSchedule, seriesCode: string): readonly string[] {
  const series = schedule.schedule.series.find(({ code }) => code === seriesCode);
  const doses = series?.doses ?? [];
  const codes = [
    ...doses.flatMap(({ preferable }) => preferable),
    ...doses.flatMap(({ allowable = [] }) => allowable),
  ].map(({ code }) => code);
  return [...new Set(codes)];
}

function wishedFor(schedule: CompiledSchedule, doseCode: string): string | undefined {
  const doses = schedule.schedule.series.flatMap((series) => series.doses);
  return doses.find(({ code }) => code === doseCode)?.preferable[0]?.code;
}

export function historyRows(record: VaccineRecord, schedule: CompiledSchedule): readonly HistoryRow[] {
  return (record.judged?.card.rows ?? []).map(({ seriesCode }) => ({
    row: seriesCode,
    vaccineCodes: vaccinesOfSeries(schedule, seriesCode),
  }));
}

export function emptyHistory(
  record: VaccineRecord,
  schedule: CompiledSchedule,
  newUlid: () => string,
): HistoryValues {
  const cells = (record.judged?.card.rows ?? []).flatMap(({ seriesCode, cells: shown }) =>
    shown.flatMap((cell): HistoryCell[] => {
      if (cell.kind === 'given' || cell.kind === 'not-counted') return [];
      const vaccineCode = wishedFor(schedule, cell.doseCode);
      if (vaccineCode === undefined) return [];
      return [newCell({ row: seriesCode, number: cell.number, vaccineCode }, newUlid)];
    }),
  );
  return { source: 'record-seen', place: '', cells };
}

export const newCell = (
  about: Pick<HistoryCell, 'row' | 'number' | 'vaccineCode'>,
  newUlid: () => string,
): HistoryCell => ({ id: documentId('dose', newUlid()), ...about, givenOn: '', lotNumber: '' });

export interface HistoryContext {
  readonly today: LocalDate;
  readonly birthDate: PartialDate | undefined;
  /** What stands already, so that a page of the book copied twice is noticed. */
  readonly doses: readonly Pick<Dose, 'vaccineCode' | 'givenOn'>[];
}

export function parseHistory(
  { source, place, cells }: HistoryValues,
  context: HistoryContext,
): Result<readonly PlannedRecord[], HistoryFailures> {
  const failures: Record<string, HistoryFailure> = {};
  const where = tidyLines(place);
  if (where.length > LIMIT.place) failures['place'] = { kind: 'text-too-long', limit: LIMIT.place };
  const written = cells.filter(({ givenOn }) => givenOn.trim() !== '');
  if (written.length === 0) failures['cells'] = { kind: 'nothing-written' };
  const seen = new Set(context.doses.map(({ vaccineCode, givenOn }) => `${vaccineCode} ${givenOn}`));
  const planned = written.flatMap((cell): PlannedRecord[] => {
    const givenOn = readDay(cell, context, seen);
    if (typeof givenOn !== 'string') {
      failures[cell.id] = givenOn;
      return [];
    }
    seen.add(`${cell.vaccineCode} ${givenOn}`);
    const fields = {
      ...{ vaccineCode: cell.vaccineCode, givenOn, source, writtenNumber: cell.number },
      occurredAt: instantAt(startOfDayMs(firstDayOf(givenOn))),
      givenAtPlace: where === '' ? undefined : where,
      lotNumber: cell.lotNumber.trim() === '' ? undefined : cell.lotNumber.trim(),
      ...{ product: undefined, givenBy: undefined, lotId: undefined, expiresOn: undefined },
      ...{ bodySite: undefined, route: undefined, screening: undefined, override: undefined },
      ...{ duringPregnancy: undefined, note: undefined },
    };
    return [{ id: cell.id, fields }];
  });
  return Object.keys(failures).length > 0 ? err(failures) : ok(planned);
}

function readDay(
  { givenOn, lotNumber, vaccineCode }: HistoryCell,
  { today, birthDate }: HistoryContext,
  seen: ReadonlySet<string>,
): PartialDate | HistoryFailure {
  const read = parseTypedDate(givenOn);
  if (!read.ok) return { kind: 'date-unreadable' };
  if (lotNumber.trim().length > LIMIT.lotNumber) return { kind: 'text-too-long', limit: LIMIT.lotNumber };
  if (firstDayOf(read.value) > today) return { kind: 'not-yet' };
  if (birthDate !== undefined && isAfter(birthDate, read.value)) return { kind: 'before-birth' };
  return seen.has(`${vaccineCode} ${read.value}`) ? { kind: 'given-twice' } : read.value;
}

/** Where on the timeline a day stands that is known by its month or year only. */
export function firstDayOf(date: PartialDate): LocalDate {
  const { year, month = 1, day = 1 } = partsOf(date);
  const first = localDate(year, month, day);
  if (!first) throw new RangeError('a date that was read is one');
  return first;
}
