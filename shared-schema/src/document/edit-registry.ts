// How a worker changes a registry document: every touched field gets a new stamp that has seen what stood there.

import { sameJson } from './canonical-json.js';
import { ENVELOPE_FIELDS, type RegistryDocument } from './envelope.js';
import { nextHlc, type Hlc } from './hybrid-clock.js';
import type { AccountId, ReplicaId } from './ids.js';
import {
  bySupersededKey,
  editKey,
  editOf,
  replicaOf,
  seenOf,
  stampOf,
  type Stamp,
  type Superseded,
} from './stamp.js';

export interface Editor {
  readonly nowMs: number;
  readonly replicaId: ReplicaId;
  readonly accountId: AccountId;
}

type Fields = Record<string, unknown>;
/** `undefined` empties the field; a field that is not named stays as it is. */
export type FieldChanges<D> = { readonly [F in Exclude<keyof D, '_id' | 'type'>]?: D[F] | undefined };

/** From one reading of a form to another: a field that was emptied is told from one nobody touched. */
export function changesBetween<D>(before: FieldChanges<D>, after: FieldChanges<D>): FieldChanges<D> {
  const [was, is] = [before as Fields, after as Fields];
  const fields = new Set([...Object.keys(was), ...Object.keys(is)]);
  const changed = [...fields].filter((field) => !sameJson(was[field], is[field]));
  return Object.fromEntries(changed.map((field) => [field, is[field]])) as FieldChanges<D>;
}

function stampsSeen(doc: RegistryDocument, field: string): (Hlc | undefined)[] {
  const lost = (doc.superseded ?? []).filter((entry) => entry.field === field);
  return [stampOf(doc, field)?.at, ...lost.map((entry) => entry.stamp.at)];
}

/** The stamp of the editor's next edit of `field`: after everything seen, counting what was seen. */
function nextStamp(doc: RegistryDocument, field: string, editor: Editor): Stamp {
  const before = stampOf(doc, field);
  const seen: Record<string, number> = { ...before?.seen };
  if (before) seen[replicaOf(before)] = seenOf(before, replicaOf(before));
  delete seen[editor.replicaId];
  return {
    at: nextHlc(editor.nowMs, editor.replicaId, stampsSeen(doc, field)),
    n: seenOf(before, editor.replicaId) + 1,
    by: editor.accountId,
    ...(Object.keys(seen).length > 0 && { seen }),
    ...(before?.reviewed && { reviewed: before.reviewed }),
  };
}

/**
 * What is lost in `field` once an author replaced the value `saw` there, while another came in that they had not before
 * them: that one is kept to be looked at, and the one they replaced is not.
 */
function lostUnseen(
  lost: readonly Superseded[],
  { field, value, saw, stamp }: { field: string; value: unknown; saw: unknown; stamp: Stamp },
): readonly Superseded[] {
  const left = lost.filter((entry) => entry.field !== field || !sameJson(entry.value, saw));
  const unseen: Superseded =
    value === undefined ? { field, stamp: editOf(stamp) } : { field, value, stamp: editOf(stamp) };
  return [...left, unseen].sort(bySupersededKey);
}

/**
 * Values that equal what stands are not edits. What had lost here stays until it is looked at.
 * `saw`: what the author had before them, where the document may have moved on since (a form that stood open). Of a field
 * that is not in it they saw that it was empty.
 */
export function editRegistry<D extends RegistryDocument>(
  doc: D,
  changes: FieldChanges<D>,
  editor: Editor,
  saw?: FieldChanges<D>,
): D {
  const next: Fields = { ...(doc as unknown as Fields) };
  const stamps: Record<string, Stamp> = { ...doc.stamps };
  let lost = doc.superseded ?? [];
  for (const [field, value] of Object.entries(changes)) {
    if (ENVELOPE_FIELDS.has(field)) throw new RangeError(`${field} is not a worker's to change`);
    if (sameJson(next[field], value)) continue;
    const stood = stampOf(doc, field);
    const seen = (saw as Fields | undefined)?.[field];
    if (stood && saw && !sameJson(next[field], seen))
      lost = lostUnseen(lost, { field, value: next[field], saw: seen, stamp: stood });
    stamps[field] = nextStamp(doc, field, editor);
    if (value === undefined) delete next[field];
    else next[field] = value;
  }
  if (Object.keys(stamps).length > 0) next['stamps'] = stamps;
  if (lost.length > 0) next['superseded'] = lost;
  return next as unknown as D;
}

/** What lost and still says something else than the value that stands. */
export function openDisagreements(doc: RegistryDocument): readonly Superseded[] {
  return (doc.superseded ?? []).filter(
    (entry) => !sameJson(entry.value, (doc as unknown as Fields)[entry.field]),
  );
}

function withoutLost<D extends RegistryDocument>(doc: D, entry: Superseded): D {
  const key = editKey(entry.field, entry.stamp);
  const left = (doc.superseded ?? []).filter((other) => editKey(other.field, other.stamp) !== key);
  const next: Fields = { ...(doc as unknown as Fields) };
  if (left.length > 0) next['superseded'] = left;
  else delete next['superseded'];
  return next as unknown as D;
}

/**
 * A worker looked at the losing value and keeps the one that stands. The look is counted among what its replica did to
 * the field: a later look of somebody else takes the place of `reviewed`, and this one's going must still be known.
 */
export function keepCurrent<D extends RegistryDocument>(doc: D, entry: Superseded, editor: Editor): D {
  const stamp = stampOf(doc, entry.field);
  if (!stamp) return doc;
  const looked = [...stampsSeen(doc, entry.field), stamp.reviewed?.deviceAt ?? stamp.reviewed?.at];
  const reviewed = { at: nextHlc(editor.nowMs, editor.replicaId, looked), by: editor.accountId };
  const seen = { ...stamp.seen, [editor.replicaId]: seenOf(stamp, editor.replicaId) + 1 };
  const next = withoutLost(doc, entry);
  return { ...next, stamps: { ...next.stamps, [entry.field]: { ...stamp, seen, reviewed } } };
}

/** A worker takes the value that had lost; the one that stood was seen, so it is not a loss. */
export function takeLost<D extends RegistryDocument>(doc: D, entry: Superseded, editor: Editor): D {
  const edited = editRegistry(doc, { [entry.field]: entry.value } as FieldChanges<D>, editor);
  return withoutLost(edited, entry);
}
