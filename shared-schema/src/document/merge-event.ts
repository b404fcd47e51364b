// Events are facts: added once, never rewritten. Only their status moves, and only up this order.

import { canonicalJson, sameJson } from './canonical-json.js';
import type { EventDocument } from './envelope.js';
import { laterReceipt } from './receipt.js';

/** Low to high. `amended`: a newer version names this one. A mistake is said, never deleted (records are kept ≥ 10 years). */
export const EVENT_STATUSES = ['completed', 'amended', 'entered-in-error'] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];

const MUTABLE: ReadonlySet<string> = new Set(['status', 'statusChange', 'receivedAt', 'receivedBy', '_rev']);

/** A status a newer version knows and we do not stands above ours: it must not be erased by an old tablet. */
function rank(status: string): number {
  const known = (EVENT_STATUSES as readonly string[]).indexOf(status);
  return known === -1 ? EVENT_STATUSES.length : known;
}

function bodyOf(event: EventDocument): string {
  return canonicalJson(Object.fromEntries(Object.entries(event).filter(([key]) => !MUTABLE.has(key))));
}

/** The part that may never differ between two states of one event. */
export const sameBody = (a: EventDocument, b: EventDocument): boolean => sameJson(bodyOf(a), bodyOf(b));

function higherStatus<D extends EventDocument>(a: D, b: D): D {
  const byRank = rank(a.status) - rank(b.status);
  if (byRank !== 0) return byRank > 0 ? a : b;
  if (a.status !== b.status) return a.status > b.status ? a : b;
  // The same status reached twice: who moved it first is who moved it.
  const [atA, atB] = [a.statusChange?.at ?? '', b.statusChange?.at ?? ''];
  if (atA !== atB) return atA < atB ? a : b;
  return canonicalJson(a.statusChange) <= canonicalJson(b.statusChange) ? a : b;
}

/** What a newer version lifted must not be taken down again by a tablet that has the event as it was. */
function standingBody<D extends EventDocument>(a: D, b: D): D {
  if (a.schemaVersion !== b.schemaVersion) return a.schemaVersion > b.schemaVersion ? a : b;
  return bodyOf(a) >= bodyOf(b) ? a : b;
}

/**
 * Both must have the same `_id`; `_rev` is the caller's. Bodies of one version that differ mean a forged id: every replica
 * picks the same one.
 */
export function mergeEvent<D extends EventDocument>(a: D, b: D): D {
  if (a._id !== b._id) throw new RangeError('only two states of one document can be merged');
  const body = a === b ? a : standingBody(a, b);
  const { status, statusChange } = higherStatus(a, b);
  const { statusChange: _s, receivedAt: _a, receivedBy: _b, _rev, ...rest } = body as D & { _rev?: unknown };
  return {
    ...rest,
    status,
    ...(statusChange && { statusChange }),
    ...laterReceipt(a, b),
  } as unknown as D;
}
