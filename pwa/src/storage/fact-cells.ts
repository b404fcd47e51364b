// A care fact as the cells it is held and kept as: half the size of its JSON, because names stand once in this table, and
// whose it is and of which kind are said beside it. A fact that gains a field does not compile before it has a column here.

import type { CareFact, CareFactKind } from '@tram/shared-schema/due/care-fact.js';
import { typeOfId, type PersonDocId } from '@tram/shared-schema/document/ids.js';

type FactOf<K extends CareFactKind> = Extract<CareFact, { kind: K }>;
/** `id` first. Ends of rows that are empty are left out, so what is rarely there stands last. */
type Columns<K extends CareFactKind> = Readonly<
  { id: 0 } & Record<Exclude<keyof FactOf<K>, 'kind' | 'personId' | 'id'>, 0>
>;

const COLUMNS: Readonly<{ [K in CareFactKind]: Columns<K> }> = {
  dose: {
    id: 0,
    on: 0,
    occurredAt: 0,
    givenOn: 0,
    vaccineCode: 0,
    source: 0,
    lotId: 0,
    expired: 0,
    duringPregnancy: 0,
    typedLot: 0,
  },
  observation: { id: 0, on: 0, doseIds: 0, outcome: 0 },
  'adverse-event': { id: 0, on: 0, occurredAt: 0, doseIds: 0, severity: 0, isReported: 0 },
  'immunisation-decision': { id: 0, on: 0, decision: 0, vaccineCodes: 0, reason: 0, untilOn: 0 },
  pregnancy: { id: 0, on: 0, expectedOn: 0, earlierTetanus: 0, endedOn: 0 },
  enrolment: {
    id: 0,
    on: 0,
    register: 0,
    standing: 0,
    diagnosisCode: 0,
    target: 0,
    diagnosedAt: 0,
    complications: 0,
    standingOn: 0,
  },
  'follow-up': {
    id: 0,
    on: 0,
    occurredAt: 0,
    registers: 0,
    place: 0,
    pressureReadings: 0,
    reached: 0,
    nextOn: 0,
    medicines: 0,
    glucose: 0,
    hba1cPercent: 0,
    measures: 0,
  },
  screening: {
    id: 0,
    on: 0,
    occurredAt: 0,
    pressureReadings: 0,
    glucose: 0,
    hba1cPercent: 0,
    symptoms: 0,
  },
  contact: { id: 0, on: 0, occurredAt: 0, about: 0, by: 0, result: 0, againOn: 0 },
};

/**
 * Raised when `careFactOf` says something else of the same document; a column more or less says so itself. What was
 * kept in another format is read anew from the documents.
 */
const MEANING = 1;
const namesOf = new Map<string, readonly string[]>(
  Object.entries(COLUMNS).map(([kind, columns]) => [kind, Object.keys(columns)]),
);
export const FACTS_FORMAT = `${MEANING} ${[...namesOf].map(([kind, names]) => `${kind}:${names.join()}`).join(' ')}`;

export type FactCells = readonly unknown[];

export function cellsOf(fact: CareFact): FactCells {
  const values: Partial<Record<string, unknown>> = { ...fact };
  const cells = (namesOf.get(fact.kind) ?? []).map((name) => values[name] ?? null);
  let length = cells.length;
  while (length > 0 && cells[length - 1] === null) length -= 1;
  return cells.slice(0, length);
}

export function factOf(personId: PersonDocId, cells: FactCells): CareFact {
  const kind = typeOfId(String(cells[0]));
  const names = namesOf.get(kind ?? '');
  if (!names) throw new RangeError('these cells are of no fact');
  const fact: Record<string, unknown> = { kind, personId };
  for (const [at, name] of names.entries()) {
    const value = cells[at] ?? undefined;
    if (value !== undefined) fact[name] = value;
  }
  return fact as never;
}

export const idIn = (cells: FactCells): string => String(cells[0]);
