// Two tablets changed one field without knowing of each other. A worker looks at the values and chooses one; until then
// all are kept. Needs no network, and travels like every other change.

import { sameJson } from '@tram/shared-schema/document/canonical-json.js';
import type { RegistryRecord } from '@tram/shared-schema/document/document-types.js';
import {
  keepCurrent,
  openDisagreements,
  takeLost,
  type Editor,
} from '@tram/shared-schema/document/edit-registry.js';
import { editKey, type Superseded } from '@tram/shared-schema/document/stamp.js';
import { ok, type Result } from '@tram/shared-schema/result.js';
import type { ChangeFailure } from '#documents/tablet-documents.js';
import { editorNow, type Desk } from './desk.js';
import { differencesOf, type Difference } from './differences.js';

/** Keep what stands, or take one of those that lost. */
export type Choice = 'keep' | Superseded;

/** `changed-meanwhile`: what the worker saw is no longer what there is, so nothing was chosen. */
export type Settling = 'settled' | 'changed-meanwhile';

const keyOf = ({ field, stamp }: Superseded): string => editKey(field, stamp);

function settled<D extends RegistryRecord>(doc: D, seen: Difference, choice: Choice, editor: Editor): D {
  const now = differencesOf(doc).find(({ field }) => field === seen.field);
  if (!now || !sameJson(now.standing.value, seen.standing.value)) return doc;
  const taken =
    choice === 'keep' ? undefined : openDisagreements(doc).find((entry) => keyOf(entry) === keyOf(choice));
  if (choice !== 'keep' && !taken) return doc;
  const next = taken ? takeLost(doc, taken, editor) : doc;
  const looked = new Set(seen.others.map(keyOf));
  // What equals the value that stood was looked at in it; it would come up as a new question once another is taken.
  const rest = (next.superseded ?? []).filter(
    (entry) =>
      entry.field === seen.field && (looked.has(keyOf(entry)) || sameJson(entry.value, seen.standing.value)),
  );
  return rest.reduce((left, entry) => keepCurrent(left, entry, editor), next);
}

export async function settleDisagreement(
  { type, _id }: Pick<RegistryRecord, 'type' | '_id'>,
  seen: Difference,
  choice: Choice,
  desk: Pick<Desk, 'documents' | 'clock' | 'editor'>,
): Promise<Result<Settling, ChangeFailure>> {
  const editor = editorNow(desk);
  let settling: Settling = 'changed-meanwhile';
  const change = <D extends RegistryRecord>(doc: D): D => {
    const next = settled(doc, seen, choice, editor);
    settling = next === doc ? 'changed-meanwhile' : 'settled';
    return next;
  };
  const changed = await desk.documents.change(type, _id, change);
  return changed.ok ? ok(settling) : changed;
}
