// Documents of types this version does not know are kept as they came, beside the reference data. When a newer version
// knows their type they move to where that type lives. A row remembers which types the last version knew, so that this
// is looked at once per version and not at every start.

import { LIFECYCLE } from '@tram/shared-schema/document/document-types.js';
import { sameJson } from '@tram/shared-schema/document/canonical-json.js';
import { absorb } from './absorb.js';
import { ownRow, ownValueOf } from './own-rows.js';
import type { RowTable } from './row-table.js';
import { COLLECTIONS, collectionOf, rowOf, type CollectionName } from './station-row.js';

const KNOWN_TYPES_ROW = '~known-types';
/** Own rows begin with `~`, behind every id. */
const BEHIND_ALL_IDS = '~';
const PAGE = 500;

const knownTypes = (types: readonly string[] = Object.keys(LIFECYCLE)) => ({ types: [...types].sort() });

/** This version keeps something it does not know: whichever version opens next must look again. */
export async function noteKept(reference: RowTable): Promise<void> {
  const standing = await reference.readOne(KNOWN_TYPES_ROW);
  if (sameJson(ownValueOf(standing), knownTypes())) return;
  const row = ownRow('reference', KNOWN_TYPES_ROW, knownTypes());
  if (standing) await reference.update([standing], () => row);
  else await reference.insert([row], () => row);
}

/** Safe to cut off anywhere and to repeat: a document leaves its old place only after it is in the new one. */
export async function rehomeKept(tables: Readonly<Record<CollectionName, RowTable>>): Promise<void> {
  const { reference } = tables;
  if (sameJson(ownValueOf(await reference.readOne(KNOWN_TYPES_ROW)), knownTypes())) return;
  const closedBefore = reference.closedMet?.();
  let areHome = true;
  let after = '';
  for (;;) {
    const rows = await reference.idsBetween(after, BEHIND_ALL_IDS, PAGE);
    const last = rows.at(-1);
    if (!last) break;
    after = last.id;
    const strays = rows.filter((row) => collectionOf(row.type) !== 'reference');
    for (const name of COLLECTIONS) {
      const homes = strays.filter((row) => collectionOf(row.type) === name);
      if (homes.length === 0) continue;
      const closed = await tables[name].insert(
        homes.map((row) => rowOf(row.doc, 'accepted', 0)),
        absorb,
      );
      await reference.remove(homes.filter(({ id }) => !closed.includes(id)));
      areHome &&= closed.length === 0;
    }
  }
  // Where one of them, or what stands at its home, did not open, the next start looks again.
  if (areHome && reference.closedMet?.() === closedBefore) await noteKept(reference);
}
