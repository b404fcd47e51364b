// Comparing with a server that began anew, on RxDB. How far it came stands in every collection, written after its part:
// where one of them fell behind when the power went, that part is compared again, which changes nothing.

import { sameJson } from '@tram/shared-schema/document/canonical-json.js';
import { lifecycleOf, type TramDocument } from '@tram/shared-schema/document/document-types.js';
import { mergeDocuments } from '@tram/shared-schema/document/merge.js';
import { END_OF_IDS, type StateEntry } from '@tram/shared-schema/sync/compare.js';
import type { Cursor, Epoch } from '@tram/shared-schema/sync/wire.js';
import type { ComparisonJournal, ComparisonPlace } from '#sync/comparison-journal.js';
import { absorb, isAtServer } from './absorb.js';
import { ownRow, ownValueOf, writeOwnRow } from './own-rows.js';
import { entryOf } from './retention-row.js';
import type { RowTable } from './row-table.js';
import type { StandingRow } from './rx-rows.js';
import { asStorageResult } from './storage-failure.js';
import {
  COLLECTIONS,
  collectionOf,
  fullerRow,
  rowOf,
  type CollectionName,
  type StationRow,
} from './station-row.js';

type Tables = Readonly<Record<CollectionName, RowTable>>;

const PLACE_ROW = '~comparison';
/** Small enough that reading one piece holds up no keystroke on a slow tablet. */
const READ_PIECE = 250;

interface KeptPlace extends ComparisonPlace {
  readonly epoch: Epoch;
}

const withoutReceipt = ({ receivedAt: _at, receivedBy: _by, ...rest }: TramDocument): object => rest;

/** One more edit: an answer still on its way from the old server is no answer any more. */
const offeredAgain = (row: StationRow, doc: TramDocument = row.doc): StationRow =>
  rowOf(doc, 'local', row.edits + 1);

/** What becomes of a row when the new server's state of it differs: what both know, to be sent where that is more. */
function absorbCompared(standing: StationRow, fresh: StationRow): StationRow | undefined {
  const lifecycle = lifecycleOf(fresh.type);
  if (!isAtServer(standing) || lifecycle === undefined) return absorb(standing, fresh);
  const merged = mergeDocuments(standing.doc, fresh.doc);
  const hasMore = !sameJson(withoutReceipt(merged), withoutReceipt(fresh.doc));
  if (hasMore && lifecycle !== 'reference') return offeredAgain(standing, merged);
  return sameJson(merged, standing.doc) ? undefined : fullerRow(standing, merged);
}

/** The first `limit` of all collections' rows behind an id, in the order of ids, a piece at a time. */
async function* rowsInOrder(tables: Tables, after: string): AsyncGenerator<StandingRow> {
  const readers = await Promise.all(
    COLLECTIONS.map(async (name) => {
      const read = (from: string) => tables[name].idsBetween(from, END_OF_IDS, READ_PIECE);
      return { read, rows: [...(await read(after))] };
    }),
  );
  for (;;) {
    const nexts = readers.filter(({ rows }) => rows.length > 0);
    const [first, ...others] = nexts;
    if (!first) return;
    const next = others.reduce((a, b) => ((b.rows[0]?.id ?? '') < (a.rows[0]?.id ?? '') ? b : a), first);
    const row = next.rows.shift();
    if (!row) return;
    yield row;
    if (next.rows.length === 0) next.rows = [...(await next.read(row.id))];
  }
}

export function createComparisonJournal(
  tables: Tables,
  standAt: (epoch: Epoch, cursor: Cursor) => Promise<void>,
): ComparisonJournal {
  async function takeInto(name: CollectionName, docs: readonly TramDocument[], lacks: readonly string[]) {
    const table = tables[name];
    if (docs.length > 0) {
      await table.insert(
        docs.map((doc) => rowOf(doc, 'accepted', 0)),
        absorbCompared,
      );
    }
    // Only the server writes reference data: what it lost of them is the administrator's to bring back.
    if (lacks.length === 0 || name === 'reference') return;
    const standing = await table.rows.find([...lacks]);
    await table.update(standing, (row) => (isAtServer(row) ? offeredAgain(row) : undefined));
  }

  return {
    async place(epoch) {
      const rows = await Promise.all(COLLECTIONS.map((name) => tables[name].readOne(PLACE_ROW)));
      const places = rows.map((row) => ownValueOf<KeptPlace>(row));
      const [first, ...others] = places;
      if (!first) return undefined;
      const same = others.every((place) => place?.epoch === first.epoch && place.cursor === first.cursor);
      if (!same || first.epoch !== epoch) return undefined;
      const kept = places.flatMap((place) => place ?? []);
      const { epoch: _epoch, ...earliest } = kept.reduce((a, b) => (b.after < a.after ? b : a));
      return earliest;
    },

    async count() {
      let count = 0;
      for (const name of ['registry', 'events'] as const) {
        count += await tables[name].countAtServer();
        for (const state of ['local', 'sent', 'refused'] as const)
          count += await tables[name].countInState(state);
      }
      return count;
    },

    async entries(after, limit) {
      const entries: StateEntry[] = [];
      for await (const row of rowsInOrder(tables, after)) {
        entries.push(entryOf(row));
        if (entries.length === limit) break;
      }
      return entries;
    },

    take(documents, lacks) {
      return asStorageResult(async () => {
        for (const name of COLLECTIONS) {
          const mine = documents.filter((doc) => collectionOf(doc.type) === name);
          await takeInto(name, mine, lacks);
        }
      });
    },

    moveTo(epoch, place) {
      return asStorageResult(async () => {
        const kept: KeptPlace = { epoch, ...place };
        for (const name of COLLECTIONS) await writeOwnRow(tables[name], ownRow(name, PLACE_ROW, kept));
      });
    },

    finish: (epoch, cursor) => asStorageResult(() => standAt(epoch, cursor)),
  };
}
