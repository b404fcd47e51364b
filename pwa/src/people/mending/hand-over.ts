// The list of records an office can correct, as rows of words: of each person what that office needs and no more.
// Records are read one by one, in slices; the list in memory does not hold what is written here.

import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { Corrector } from '@tram/shared-schema/people/record-defect.js';
import type { RecordDefect } from '@tram/shared-schema/people/record-defects.js';
import { t } from '#text/text.js';
import { shownInsuranceNumber, shownPersonalId } from '../person-form.js';
import { sexWord } from '../person-words.js';
import { defectTitle, lookupWords } from './defect-words.js';
import { defectsOf } from './mend-desk.js';
import type { MendRow } from './mend-rows.js';
import type { MendingDeps } from './mending-deps.js';

export type Office = Exclude<Corrector, 'station'>;
export const OFFICES = ['commune-police', 'insurance-office'] as const satisfies readonly Office[];

export const officeName = (office: Office): string =>
  office === 'commune-police' ? t('mending.forPolice') : t('mending.forInsurance');

interface Line {
  readonly person: Person;
  readonly hamlet: string;
  readonly defects: readonly RecordDefect[];
}

interface Column {
  readonly title: () => string;
  readonly cell: (line: Line) => string;
  /** Absent: both need it. */
  readonly only?: Office;
}

/** Telephone, allergies and visits are no office's business. */
const COLUMNS: readonly Column[] = [
  { title: () => t('mending.column.name'), cell: ({ person }) => person.name },
  {
    title: () => t('mending.column.birthDate'),
    cell: ({ person: { birthDate } }) => (birthDate === undefined ? '' : formatLocalDate(birthDate)),
  },
  { title: () => t('mending.column.sex'), cell: ({ person }) => sexWord(person.sex) },
  {
    title: () => t('mending.column.personalId'),
    cell: ({ person: { personalId } }) => (personalId === undefined ? '' : shownPersonalId(personalId)),
  },
  {
    title: () => t('mending.column.oldIdNumbers'),
    cell: ({ person: { oldIdNumbers = [] } }) => oldIdNumbers.map(readOut).join(', '),
    only: 'commune-police',
  },
  {
    title: () => t('mending.column.insurance'),
    cell: ({ person: { insurance } }) => (insurance ? readOut(shownInsuranceNumber(insurance.number)) : ''),
    only: 'insurance-office',
  },
  {
    title: () => t('mending.column.validTo'),
    cell: ({ person: { insurance } }) => (insurance?.validTo ? formatLocalDate(insurance.validTo) : ''),
    only: 'insurance-office',
  },
  {
    title: () => t('mending.column.lookup'),
    cell: ({ person: { insuranceLookup } }) =>
      insuranceLookup ? lookupWords(insuranceLookup.resultCode) : '',
    only: 'insurance-office',
  },
  { title: () => t('mending.column.hamlet'), cell: ({ hamlet }) => hamlet },
  {
    title: () => t('mending.column.address'),
    cell: ({ person }) => person.address ?? '',
    only: 'commune-police',
  },
  {
    title: () => t('mending.column.defects'),
    cell: ({ defects }) => defects.map(({ id }) => defectTitle(id)).join('; '),
  },
  { title: () => t('mending.column.corrected'), cell: () => '' },
];

/** In groups, so that a spreadsheet takes it for words and keeps its zeros. */
const readOut = (number: string): string =>
  /^\d{9,}$/.test(number) ? number.replace(/(\d{3})(?=\d)/g, '$1 ') : number;

export interface HandedList {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** People whose records are no longer there or could not be read. */
  readonly missing: number;
}

const AT_ONCE = 20;

export async function handedList(
  deps: MendingDeps,
  asked: readonly MendRow[],
  office: Office,
  onProgress: (done: number) => void,
): Promise<HandedList> {
  const { documents, reference } = deps.people;
  const columns = COLUMNS.filter(({ only }) => only === undefined || only === office);
  const rows: string[][] = [];
  let missing = 0;
  for (let at = 0; at < asked.length; at += AT_ONCE) {
    const slice = asked.slice(at, at + AT_ONCE);
    const stored = await Promise.all(slice.map(({ id }) => documents.get('person', id)));
    for (const one of stored) {
      if (!one) {
        missing += 1;
        continue;
      }
      const person = one.doc;
      const defects = defectsOf(deps, person).filter(({ rule }) => rule.correctedBy.includes(office));
      // Mended since the list was drawn.
      if (defects.length === 0) continue;
      const hamlet = reference.hamletName(person.hamletId) ?? t('mending.hamletNone');
      const line = { person, hamlet, defects };
      rows.push([String(rows.length + 1), ...columns.map(({ cell }) => cell(line))]);
    }
    onProgress(at + slice.length);
    await deps.yieldToScreen();
  }
  return { columns: [t('mending.column.number'), ...columns.map(({ title }) => title())], rows, missing };
}
