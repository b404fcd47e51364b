// The DocumentStore on CouchDB's protocol: a real CouchDB or the embedded store, told apart by nothing but the URL.

import { sameJson } from '@tram/shared-schema/document/canonical-json.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { DocumentId, StationId } from '@tram/shared-schema/document/ids.js';
import { mergeDocuments } from '@tram/shared-schema/document/merge.js';
import {
  type DocumentStore,
  type EpochRecord,
  type Randomness,
  type Revision,
  StoreUnavailable,
} from '#ports.js';
import { CouchRefused, rowsOf, type CouchClient } from './couch-client.js';
import { openChanges } from './read-changes.js';
import { readStanding, reviseDocuments, type WritePolicy } from './revise-documents.js';
import { createStationDatabase, readEpoch, renewEpoch, stationDatabase } from './station-database.js';
import { readRange } from './read-range.js';
import { createSharedPages } from './shared-pages.js';
import { readStored } from './stored-document.js';
import { readHead, remembersAll } from './witnesses.js';
import { newMark } from './write-mark.js';

const ATTEMPTS = 12;
const PAUSE_MS = 10;

/** Writers that met once must not meet again in step. */
export function retryWithJitter(randomness: Randomness): WritePolicy {
  return {
    attempts: ATTEMPTS,
    newMark: () => newMark(randomness),
    pause: (attempt) => {
      const share = randomness.bytes(1).readUInt8() / 256;
      return new Promise((resolve) => setTimeout(resolve, PAUSE_MS * 2 ** Math.min(attempt, 5) * share));
    },
  };
}

function mergeInto(incoming: TramDocument): Revision<TramDocument> {
  return {
    id: incoming._id,
    probablyNew: incoming.receivedAt === undefined,
    decide: (stored) => {
      if (!stored) return { write: incoming, outcome: incoming };
      const merged = mergeDocuments(stored, incoming);
      return sameJson(merged, stored) ? { outcome: stored } : { write: merged, outcome: merged };
    },
  };
}

async function allDocuments(
  couch: CouchClient,
  stationId: StationId,
  range: Readonly<Record<string, string | number | boolean>>,
): Promise<readonly TramDocument[]> {
  const qs = { include_docs: true, ...range };
  const reply = await couch.request({ db: stationDatabase(stationId), path: '_all_docs', qs });
  return rowsOf(reply, 'rows').map((row) => readStored(row['doc']).document);
}

export function nanoDocumentStore(couch: CouchClient, randomness: Randomness): DocumentStore {
  const retry = retryWithJitter(randomness);
  const shared = createSharedPages();
  const renewing = new Map<StationId, Promise<EpochRecord>>();
  return {
    createStation: (stationId) => createStationDatabase(couch, randomness, stationId),
    epoch: (stationId) => readEpoch(couch, stationId),
    renewEpoch(stationId, at, from) {
      // One after the other: CouchDB lets two writers of one `_local` document pass each other.
      const renewed = (renewing.get(stationId) ?? Promise.resolve())
        .catch(() => undefined)
        .then(() => renewEpoch(couch, randomness, stationId, at, from))
        .finally(() => shared.forget(`${stationDatabase(stationId)}?`));
      renewing.set(stationId, renewed);
      return renewed;
    },
    head: (stationId) => readHead(couch, stationDatabase(stationId)),
    remembersAll: (stationId, witnesses) => remembersAll(couch, stationDatabase(stationId), witnesses),
    readRange: (stationId, range) => readRange(couch, stationDatabase(stationId), range),
    async readDocuments(stationId, ids) {
      const standing = await readStanding(couch, stationDatabase(stationId), ids);
      return new Map([...standing].map(([id, { document }]): [DocumentId, TramDocument] => [id, document]));
    },
    listDocuments: (stationId, prefix) =>
      allDocuments(couch, stationId, { startkey: `${prefix}:`, endkey: `${prefix}:\ufff0` }),
    newestDocuments: (stationId, prefix, limit) =>
      allDocuments(couch, stationId, {
        descending: true,
        startkey: `${prefix}:\ufff0`,
        endkey: `${prefix}:`,
        limit,
      }),
    writeDocuments: (stationId, documents) =>
      reviseDocuments(couch, stationDatabase(stationId), documents.map(mergeInto), retry),
    reviseDocuments: (stationId, revisions) =>
      reviseDocuments(couch, stationDatabase(stationId), revisions, retry),
    openChanges: (stationId, request) => openChanges(couch, shared, stationDatabase(stationId), request),
    async check() {
      try {
        await couch.request({ path: '_up' });
      } catch (error) {
        if (error instanceof CouchRefused) throw new StoreUnavailable('the store is not taking requests');
        throw error;
      }
    },
  };
}
