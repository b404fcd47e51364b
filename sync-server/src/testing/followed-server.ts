// A store with the follower of its station running, and replication between two of them as CouchDB does it: every leaf
// with its history, closed ones too, written with `new_edits: false`.

import { randomBytes } from 'node:crypto';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { StationId } from '@tram/shared-schema/document/ids.js';
import type { StationFeed } from '#following/change-source.js';
import { followStation } from '#following/follow-station.js';
import type { FollowerEvent } from '#following/follower-event.js';
import type { DocumentStore } from '#ports.js';
import { isObject, openCouch, rowsOf, type CouchClient } from '#store/couch-client.js';
import { nanoDocumentStore, retryWithJitter } from '#store/nano-document-store.js';
import { nanoStationFeed } from '#store/nano-station-feed.js';
import { stationDatabase } from '#store/station-database.js';
import type { CouchUnderTest } from './couch-under-test.js';

const RANDOMNESS = { bytes: randomBytes };

export interface FollowedServer {
  readonly store: DocumentStore;
  readonly feed: StationFeed;
  readonly couch: CouchClient;
  readonly events: FollowerEvent[];
  /** How often somebody would have been woken. */
  readonly told: () => number;
  /** Leaves that are not closed, by revision: one where nothing is torn. */
  leaves(id: string): Promise<readonly string[]>;
  /** Writes another leaf beside what stands, as replication does. */
  tear(document: TramDocument): Promise<void>;
  follow(): void;
  stop(): Promise<void>;
  close(): Promise<void>;
}

export async function openFollowedServer(
  couchUnderTest: CouchUnderTest,
  stationId: StationId,
): Promise<FollowedServer> {
  const opened = await couchUnderTest.open();
  const couch = openCouch(opened);
  const store = nanoDocumentStore(couch, RANDOMNESS);
  await store.createStation(stationId);
  const feed = nanoStationFeed(couch, retryWithJitter(RANDOMNESS));
  const db = stationDatabase(stationId);
  const events: FollowerEvent[] = [];
  let told = 0;
  let ending = new AbortController();
  let following: Promise<unknown> = Promise.resolve();
  const stop = async (): Promise<void> => {
    ending.abort();
    await following;
  };
  return {
    store,
    feed,
    couch,
    events,
    told: () => told,
    async leaves(id) {
      const reply = await couch.request({ db, doc: id, qs: { conflicts: true } });
      if (!isObject(reply)) throw new Error('no document');
      const { _rev: rev, _conflicts: conflicts } = reply;
      return [String(rev), ...(Array.isArray(conflicts) ? conflicts.map(String) : [])];
    },
    async tear(document) {
      const docs = [{ ...document, _rev: `1-${randomBytes(16).toString('hex')}` }];
      await couch.request({ db, path: '_bulk_docs', method: 'POST', body: { docs, new_edits: false } });
    },
    follow() {
      ending = new AbortController();
      following = followStation({
        stationId,
        feed,
        epochs: store,
        clock: { nowMs: Date.now },
        randomness: RANDOMNESS,
        signal: ending.signal,
        tell: () => {
          told += 1;
        },
        log: (event) => void events.push(event),
      });
    },
    stop,
    async close() {
      await stop();
      await opened.close();
    },
  };
}

/** Everything `from` has and `to` may lack. */
export async function replicate(from: CouchClient, to: CouchClient, stationId: StationId): Promise<void> {
  const db = stationDatabase(stationId);
  const reply = await from.request({ db, path: '_changes', qs: { style: 'all_docs' } });
  const docs: unknown[] = [];
  for (const { id, changes } of rowsOf(reply, 'results')) {
    if (typeof id !== 'string' || id.startsWith('_') || !Array.isArray(changes)) continue;
    for (const { rev } of changes.filter(isObject)) {
      docs.push(await from.request({ db, doc: id, qs: { rev: String(rev), revs: true } }));
    }
  }
  await to.request({ db, path: '_bulk_docs', method: 'POST', body: { docs, new_edits: false } });
}
