// What a registry document remembers of each field that was touched after its creation.

import type { Hlc } from './hybrid-clock.js';
import { hlcReplica } from './hybrid-clock.js';
import type { AccountId, ReplicaId } from './ids.js';

/**
 * A field's register. The pair (replica in `at`, `n`) is the edit's identity and never changes; `at` only orders
 * concurrent edits and may be pulled back by the server where a clock ran ahead.
 */
export interface Stamp {
  readonly at: Hlc;
  /** What its replica did to the field is counted from 1, looks at what had lost among it; this edit was the n-th. */
  readonly n: number;
  readonly by: AccountId;
  /** The device's own time, kept where the server pulled `at` back from the future. */
  readonly deviceAt?: Hlc;
  /** How many edits and looks of each replica this state of the field had seen, its own `n` apart. Absent where none. */
  readonly seen?: Readonly<Record<string, number>>;
  /** The last time somebody looked at what had lost here and kept the value that stands. */
  readonly reviewed?: Review;
}

export interface Review {
  readonly at: Hlc;
  readonly by: AccountId;
  /** As the device said it, where the server pulled `at` back. It is what one review is known by. */
  readonly deviceAt?: Hlc;
}

/** A value that lost to an edit whose author had not seen it. It stays until somebody confirms or takes it. */
export interface Superseded {
  readonly field: string;
  /** Absent where the losing edit had emptied the field. */
  readonly value?: unknown;
  readonly stamp: Pick<Stamp, 'at' | 'n' | 'by' | 'deviceAt'>;
}

export type EditStamp = Superseded['stamp'];

/** Of a field's state only what belongs to the edit itself. */
export function editOf({ at, n, by, deviceAt }: EditStamp): EditStamp {
  return deviceAt === undefined ? { at, n, by } : { at, n, by, deviceAt };
}

export type Stamps = Readonly<Record<string, Stamp>>;

export const replicaOf = (stamp: Pick<Stamp, 'at'>): ReplicaId => hlcReplica(stamp.at);

/** The register of a field; undefined where it was never touched, whatever the field is called. */
export function stampOf(doc: { readonly stamps?: Stamps }, field: string): Stamp | undefined {
  return doc.stamps && Object.hasOwn(doc.stamps, field) ? doc.stamps[field] : undefined;
}

/** An edit's identity as one text. */
export const editKey = (field: string, stamp: Pick<Stamp, 'at' | 'n'>): string =>
  `${field}\u0000${replicaOf(stamp)}\u0000${stamp.n}`;

/** How many edits of `replica` the field's state has taken in. */
export function seenOf(stamp: Stamp | undefined, replica: string): number {
  if (!stamp) return 0;
  const seen = stamp.seen?.[replica] ?? 0;
  return replicaOf(stamp) === replica ? Math.max(seen, stamp.n) : seen;
}

/** The order in which every copy keeps what lost. */
export const bySupersededKey = (a: Superseded, b: Superseded): number =>
  editKey(a.field, a.stamp) < editKey(b.field, b.stamp) ? -1 : 1;

export function hasSeen(stamp: Stamp | undefined, edit: Pick<Stamp, 'at' | 'n'>): boolean {
  return seenOf(stamp, replicaOf(edit)) >= edit.n;
}
