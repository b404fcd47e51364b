// How a record speaks of itself where two tablets wrote it differently: what it is about, what its fields are called and
// what their values say. Each type of record brings one table; what is done with a choice is not known here.

import type { DocumentByType, RegistryType } from '@tram/shared-schema/document/document-types.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { formatNumber } from '#text/format-number.js';
import { t, type PlainTextKey } from '#text/text.js';
import type { NamesOfPeople } from './household-words.js';
import type { PersonDirectory } from './person-directory.js';
import { identityWords } from './person-words.js';

/** `Names`: what a value may need to be said, as whose hamlet or which vaccine. */
export interface DifferingField<Names> {
  readonly name: PlainTextKey;
  /** Undefined of what a newer version stored and this one cannot say. */
  readonly value: (value: unknown, names: Names) => string | undefined;
  /** What an emptied field says. */
  readonly absent?: PlainTextKey;
  /** Only the head of the station writes it, so only the head chooses. */
  readonly onlyHead?: boolean;
}
export type DifferingFields<Names> = Readonly<Record<string, DifferingField<Names>>>;

export interface NamesOfRecords extends NamesOfPeople {
  vaccineName(code: string): string;
}

/** The hamlet that is written down with what happened to a person. */
export const HAMLET_OF_RECORD: DifferingField<NamesOfRecords> = {
  name: 'people.field.hamletId',
  value: (value, { hamletName }) => (typeof value === 'string' ? hamletName(value) : undefined),
};

export interface HeadSources {
  readonly names: NamesOfRecords;
  readonly directory: Pick<PersonDirectory, 'find' | 'headOf' | 'membersOf'>;
  readonly today: LocalDate;
}

/** What a record is about, and the way to it. */
export interface RecordHead {
  readonly title: string;
  readonly facts: readonly string[];
  readonly href: string;
}

export interface DifferenceKind<D> {
  readonly fields: DifferingFields<NamesOfRecords>;
  head(record: D, sources: HeadSources): RecordHead;
  /** Where a choice made in error is put right. */
  mend(record: D): { readonly label: PlainTextKey; readonly path: string };
}
export type DifferenceKinds = { readonly [T in RegistryType]: DifferenceKind<DocumentByType[T]> };

export const headIn = <T extends RegistryType>(
  kinds: DifferenceKinds,
  type: T,
  record: DocumentByType[T],
  sources: HeadSources,
): RecordHead => kinds[type].head(record, sources);

export const mendIn = <T extends RegistryType>(
  kinds: DifferenceKinds,
  type: T,
  record: DocumentByType[T],
): ReturnType<DifferenceKind<DocumentByType[T]>['mend']> => kinds[type].mend(record);

/** One field in words. */
export interface FieldInWords {
  readonly title: string;
  readonly say: (value: unknown) => string;
  readonly onlyHead: boolean;
}

/** Undefined of a field of a newer version. */
export function fieldInWords<Names>(
  fields: DifferingFields<Names>,
  field: string,
  names: Names,
): FieldInWords | undefined {
  const row = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (!row) return undefined;
  return {
    title: t(row.name),
    say: (value) =>
      value === undefined ? t(row.absent ?? 'people.empty') : (row.value(value, names) ?? t('ui.unknown')),
    onlyHead: row.onlyHead === true,
  };
}

/** The person a record is of, as its second line has them. */
export function wordsOfSubject(
  { personId, hamletId }: { readonly personId: string; readonly hamletId?: string | undefined },
  { directory, names, today }: HeadSources,
): { readonly name: string; readonly facts: readonly string[] } {
  const person = directory.find(personId);
  const hamlet = names.hamletName(person?.hamletId ?? hamletId ?? '') ?? t('people.hamletUnknown');
  if (!person) return { name: t('differences.personUnknown'), facts: [hamlet] };
  return { name: person.name, facts: [...identityWords(person, today), hamlet] };
}

export const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
/** `2026`, `2026-03` or a whole day. */
export const asDay = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.split('-').reverse().join('/') : undefined;
export const asNumber = (value: unknown): string | undefined =>
  typeof value === 'number' ? formatNumber(value) : undefined;
export const whereTrue =
  (yes: PlainTextKey, no: PlainTextKey) =>
  (value: unknown): string | undefined =>
    typeof value === 'boolean' ? t(value ? yes : no) : undefined;
/** A code of a newer edition has no words here. */
export const oneOf =
  <const K extends string>(known: readonly K[], keyOf: (code: K) => PlainTextKey) =>
  (value: unknown): string | undefined => {
    const code = known.find((one) => one === value);
    return code && t(keyOf(code));
  };
