// The book of sync on RxDB: the state of a document's journey stands in its own row (decisions/0003).

import { sameJson } from '@tram/shared-schema/document/canonical-json.js';
import { lifecycleOf, type TramDocument } from '@tram/shared-schema/document/document-types.js';
import { mergeDocuments } from '@tram/shared-schema/document/merge.js';
import { ok, type Result } from '@tram/shared-schema/result.js';
import type { PushResult } from '@tram/shared-schema/sync/wire.js';
import type { StorageFailure } from '#documents/tablet-documents.js';
import type { Outgoing, SyncJournal, SyncPosition } from '#sync/sync-journal.js';
import { absorb, isAtServer } from './absorb.js';
import { createBookmarks } from './bookmarks.js';
import { noteKept } from './kept-documents.js';
import { createKeptWitnesses } from './kept-witnesses.js';
import type { StationDatabase } from './open-database.js';
import type { RowTable } from './row-table.js';
import type { StandingRow } from './rx-rows.js';
import { createComparisonJournal } from './rxdb-comparison-journal.js';
import { asStorageResult } from './storage-failure.js';
import {
  COLLECTIONS,
  collectionOf,
  fullerRow,
  movedRow,
  rowOf,
  type CollectionName,
  type StationRow,
} from './station-row.js';

/** People before what happened to them, so that the server never meets an event of somebody unknown. */
const SENT_IN_ORDER = ['registry', 'events'] as const satisfies readonly CollectionName[];

interface Pulled {
  readonly doc: TramDocument;
  readonly json: string | undefined;
}

/** The same document twice in one page says what both say. */
function withoutTwins(documents: readonly TramDocument[], json: readonly string[] | undefined): Pulled[] {
  const byId = new Map<string, Pulled>();
  for (const [at, doc] of documents.entries()) {
    const twin = byId.get(doc._id);
    const isMerged = twin !== undefined && lifecycleOf(doc.type) !== undefined;
    byId.set(
      doc._id,
      isMerged ? { doc: mergeDocuments(twin.doc, doc), json: undefined } : { doc, json: json?.[at] },
    );
  }
  return [...byId.values()];
}

/** All of them or none: a page comes as text, and a twin in it is rare. */
function jsonOf(pulled: readonly Pulled[]): readonly string[] | undefined {
  const json = pulled.flatMap((one) => one.json ?? []);
  return json.length === pulled.length ? json : undefined;
}

/** What becomes of a row when the server answers what was sent of it. */
function answered(standing: StandingRow, version: string, result: PushResult): StationRow | undefined {
  const editedSince = String(standing.edits) !== version;
  const doc = result.kind === 'merged' ? mergeDocuments(standing.doc, result.document) : standing.doc;
  if (editedSince) return sameJson(doc, standing.doc) ? undefined : fullerRow(standing, doc);
  // A page that came in between showed it at the server already.
  if (isAtServer(standing)) return sameJson(doc, standing.doc) ? undefined : fullerRow(standing, doc);
  if (result.kind === 'refused') return rowOf(doc, 'refused', standing.edits, result.refusal);
  return movedRow(standing, result.kind, doc);
}

const utf8 = new TextEncoder();
const bytesOf = (doc: TramDocument): number => utf8.encode(JSON.stringify(doc)).length;

/** The longest run of rows that fits; the first always goes, however large, so that nothing can block the rest. */
function withinBytes(
  rows: readonly StandingRow[],
  maxBytes: number,
): { taken: StandingRow[]; bytes: number } {
  const taken: StandingRow[] = [];
  let bytes = 0;
  for (const row of rows) {
    const next = bytes + bytesOf(row.doc);
    if (taken.length > 0 && next > maxBytes) break;
    taken.push(row);
    bytes = next;
  }
  return { taken, bytes };
}

export function createRxdbSyncJournal({ tables }: Pick<StationDatabase, 'tables'>): SyncJournal {
  const bookmarks = createBookmarks(tables);
  const witnesses = createKeptWitnesses(tables);
  let place: SyncPosition | undefined;
  const here = async (): Promise<SyncPosition> => (place ??= await bookmarks.read());

  /** Sent rows first: nobody answered for them. */
  async function waitingIn(table: RowTable, limit: number): Promise<readonly StandingRow[]> {
    const unanswered = await table.inState('sent', limit);
    const fresh = unanswered.length < limit ? await table.inState('local', limit - unanswered.length) : [];
    return [...unanswered, ...fresh];
  }

  async function eachTable(
    sent: readonly Outgoing[],
    work: (table: RowTable, standing: readonly StandingRow[]) => Promise<unknown>,
  ): Promise<void> {
    await Promise.all(
      SENT_IN_ORDER.map(async (name) => {
        const ids = sent.flatMap(({ doc }) => (collectionOf(doc.type) === name ? doc._id : []));
        if (ids.length > 0) await work(tables[name], await tables[name].rows.find(ids));
      }),
    );
  }

  async function markSent(table: RowTable, rows: readonly StandingRow[]): Promise<readonly Outgoing[]> {
    const outgoing = rows.map((row): Outgoing => ({ doc: row.doc, version: String(row.edits) }));
    const fresh = rows.filter((row) => row.syncState === 'local');
    const seen = new Map(fresh.map((row) => [row.id, row.edits]));
    const marked = await asStorageResult(() =>
      table.update(fresh, (row) =>
        row.syncState === 'local' && seen.get(row.id) === row.edits ? movedRow(row, 'sent') : undefined,
      ),
    );
    // A full tablet must still be able to send: that is how its work gets out. The rows stay `local` and come again.
    return marked.ok || marked.error.kind === 'storage-full' ? outgoing : [];
  }

  async function storeIn(
    name: CollectionName,
    pulled: readonly Pulled[],
    at: SyncPosition,
    before: SyncPosition,
  ) {
    const rows = pulled.map(({ doc }) => rowOf(doc, 'accepted', 0));
    if (rows.length > 0) await tables[name].fill(rows, absorb, jsonOf(pulled));
    if (pulled.some(({ doc }) => lifecycleOf(doc.type) === undefined)) await noteKept(tables[name]);
    await bookmarks.write(name, at, before);
  }

  return {
    async position() {
      place = undefined;
      const at = await here();
      const oldest = at.epoch === undefined ? (await witnesses.read()).at(-1) : undefined;
      return oldest ? { epoch: oldest.epoch } : at;
    },

    async storePage(documents, at, json) {
      const before = await here();
      const page = withoutTwins(documents, json);
      const stored = await Promise.all(
        COLLECTIONS.map((name) => {
          const mine = page.filter(({ doc }) => collectionOf(doc.type) === name);
          return asStorageResult(() => storeIn(name, mine, at, before));
        }),
      );
      const failed = stored.find((result) => !result.ok);
      if (failed) return failed;
      place = at;
      return ok(undefined);
    },

    async takeOutgoing(maxDocuments, maxBytes) {
      const outgoing: Outgoing[] = [];
      let room = maxBytes;
      for (const name of SENT_IN_ORDER) {
        if (outgoing.length >= maxDocuments || (outgoing.length > 0 && room <= 0)) break;
        const waiting = await waitingIn(tables[name], maxDocuments - outgoing.length);
        const { taken, bytes } = withinBytes(waiting, room);
        // The first of a later collection may not push the batch over the bound: it is first in the next one.
        if (outgoing.length > 0 && bytes > room) break;
        outgoing.push(...(await markSent(tables[name], taken)));
        room -= bytes;
        if (taken.length < waiting.length) break;
      }
      return outgoing;
    },

    settle(sent, results): Promise<Result<void, StorageFailure>> {
      const versions = new Map(sent.map(({ doc, version }) => [doc._id as string, version]));
      const answers = new Map(results.map((result) => [result.id, result]));
      return asStorageResult(() =>
        eachTable(sent, (table, standing) =>
          table.update(standing, (row) => {
            const [version, answer] = [versions.get(row.id), answers.get(row.id)];
            return version !== undefined && answer ? answered(row, version, answer) : undefined;
          }),
        ),
      );
    },

    release(sent): Promise<Result<void, StorageFailure>> {
      return asStorageResult(() =>
        eachTable(sent, (table, standing) =>
          table.update(standing, (row) => (row.syncState === 'sent' ? movedRow(row, 'local') : undefined)),
        ),
      );
    },

    witnesses: async () => (await witnesses.read()).map(({ witness }) => witness),
    keepWitness: (kept) => asStorageResult(() => witnesses.write(kept)),

    comparison: createComparisonJournal(tables, async (epoch, cursor) => {
      const at = { epoch, cursor };
      await Promise.all(COLLECTIONS.map((name) => bookmarks.write(name, at, at)));
      place = at;
    }),
  };
}
