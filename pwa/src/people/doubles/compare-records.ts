// Two records side by side: what each says of every answer either of them has, and which of them is the fuller.

import { sameJson } from '@tram/shared-schema/document/canonical-json.js';
import type { Person } from '@tram/shared-schema/people/person.js';

const COMPARED = [
  'name',
  'sex',
  'birthDate',
  'personalId',
  'oldIdNumbers',
  'insurance',
  'phone',
  'hamletId',
  'address',
  'householdId',
  'relationToHead',
  'guardianName',
  'ethnicGroupCode',
  'allergies',
  'note',
  'lifeStatus',
  'deceasedOn',
] as const satisfies readonly (keyof Person)[];

export type ComparedField = (typeof COMPARED)[number];

export interface ComparedRow {
  readonly field: ComparedField;
  readonly values: readonly [unknown, unknown];
  /** `alone`: only one of the two says anything. */
  readonly likeness: 'same' | 'differ' | 'alone';
}

export function compareRecords(a: Person, b: Person): readonly ComparedRow[] {
  return COMPARED.filter((field) => a[field] !== undefined || b[field] !== undefined).map((field) => {
    const values = [a[field], b[field]] as const;
    const isAlone = values.includes(undefined);
    return { field, values, likeness: isAlone ? 'alone' : sameJson(...values) ? 'same' : 'differ' };
  });
}

export interface WeighedRecord {
  readonly person: Person;
  /** How often something was done under it. */
  readonly events: number;
}

/** What a record is missed for where it is empty, the most missed first. */
const WEIGHED = ['personalId', 'insurance', 'birthDate', 'householdId', 'hamletId', 'phone'] as const;

/** The record that is offered to go on: of somebody living, then the fuller, then the more used, then the first made. */
export function fullerRecord(a: WeighedRecord, b: WeighedRecord): Person['_id'] {
  const living = ({ person }: WeighedRecord): number => Number(person.lifeStatus === 'living');
  const filled = ({ person }: WeighedRecord): number =>
    WEIGHED.filter((field) => person[field] !== undefined).length;
  const more = living(a) - living(b) || filled(a) - filled(b) || a.events - b.events;
  if (more !== 0) return (more > 0 ? a : b).person._id;
  return a.person._id < b.person._id ? a.person._id : b.person._id;
}
