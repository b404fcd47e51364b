// Merge of two states of one registry document, field by field, with no common ancestor.
// Commutative, associative, idempotent. Each field is a set of live edits (the value shown and those that lost to it
// unseen) under a version vector of all edits ever taken in: an edit is dropped only where the other side had seen it
// and no longer has it. Clocks choose what is shown, never what is lost.

import { canonicalJson, sameJson } from './canonical-json.js';
import { ENVELOPE_FIELDS, type RegistryDocument } from './envelope.js';
import { laterReceipt } from './receipt.js';
import {
  bySupersededKey,
  editKey,
  editOf,
  hasSeen,
  replicaOf,
  seenOf,
  stampOf,
  type EditStamp,
  type Stamp,
  type Superseded,
} from './stamp.js';

type Fields = Record<string, unknown>;
interface LiveEdit {
  readonly value: unknown;
  readonly stamp: EditStamp;
}

/** Its own fields only: a document may name a field `constructor`. */
const valueOf = (doc: object, field: string): unknown =>
  Object.hasOwn(doc, field) ? (doc as Fields)[field] : undefined;

/** No object can carry this name as a plain field. */
const UNSTORABLE = '__proto__';

/** Greater `at` is shown; equal times (two clamped clocks) are told apart by the replica inside `at`, then by count. */
function isLater(a: EditStamp, b: EditStamp): boolean {
  return a.at === b.at ? a.n > b.n : a.at > b.at;
}

/** The same edit met twice: the server may have pulled one copy's time back, and the earlier time stands. */
function sameEdit(a: EditStamp, b: EditStamp): EditStamp {
  return editOf(isLater(a, b) ? b : a);
}

function liveEdits(doc: RegistryDocument, field: string): Map<string, LiveEdit> {
  const edits = new Map<string, LiveEdit>();
  const stamp = stampOf(doc, field);
  if (stamp) edits.set(editKey(field, stamp), { value: valueOf(doc, field), stamp: editOf(stamp) });
  for (const entry of doc.superseded ?? []) {
    if (entry.field !== field) continue;
    edits.set(editKey(field, entry.stamp), { value: entry.value, stamp: editOf(entry.stamp) });
  }
  return edits;
}

function survivors(
  mine: Map<string, LiveEdit>,
  theirs: Map<string, LiveEdit>,
  theirState: Stamp | undefined,
): Map<string, LiveEdit> {
  const kept = new Map<string, LiveEdit>();
  for (const [key, edit] of mine) {
    const twin = theirs.get(key);
    if (twin)
      kept.set(key, {
        value: untouchedValue(edit.value, twin.value),
        stamp: sameEdit(edit.stamp, twin.stamp),
      });
    else if (!hasSeen(theirState, edit.stamp)) kept.set(key, edit);
  }
  return kept;
}

function mergedSeen(
  a: Stamp | undefined,
  b: Stamp | undefined,
  shown: EditStamp,
): Record<string, number> | undefined {
  const replicas = new Set([...Object.keys(a?.seen ?? {}), ...Object.keys(b?.seen ?? {})]);
  if (a) replicas.add(replicaOf(a));
  if (b) replicas.add(replicaOf(b));
  const seen: Record<string, number> = {};
  for (const replica of [...replicas].sort()) {
    const count = Math.max(seenOf(a, replica), seenOf(b, replica));
    if (replica !== replicaOf(shown) || count > shown.n) seen[replica] = count;
  }
  return Object.keys(seen).length > 0 ? seen : undefined;
}

function laterReview(a: Stamp | undefined, b: Stamp | undefined): Stamp['reviewed'] {
  const [first, second] = [a?.reviewed, b?.reviewed];
  if (!first || !second) return first ?? second;
  const [saidFirst, saidSecond] = [first.deviceAt ?? first.at, second.deviceAt ?? second.at];
  if (saidFirst !== saidSecond) return saidFirst > saidSecond ? first : second;
  // One review met twice: as with edits, the earlier time the server gave it stands.
  return first.at <= second.at ? first : second;
}

interface MergedField {
  readonly value: unknown;
  readonly stamp: Stamp;
  readonly lost: Superseded[];
}

function mergeTouchedField(field: string, a: RegistryDocument, b: RegistryDocument): MergedField {
  const [ofA, ofB] = [liveEdits(a, field), liveEdits(b, field)];
  const [stateA, stateB] = [stampOf(a, field), stampOf(b, field)];
  const surviving = new Map([...survivors(ofA, ofB, stateB), ...survivors(ofB, ofA, stateA)]);
  // Each side claims to have replaced the other: two people kept each what the other let go (their tablets, one of them with a
  // clock that was pulled back, showed different values), or a tablet was brought back from an old copy. Lose nothing.
  const live = [...(surviving.size > 0 ? surviving : new Map([...ofA, ...ofB])).values()];
  const shown = live.reduce((best, edit) => (isLater(edit.stamp, best.stamp) ? edit : best));
  const seen = mergedSeen(stateA, stateB, shown.stamp);
  const reviewed = laterReview(stateA, stateB);
  return {
    value: shown.value,
    stamp: { ...shown.stamp, ...(seen && { seen }), ...(reviewed && { reviewed }) },
    lost: live
      .filter((edit) => edit !== shown)
      .map(({ value, stamp }) => (value === undefined ? { field, stamp } : { field, value, stamp })),
  };
}

/** Untouched on both sides means equal, unless somebody forged an id; then every replica must pick the same. */
function untouchedValue(a: unknown, b: unknown): unknown {
  return sameJson(a, b) || canonicalJson(a) >= canonicalJson(b) ? a : b;
}

const MERGED_APART: ReadonlySet<string> = new Set([
  'stamps',
  'superseded',
  '_rev',
  'receivedAt',
  'receivedBy',
]);

/** Only the receipt may honestly differ; for the rest, forged, every copy must pick the same. */
function envelopeOf(a: RegistryDocument, b: RegistryDocument): Fields {
  const envelope: Fields = { ...laterReceipt(a, b) };
  for (const field of ENVELOPE_FIELDS) {
    if (MERGED_APART.has(field)) continue;
    const value = untouchedValue(valueOf(a, field), valueOf(b, field));
    if (value !== undefined) envelope[field] = value;
  }
  envelope['schemaVersion'] = Math.max(a.schemaVersion, b.schemaVersion);
  return envelope;
}

/** Both must have the same `_id`. `_rev` is CouchDB's and is left to the caller. */
export function mergeRegistry<D extends RegistryDocument>(a: D, b: D): D {
  if (a._id !== b._id) throw new RangeError('only two states of one document can be merged');
  const merged = envelopeOf(a, b);
  const stamps: Record<string, Stamp> = {};
  const superseded: Superseded[] = [];
  const touched = new Set([...Object.keys(a.stamps ?? {}), ...Object.keys(b.stamps ?? {})]);
  const named = new Set([...Object.keys(a), ...Object.keys(b), ...touched]);
  for (const field of [...named].sort()) {
    if (ENVELOPE_FIELDS.has(field) || field === UNSTORABLE) continue;
    let value: unknown;
    if (touched.has(field)) {
      const result = mergeTouchedField(field, a, b);
      value = result.value;
      stamps[field] = result.stamp;
      superseded.push(...result.lost);
    } else {
      value = untouchedValue(valueOf(a, field), valueOf(b, field));
    }
    if (value !== undefined) merged[field] = value;
  }
  if (Object.keys(stamps).length > 0) merged['stamps'] = stamps;
  if (superseded.length > 0) merged['superseded'] = superseded.sort(bySupersededKey);
  return merged as unknown as D;
}
