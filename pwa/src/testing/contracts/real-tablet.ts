// A tablet at a real station: the app's own session, sync and wake over the line it is given, its records in memory.

import type { DeviceReport } from '@tram/shared-schema/sync/device-report.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { ok } from '@tram/shared-schema/result.js';
import { createHttpApi } from '#platform/http-api.js';
import { createHttpSessionServer } from '#platform/http-session-server.js';
import { createHttpSyncServer } from '#platform/http-sync-server.js';
import { createHttpWake } from '#platform/http-sync-wake.js';
import { createTabLock } from '#platform/web-tab-lock.js';
import type { KeptSession } from '#session/device-store.js';
import { openSessionKeeper } from '#session/session-keeper.js';
import type { Connectivity } from '#sync/connectivity.js';
import { createPushPace } from '#sync/push-pace.js';
import type { Schedule } from '#sync/round-timer.js';
import { runSync } from '#sync/run-sync.js';
import { createSyncLoop, type SyncLoop } from '#sync/sync-loop.js';
import type { WakeServer } from '#sync/wake-server.js';
import { createWakeWatch } from '#sync/wake-watch.js';
import type { RealStation } from './real-station.js';
import { newTablet, storeOn } from './rxdb-store.js';
import { samplePerson } from './sample-documents.js';
import type { TabletStore } from './tablet-store.js';

export interface RealTabletParts {
  readonly station: RealStation;
  readonly url: string;
  readonly username: string;
  readonly replicaId: ReplicaId;
  readonly schedule: Schedule;
  readonly nowMs: () => number;
}

export interface RealTablet {
  readonly loop: SyncLoop;
  readonly wake: WakeServer;
  readonly store: TabletStore;
  /** How many rounds were begun. */
  rounds(): number;
  /** A person as this tablet's worker registers them. */
  person(n: number): TramDocument;
  close(): Promise<void>;
}

const PATIENCE_MS = 15_000;
/** As long as it gets on a tablet in use. */
const REPORT: DeviceReport = {
  appVersion: '1.14.0',
  storageUsedBytes: 212_345_678,
  storageQuotaBytes: 12_345_678_901,
  waiting: 0,
  refused: 0,
};
const nothing = (): (() => void) => () => undefined;
/** A screen that is always looked at, on a line nothing is known of. */
const EVEN: Connectivity = {
  onHope: nothing,
  isVisible: () => true,
  onHidden: nothing,
  thrift: () => undefined,
  onThrift: nothing,
};

export async function openRealTablet(parts: RealTabletParts): Promise<RealTablet> {
  const { station, url, username, replicaId, schedule, nowMs } = parts;
  const { stationId, password } = station;
  const api = createHttpApi({
    ...{ baseUrl: url, fetch, nowMs, timeoutMs: PATIENCE_MS },
    report: () => Promise.resolve(REPORT),
  });
  const sessionServer = createHttpSessionServer(api, nowMs);
  const device = { replicaId, name: 'Máy thử' };
  const signedIn = await sessionServer.signIn({ username, password, device });
  if (!signedIn.ok) throw new Error(signedIn.error.kind);
  const { reply, accessExpiresAtMs } = signedIn.value;
  let kept: KeptSession = { ...reply, accessExpiresAtMs, replicaId, expired: false };
  const lock = createTabLock(undefined);
  const keeper = await openSessionKeeper({
    server: sessionServer,
    device: {
      session: () => Promise.resolve(kept),
      keepSession(session) {
        kept = session ?? kept;
        return Promise.resolve(ok(undefined));
      },
      onChanged: nothing,
    },
    lock,
    nowMs,
  });
  const toServer = {
    api,
    stationId,
    accessToken: () => keeper.accessToken(),
    tokenRefused: (token: string) => keeper.tokenRefused(token),
  };
  const server = createHttpSyncServer({ ...toServer, nowMs, silenceMs: PATIENCE_MS });
  const wake = createHttpWake({ ...toServer, greetingMs: PATIENCE_MS, silenceMs: 40 * PATIENCE_MS });
  const store = storeOn(await newTablet().open());
  const pace = createPushPace();
  const evenly = { schedule, nowMs, random: () => 0.5 };
  const { journal } = store;
  let rounds = 0;
  const loop = createSyncLoop({
    runRound(round) {
      rounds += 1;
      return runSync({ server, journal, replicaId, pace, nowMs, ...round });
    },
    documents: store.documents,
    onLack: nothing,
    onAnswer: nothing,
    connectivity: EVEN,
    wake: createWakeWatch({ ...evenly, server: wake, journal, thrift: EVEN.thrift }),
    browserSync: { ask: () => undefined, onDue: nothing },
    lock,
    lastRound: { read: () => Promise.resolve(undefined), keep: () => Promise.resolve() },
    ...evenly,
  });
  return {
    loop,
    wake,
    store,
    rounds: () => rounds,
    person: (n) => ({
      ...samplePerson(n),
      stationId,
      createdAt: instantAt(nowMs()),
      createdBy: { accountId: reply.account.accountId, replicaId },
    }),
    async close() {
      await loop.stop();
      await store.close();
    },
  };
}
