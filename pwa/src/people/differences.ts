// What two tablets said differently of one record and nobody has looked at yet, field by field.

import type { RegistryRecord } from '@tram/shared-schema/document/document-types.js';
import { openDisagreements } from '@tram/shared-schema/document/edit-registry.js';
import { stampOf, type Superseded } from '@tram/shared-schema/document/stamp.js';
import { hlcMs } from '@tram/shared-schema/document/hybrid-clock.js';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';

export interface Saying {
  readonly value: unknown;
  readonly by: string;
  readonly atMs: number;
}

export interface Difference {
  readonly field: string;
  /** What is shown and counted until somebody chooses. */
  readonly standing: Saying;
  /** What lost to it unseen: usually one, more where three tablets wrote. */
  readonly others: readonly Superseded[];
}

const valueOf = (record: RegistryRecord, field: string): unknown => Reflect.get(record, field);

function standingOf(record: RegistryRecord, field: string): Saying {
  const stamp = stampOf(record, field);
  const value = valueOf(record, field);
  return stamp
    ? { value, by: stamp.by, atMs: hlcMs(stamp.at) }
    : { value, by: record.createdBy.accountId, atMs: epochMsOf(record.createdAt) };
}

export const sayingOf = ({ value, stamp }: Superseded): Saying => ({
  value,
  by: stamp.by,
  atMs: hlcMs(stamp.at),
});

export function differencesOf(record: RegistryRecord): readonly Difference[] {
  const byField = new Map<string, Superseded[]>();
  for (const entry of openDisagreements(record))
    byField.set(entry.field, [...(byField.get(entry.field) ?? []), entry]);
  return [...byField].map(([field, others]) => ({ field, standing: standingOf(record, field), others }));
}

export const countDifferences = (records: readonly RegistryRecord[]): number =>
  records.reduce((sum, record) => sum + differencesOf(record).length, 0);

/** The oldest question first: whoever opens the page begins with what has waited longest. */
export function byAge(a: RegistryRecord, b: RegistryRecord): number {
  const firstOf = (record: RegistryRecord): number =>
    Math.min(...openDisagreements(record).map(({ stamp }) => hlcMs(stamp.at)));
  return firstOf(a) - firstOf(b) || (a._id < b._id ? -1 : 1);
}
