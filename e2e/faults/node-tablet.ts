// A tablet without a screen: the app's own store, session and sync, over RxDB's memory storage and a line of its own.

import type { Desk } from '@tram/pwa/src/people/desk.js';
import { deviceMakings } from '@tram/pwa/src/platform/device-makings.js';
import { createHttpApi } from '@tram/pwa/src/platform/http-api.js';
import { createHttpSessionServer } from '@tram/pwa/src/platform/http-session-server.js';
import { createHttpSyncServer } from '@tram/pwa/src/platform/http-sync-server.js';
import { createTabLock } from '@tram/pwa/src/platform/web-tab-lock.js';
import { openSessionKeeper, type SessionKeeper } from '@tram/pwa/src/session/session-keeper.js';
import { signIn } from '@tram/pwa/src/session/sign-in.js';
import { bindReplica } from '@tram/pwa/src/storage/bind-replica.js';
import { openDeviceDatabase } from '@tram/pwa/src/storage/dexie-device-database.js';
import { createDexieDeviceStore } from '@tram/pwa/src/storage/dexie-device-store.js';
import type { StationDatabase } from '@tram/pwa/src/storage/open-database.js';
import { createRxdbSyncJournal } from '@tram/pwa/src/storage/rxdb-sync-journal.js';
import { createRxdbTabletDocuments } from '@tram/pwa/src/storage/rxdb-tablet-documents.js';
import { createPushPace } from '@tram/pwa/src/sync/push-pace.js';
import { runSync, type RoundDone } from '@tram/pwa/src/sync/run-sync.js';
import type { RoundFailure } from '@tram/pwa/src/sync/sync-status.js';
import {
  LIFECYCLE,
  type DocumentType,
  type TramDocument,
} from '@tram/shared-schema/document/document-types.js';
import type { ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { PASSWORD } from '../api-client.js';
import { withWitness, type Witness } from './noted-documents.js';
import { overheard } from './overheard-server.js';
import { recordsOf, type Disk } from './tablet-records.js';
import type { Copy } from './verdict.js';
import type { WrittenBook } from './written-book.js';

export interface NodeTabletParts {
  readonly name: string;
  readonly username: string;
  readonly url: string;
  readonly stationId: StationId;
  readonly replicaId: ReplicaId;
  readonly book: WrittenBook;
  readonly disk: Disk;
  readonly ids: Desk['ids'];
  readonly nowMs: () => number;
  /** How long it waits for an answer, and how long a line may be silent. */
  readonly patienceMs: number;
}

export interface NodeTablet {
  readonly name: string;
  /** Of the app as it is open now: a restart brings another. */
  readonly desk: Desk;
  readonly witness: Omit<Witness, 'documents'>;
  sync(): Promise<Result<RoundDone, RoundFailure>>;
  /** As when the app is closed and opened again, in the middle of whatever sync was doing. */
  restart(): Promise<void>;
  /** The access token has run out: the next request needs a new one. */
  forgetToken(): void;
  copy(): Promise<Copy>;
  close(): Promise<void>;
}

const TYPES = Object.keys(LIFECYCLE) as readonly DocumentType[];

interface Opened {
  readonly database: StationDatabase;
  readonly witness: Witness;
  readonly sync: (signal: AbortSignal) => Promise<Result<RoundDone, RoundFailure>>;
}

export async function openNodeTablet(parts: NodeTabletParts): Promise<NodeTablet> {
  const { name, username, url, stationId, replicaId, book, ids, nowMs, patienceMs } = parts;
  const factories = { indexedDB: new IDBFactory(), IDBKeyRange };
  const openRecords = recordsOf(parts.disk, name, stationId, factories);
  const deviceDatabase = openDeviceDatabase(factories, `device-${name}`);
  const device = createDexieDeviceStore(deviceDatabase, {
    ...deviceMakings,
    newReplicaId: () => replicaId,
  });
  const api = createHttpApi({ baseUrl: url, fetch, nowMs, timeoutMs: patienceMs });
  const proof = (): Promise<string> => device.deviceSecret();
  const sessionServer = createHttpSessionServer(api, nowMs, () => undefined, proof);
  const lock = createTabLock(undefined);
  const keeper: SessionKeeper = await openSessionKeeper({ server: sessionServer, device, lock, nowMs });

  async function signInAgain(database: StationDatabase): Promise<Result<void, { kind: string }>> {
    const signedIn = await signIn(
      {
        server: sessionServer,
        device,
        deviceName: name,
        bindStation: async () => ok(await bindReplica(device, database)),
        unsentOf: () => createRxdbTabletDocuments(database).unsent(),
      },
      username,
      PASSWORD,
    );
    if (!signedIn.ok) return signedIn;
    // Without a person there is no PIN: as on a tablet from before there were any.
    const kept = await device.keepSession(signedIn.value);
    await keeper.reload();
    return kept;
  }

  async function open(): Promise<Opened> {
    const database = await openRecords();
    const witness = withWitness(createRxdbTabletDocuments(database), book);
    const journal = createRxdbSyncJournal(database);
    const http = createHttpSyncServer({
      api,
      stationId,
      nowMs,
      silenceMs: patienceMs,
      accessToken: () => keeper.accessToken(),
      tokenRefused: (token) => keeper.tokenRefused(token),
    });
    const server = overheard(http, book);
    const pace = createPushPace();
    const round = { server, journal, replicaId, pace, nowMs, onProgress: () => undefined };
    return { database, witness, sync: (signal) => runSync({ ...round, signal }) };
  }

  let opened = await open();
  const first = await signInAgain(opened.database);
  if (!first.ok) throw new Error(`${name} could not sign in: ${first.error.kind}`);
  const accountId = keeper.session.value?.account.accountId;
  if (accountId === undefined) throw new Error(`${name} has no session`);
  let stopping = new AbortController();
  let running: Promise<Result<RoundDone, RoundFailure>> | undefined;

  let reopening: Promise<void> = Promise.resolve();

  async function reopen(): Promise<void> {
    stopping.abort();
    await running;
    await opened.database.close();
    stopping = new AbortController();
    opened = await open();
  }

  async function syncOnce(): Promise<Result<RoundDone, RoundFailure>> {
    const round = await opened.sync(stopping.signal);
    if (round.ok || round.error.kind !== 'session-expired') return round;
    // As the worker does when the app asks for it.
    const again = await signInAgain(opened.database);
    return again.ok ? opened.sync(stopping.signal) : err({ kind: 'unreachable' });
  }

  return {
    name,
    get desk() {
      const editor = () => ({ accountId, replicaId });
      return { documents: opened.witness.documents, clock: { nowMs }, ids, editor, stationId };
    },
    witness: {
      opened: (doc) => opened.witness.opened(doc),
      settling: (doc, field) => opened.witness.settling(doc, field),
      doneSettling: () => opened.witness.doneSettling(),
    },
    // Set at once: whoever closes the app waits for a round that was only asked for.
    sync: () => (running ??= reopening.then(syncOnce).finally(() => (running = undefined))),
    restart: () => (reopening = reopen()),
    forgetToken() {
      const token = keeper.session.value?.accessToken;
      if (token !== undefined) keeper.tokenRefused(token);
    },
    async copy() {
      const { documents } = opened.witness;
      const held = new Map<string, TramDocument>();
      for (const type of TYPES) {
        await documents.readAll(type, (page) => {
          for (const { doc, syncState } of page) {
            held.set(doc._id, doc);
            // Known to be there without an answer of its own: it was read back, or compared.
            if (syncState === 'accepted' || syncState === 'merged') book.noteAcknowledged(doc);
          }
        });
      }
      return { name, documents: held, counts: await documents.counts() };
    },
    async close() {
      stopping.abort();
      await running;
      keeper.close();
      await opened.database.close();
      deviceDatabase.close();
    },
  };
}
