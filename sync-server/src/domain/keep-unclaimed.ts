// No value goes from the server without somebody's name to its going. A tablet that says "I have seen that value and no
// longer hold it" must bring the edit that replaced it or the review that settled it; one that brings neither (a faulty
// version, a forged state) would make it vanish on every tablet. The server then gives the value a new name, its own,
// which nobody has seen: it stands among what lost and is shown to the worker again.

import { lifecycleOf, type TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { RegistryDocument } from '@tram/shared-schema/document/envelope.js';
import { formatHlc, hlcMs } from '@tram/shared-schema/document/hybrid-clock.js';
import {
  bySupersededKey,
  editKey,
  replicaOf,
  seenOf,
  stampOf,
  type Stamp,
  type Superseded,
} from '@tram/shared-schema/document/stamp.js';
import { SERVER_REPLICA } from './server-replica.js';

const valueOf = (doc: object, field: string): unknown =>
  Object.hasOwn(doc, field) ? (doc as Readonly<Record<string, unknown>>)[field] : undefined;

function entryOf(field: string, value: unknown, { at, n, by, deviceAt }: Superseded['stamp']): Superseded {
  const stamp = { at, n, by, ...(deviceAt !== undefined && { deviceAt }) };
  return value === undefined ? { field, stamp } : { field, value, stamp };
}

/** Every live edit: the values shown and those that lost. */
function liveEdits(doc: RegistryDocument): Map<string, Superseded> {
  const live = new Map<string, Superseded>();
  for (const [field, stamp] of Object.entries(doc.stamps ?? {}))
    live.set(editKey(field, stamp), entryOf(field, valueOf(doc, field), stamp));
  for (const entry of doc.superseded ?? []) live.set(editKey(entry.field, entry.stamp), entry);
  return live;
}

/** An edit the server did not know, or a look at what had lost: both are counted. */
function bringsClaim(incoming: Stamp | undefined, stood: Stamp | undefined): boolean {
  if (!incoming) return false;
  const replicas = [replicaOf(incoming), ...Object.keys(incoming.seen ?? {})];
  return replicas.some((replica) => seenOf(incoming, replica) > seenOf(stood, replica));
}

function renamed(entry: Superseded, stamp: Stamp): { entry: Superseded; stamp: Stamp } {
  const n = seenOf(stamp, SERVER_REPLICA) + 1;
  const at = formatHlc({ ms: hlcMs(entry.stamp.at), counter: 0, replica: SERVER_REPLICA });
  return {
    entry: entryOf(entry.field, entry.value, { at, n, by: entry.stamp.by }),
    stamp: { ...stamp, seen: { ...stamp.seen, [SERVER_REPLICA]: n } },
  };
}

/** `merged`, with every value of `stored` that went from it unclaimed put back. */
export function keepUnclaimed(
  stored: TramDocument | undefined,
  incoming: TramDocument,
  merged: TramDocument,
): TramDocument {
  if (!stored || lifecycleOf(merged.type) !== 'registry') return merged;
  const [before, sent, after] = [stored, incoming, merged] as RegistryDocument[];
  if (!before || !sent || !after) return merged;
  const left = liveEdits(after);
  const stamps: Record<string, Stamp> = { ...after.stamps };
  const superseded = [...(after.superseded ?? [])];
  for (const [key, entry] of liveEdits(before)) {
    const stamp = stamps[entry.field];
    if (left.has(key) || !stamp) continue;
    if (bringsClaim(stampOf(sent, entry.field), stampOf(before, entry.field))) continue;
    const kept = renamed(entry, stamp);
    stamps[entry.field] = kept.stamp;
    superseded.push(kept.entry);
  }
  if (superseded.length === (after.superseded ?? []).length) return merged;
  return { ...merged, stamps, superseded: superseded.toSorted(bySupersededKey) } as TramDocument;
}
