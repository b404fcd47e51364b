// The index as plain columns, to be stored as one blob (encrypted by whoever stores it) and read back at start.
// Names, hamlets and heads are written once each. What comes back from storage is checked: a blob of another version or
// with a hole in it is refused, and the caller builds the index from the documents again.

import { isIdOf } from '../document/ids.js';
import { parsePartialDate } from '../local-date.js';
import { err, ok, type Result } from '../result.js';
import type { PersonSearchEntry } from './person-entry.js';
import { createPersonIndex, type PersonIndex } from './person-search.js';

const VERSION = 1;

/** Safe for JSON and for structured cloning. '' and 0 stand for what is not known. */
export interface PersonIndexSnapshot {
  readonly version: typeof VERSION;
  readonly texts: readonly string[];
  readonly id: readonly string[];
  /** Places in `texts`. */
  readonly name: readonly number[];
  readonly hamlet: readonly number[];
  readonly head: readonly number[];
  readonly sex: readonly string[];
  readonly birthDate: readonly string[];
  readonly personalId: readonly string[];
  readonly oldIdNumbers: readonly (readonly string[])[];
  readonly insuranceNumber: readonly string[];
  readonly phones: readonly (readonly string[])[];
  readonly lifeStatus: readonly string[];
}

export type SnapshotFailure = { kind: 'other-version' } | { kind: 'damaged' };

export function snapshotPersonIndex(index: PersonIndex): PersonIndexSnapshot {
  const texts = [''];
  const placeOf = new Map([['', 0]]);
  const place = (text: string | undefined): number => {
    const known = placeOf.get(text ?? '');
    if (known !== undefined || text === undefined) return known ?? 0;
    placeOf.set(text, texts.length);
    return texts.push(text) - 1;
  };
  const entries = [...index.entries()];
  return {
    version: VERSION,
    texts,
    id: entries.map((entry) => entry.id),
    name: entries.map((entry) => place(entry.name)),
    hamlet: entries.map((entry) => place(entry.hamletName)),
    head: entries.map((entry) => place(entry.householdHeadName)),
    sex: entries.map((entry) => entry.sex ?? ''),
    birthDate: entries.map((entry) => entry.birthDate ?? ''),
    personalId: entries.map((entry) => entry.personalId ?? ''),
    oldIdNumbers: entries.map((entry) => entry.oldIdNumbers ?? []),
    insuranceNumber: entries.map((entry) => entry.insuranceNumber ?? ''),
    phones: entries.map((entry) => entry.phones ?? []),
    lifeStatus: entries.map((entry) => entry.lifeStatus),
  };
}

export function restorePersonIndex(stored: unknown): Result<PersonIndex, SnapshotFailure> {
  if (typeof stored !== 'object' || stored === null) return err({ kind: 'damaged' });
  const columns = new Map<string, unknown>(Object.entries(stored));
  if (columns.get('version') !== VERSION) return err({ kind: 'other-version' });
  const entries = readEntries(columns);
  return entries ? ok(createPersonIndex(entries)) : err({ kind: 'damaged' });
}

const isText = (cell: unknown): cell is string => typeof cell === 'string';
const isTexts = (cell: unknown): cell is string[] => Array.isArray(cell) && cell.every(isText);

function readColumn<Cell>(column: unknown, isCell: (cell: unknown) => cell is Cell): Cell[] | undefined {
  return Array.isArray(column) && column.every(isCell) ? column : undefined;
}

function readEntries(columns: ReadonlyMap<string, unknown>): PersonSearchEntry[] | undefined {
  const texts = readColumn(columns.get('texts'), isText);
  const isPlace = (cell: unknown): cell is number =>
    typeof cell === 'number' && Number.isInteger(cell) && cell >= 0 && cell < (texts?.length ?? 0);
  const id = readColumn(columns.get('id'), isText);
  const [name, hamlet, head] = ['name', 'hamlet', 'head'].map((key) => readColumn(columns.get(key), isPlace));
  const [sex, birthDate, personalId, insuranceNumber, lifeStatus] = [
    'sex',
    'birthDate',
    'personalId',
    'insuranceNumber',
    'lifeStatus',
  ].map((key) => readColumn(columns.get(key), isText));
  const [oldIdNumbers, phones] = ['oldIdNumbers', 'phones'].map((key) =>
    readColumn(columns.get(key), isTexts),
  );
  const all = [
    id,
    name,
    hamlet,
    head,
    sex,
    birthDate,
    personalId,
    insuranceNumber,
    lifeStatus,
    oldIdNumbers,
    phones,
  ];
  if (!texts || !id || all.some((column) => column?.length !== id.length)) return undefined;
  const textAt = (column: readonly number[] | undefined, row: number): string =>
    texts[column?.[row] ?? 0] ?? '';
  const entries: PersonSearchEntry[] = [];
  for (const [row, personId] of id.entries()) {
    const born = birthDate?.[row] ?? '';
    const parsed = born === '' ? undefined : parsePartialDate(born);
    if (!isIdOf('person', personId) || parsed?.ok === false) return undefined;
    entries.push({
      id: personId,
      name: textAt(name, row),
      hamletName: textAt(hamlet, row) || undefined,
      householdHeadName: textAt(head, row) || undefined,
      sex: sex?.[row] || undefined,
      birthDate: parsed?.value,
      personalId: personalId?.[row] || undefined,
      oldIdNumbers: someOf(oldIdNumbers?.[row]),
      insuranceNumber: insuranceNumber?.[row] || undefined,
      phones: someOf(phones?.[row]),
      lifeStatus: lifeStatus?.[row] ?? '',
    });
  }
  return entries;
}

const someOf = (numbers: readonly string[] | undefined): readonly string[] | undefined =>
  numbers && numbers.length > 0 ? numbers : undefined;
