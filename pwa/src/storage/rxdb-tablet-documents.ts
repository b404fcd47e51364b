// What the tablet holds, on RxDB.

import { sameJson } from '@tram/shared-schema/document/canonical-json.js';
import type {
  DocumentByType,
  DocumentType,
  TramDocument,
} from '@tram/shared-schema/document/document-types.js';
import { mergeDocuments } from '@tram/shared-schema/document/merge.js';
import { err, ok } from '@tram/shared-schema/result.js';
import type { StoredDocument, TabletDocuments, UnsentCounts } from '#documents/tablet-documents.js';
import type { StationDatabase } from './open-database.js';
import type { RowTable } from './row-table.js';
import type { StandingRow } from './rx-rows.js';
import { saveTogether } from './save-together.js';
import { asStorageResult, RecordClosed } from './storage-failure.js';
import {
  COLLECTIONS,
  collectionOf,
  editedRow,
  holdsDocument,
  idPrefixOf,
  rowOf,
  toStored,
  type CollectionName,
} from './station-row.js';

/** People before what happened to them: cut off in between, no event names somebody who is not there. */
const WRITTEN_IN_ORDER = ['registry', 'events'] as const satisfies readonly CollectionName[];
/** Small enough that reading one page holds up no keystroke on a slow tablet; each costs the browser a transaction. */
const READ_PAGE = 200;

const momentOf = ({ doc }: StoredDocument): string => ('occurredAt' in doc ? doc.occurredAt : doc.createdAt);

function newestFirst(a: StoredDocument, b: StoredDocument): number {
  const [momentA, momentB] = [momentOf(a), momentOf(b)];
  if (momentA !== momentB) return momentA < momentB ? 1 : -1;
  return a.doc._id < b.doc._id ? 1 : -1;
}

const storedOf = (rows: readonly StandingRow[]): StoredDocument[] =>
  rows.flatMap((row) => toStored(row) ?? []);

function workersTable(tables: StationDatabase['tables'], type: string): RowTable {
  const name = collectionOf(type);
  if (name === 'reference') throw new RangeError(`${type} is written by the server alone`);
  return tables[name];
}

export function createRxdbTabletDocuments({ tables }: Pick<StationDatabase, 'tables'>): TabletDocuments {
  async function sum(count: (table: RowTable) => Promise<number>): Promise<number> {
    const counts = await Promise.all(WRITTEN_IN_ORDER.map((name) => count(tables[name])));
    return counts.reduce((total, one) => total + one, 0);
  }
  const countIn = (state: 'local' | 'sent' | 'refused') => sum((table) => table.countInState(state));
  async function unsent(): Promise<UnsentCounts> {
    const [local, sent, refused] = await Promise.all([countIn('local'), countIn('sent'), countIn('refused')]);
    return { waiting: local + sent, refused };
  }

  return {
    async get<T extends DocumentType>(type: T, id: string) {
      const row = await tables[collectionOf(type)].readOne(id);
      const stored = row?.type === type ? toStored(row) : undefined;
      return stored as StoredDocument<DocumentByType[T]> | undefined;
    },

    add(docs) {
      const writes = docs.map((doc) => ({
        table: workersTable(tables, doc.type),
        row: rowOf(doc, 'local', 0),
      }));
      return asStorageResult(async () => {
        for (const name of WRITTEN_IN_ORDER) {
          const rows = writes.flatMap(({ table, row }) => (table === tables[name] ? row : []));
          if (rows.length === 0) continue;
          // Saved twice (a second tap, a retry after a failure nobody saw) is saved once.
          const closed = await tables[name].insertLasting(rows, (standing, fresh) =>
            sameJson(standing.doc, fresh.doc)
              ? undefined
              : editedRow(standing, mergeDocuments(standing.doc, fresh.doc)),
          );
          if (closed.length > 0) throw new RecordClosed(closed);
        }
      });
    },

    async change<T extends DocumentType>(
      type: T,
      id: string,
      change: (doc: DocumentByType[T]) => DocumentByType[T],
    ) {
      const table = workersTable(tables, type);
      const changed = await asStorageResult(async () => {
        const standing = await table.readOne(id);
        if (standing?.type !== type || !holdsDocument(standing)) return undefined;
        let latest: TramDocument = standing.doc;
        await table.update([standing], (row) => {
          latest = change(row.doc as DocumentByType[T]);
          if (latest._id !== id || latest.type !== type)
            throw new RangeError('a change may not make another document');
          return latest === row.doc ? undefined : editedRow(row, latest);
        });
        await table.flush();
        return latest;
      });
      if (!changed.ok) return changed;
      return changed.value === undefined
        ? err({ kind: 'not-found' })
        : ok(changed.value as DocumentByType[T]);
    },

    saveTogether: (changes, added) => saveTogether(tables, changes, added),

    async sendAgain(type, id) {
      const table = workersTable(tables, type);
      const offered = await asStorageResult(async () => {
        const standing = await table.readOne(id);
        if (standing?.type !== type) return false;
        // One more edit: an answer to what was sent before is no answer to this.
        await table.update([standing], (row) =>
          row.syncState === 'refused' ? editedRow(row, row.doc) : undefined,
        );
        return true;
      });
      if (!offered.ok) return offered;
      return offered.value ? ok(undefined) : err({ kind: 'not-found' });
    },

    async readAll<T extends DocumentType>(
      type: T,
      onPage: (docs: readonly StoredDocument<DocumentByType[T]>[]) => unknown,
    ) {
      const prefix = idPrefixOf(type);
      let after = `${prefix}:`;
      for (;;) {
        const rows = await tables[collectionOf(type)].idsBetween(after, `${prefix};`, READ_PAGE);
        const ofType = storedOf(rows.filter((row) => row.type === type));
        if (ofType.length > 0) await onPage(ofType as StoredDocument<DocumentByType[T]>[]);
        const last = rows.at(-1);
        if (!last) return;
        after = last.id;
      }
    },

    async eventsOf(subject) {
      return storedOf(await tables.events.ofPerson(subject)).sort(newestFirst);
    },

    async eventsBetween(from, to) {
      return storedOf(await tables.events.onDays(from, to)).sort(newestFirst);
    },

    async withState(state) {
      const rows = await Promise.all(WRITTEN_IN_ORDER.map((name) => tables[name].inState(state)));
      return storedOf(rows.flat());
    },

    unsent,

    async counts() {
      const [few, atServer] = await Promise.all([unsent(), sum((table) => table.countAtServer())]);
      return { ...few, atServer };
    },

    onWritten(listener) {
      const stop = COLLECTIONS.map((name) =>
        tables[name].rows.onWritten((written) => {
          const stored = written.flatMap((row) => toStored(row) ?? []);
          if (stored.length > 0) listener(stored);
        }),
      );
      return () => stop.forEach((unsubscribe) => unsubscribe());
    },
  };
}
