// Several documents written as one, though registry and events lie in two databases of the browser and neither knows the
// other's transactions: what is to become of all of them is laid down in one row first, which is the save; then each is
// written, then the row goes. Whoever opens the store finishes what was cut off. See decisions/0017.

import { sameJson } from '@tram/shared-schema/document/canonical-json.js';
import { lifecycleOf, type TramDocument } from '@tram/shared-schema/document/document-types.js';
import { editRegistry, type Editor } from '@tram/shared-schema/document/edit-registry.js';
import type { RegistryDocument } from '@tram/shared-schema/document/envelope.js';
import { hlcMs } from '@tram/shared-schema/document/hybrid-clock.js';
import { mergeDocuments } from '@tram/shared-schema/document/merge.js';
import { replicaOf, stampOf } from '@tram/shared-schema/document/stamp.js';
import { err, type Result } from '@tram/shared-schema/result.js';
import type { ChangeFailure, DocumentChange } from '#documents/tablet-documents.js';
import { ownRow, ownValueOf } from './own-rows.js';
import type { RowTable } from './row-table.js';
import type { StandingRow } from './rx-rows.js';
import { collectionOf, editedRow, holdsDocument, rowOf, type CollectionName } from './station-row.js';
import { asStorageResult, RecordClosed, toStorageFailure } from './storage-failure.js';

type Tables = Readonly<Record<CollectionName, RowTable>>;

interface Changed {
  readonly before: TramDocument;
  readonly after: TramDocument;
}
interface Save {
  readonly changed: readonly Changed[];
  readonly added: readonly TramDocument[];
}

const FIRST = '~save:';
const BEHIND = '~save;';
const MANY = 1_000;
/** People and households before what is told of them. */
const IN_ORDER = ['registry', 'events'] as const satisfies readonly CollectionName[];

const valueOf = (doc: TramDocument, field: string): unknown => Reflect.get(doc, field);

/** Field by field, as its author wrote it, on top of what stands now. */
function editedAgain(standing: RegistryDocument, { before, after }: Changed): RegistryDocument {
  const edited = after as RegistryDocument;
  return Object.entries(edited.stamps ?? {}).reduce((doc, [field, stamp]) => {
    if (sameJson(stamp, stampOf(before as RegistryDocument, field))) return doc;
    const editor: Editor = { nowMs: hlcMs(stamp.at), replicaId: replicaOf(stamp), accountId: stamp.by };
    const saw = { [field]: valueOf(before, field) };
    return editRegistry(doc, { [field]: valueOf(after, field) }, editor, saw);
  }, standing);
}

/** The same document where the change is in it already. */
function withChange(standing: TramDocument, changed: Changed): TramDocument {
  if (sameJson(standing, changed.before)) return changed.after;
  const merged = mergeDocuments(standing, changed.after);
  if (sameJson(merged, standing)) return standing;
  return lifecycleOf(standing.type) === 'registry'
    ? (editedAgain(standing as RegistryDocument, changed) as TramDocument)
    : merged;
}

async function writeAll(tables: Tables, save: Save): Promise<void> {
  for (const name of IN_ORDER) {
    const table = tables[name];
    const isHere = ({ type }: TramDocument): boolean => collectionOf(type) === name;
    const changed = new Map(
      save.changed.flatMap((one) => (isHere(one.after) ? [[one.after._id as string, one] as const] : [])),
    );
    await table.update(await table.rows.find([...changed.keys()]), (row) => {
      const one = changed.get(row.id);
      if (!one || !holdsDocument(row)) return undefined;
      const next = withChange(row.doc, one);
      return next === row.doc ? undefined : editedRow(row, next);
    });
    const fresh = save.added.filter(isHere).map((doc) => rowOf(doc, 'local', 0));
    const closed = await table.insertLasting(fresh, (standing, row) =>
      sameJson(standing.doc, row.doc)
        ? undefined
        : editedRow(standing, mergeDocuments(standing.doc, row.doc)),
    );
    if (closed.length > 0) throw new RecordClosed(closed);
    await table.flush();
  }
}

async function finish(tables: Tables, row: StandingRow): Promise<void> {
  const save = ownValueOf<Save>(row);
  if (!save) throw new Error('a row of a save holds none');
  await writeAll(tables, save);
  await tables.registry.remove([row]);
}

async function begin(tables: Tables, save: Save): Promise<StandingRow> {
  const first = save.changed[0]?.after._id ?? save.added[0]?._id ?? '';
  const id = `${FIRST}${first}` as const;
  const before = await tables.registry.readOne(id);
  if (before) await finish(tables, before);
  const closed = await tables.registry.insertLasting([ownRow('registry', id, save)], () => undefined);
  const row = await tables.registry.readOne(id);
  if (!row || closed.length > 0) throw new RecordClosed([id]);
  return row;
}

async function changedBy({ type, id, change }: DocumentChange, tables: Tables): Promise<Changed | undefined> {
  const name = collectionOf(type);
  if (name === 'reference') throw new RangeError(`${type} is written by the server alone`);
  const row = await tables[name].readOne(id);
  if (row?.type !== type || !holdsDocument(row)) return undefined;
  const after = (change as (doc: TramDocument) => TramDocument)(row.doc);
  if (after._id !== id || after.type !== type) throw new RangeError('a change may not make another document');
  return { before: row.doc, after };
}

export async function saveTogether(
  tables: Tables,
  changes: readonly DocumentChange[],
  added: readonly TramDocument[],
): Promise<Result<void, ChangeFailure>> {
  for (const { type } of added) {
    if (collectionOf(type) === 'reference') throw new RangeError(`${type} is written by the server alone`);
  }
  const found = await Promise.all(changes.map((change) => changedBy(change, tables)));
  const all = found.filter((one) => one !== undefined);
  if (all.length < changes.length) return err({ kind: 'not-found' });
  const changed = all.filter(({ before, after }) => before !== after);
  return asStorageResult(async () => {
    if (changed.length === 0 && added.length === 0) return;
    await finish(tables, await begin(tables, { changed, added }));
  });
}

/** What was cut off when the page or the battery went. One that cannot be finished now waits for the next start. */
export async function finishSaves(tables: Tables): Promise<void> {
  for (const row of await tables.registry.idsBetween(FIRST, BEHIND, MANY)) {
    try {
      await finish(tables, row);
    } catch (error) {
      // A full disk, or a record that does not open: the rest of the station's records must open all the same.
      if (!toStorageFailure(error)) throw error;
    }
  }
}
