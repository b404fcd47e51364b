// The line between one station's records on this tablet and its server: what carries a round of sync, and when one runs.

import type { ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { ClosedRecords } from '#documents/closed-records.js';
import type { TabletDocuments } from '#documents/tablet-documents.js';
import { createBrowserSync } from '#platform/browser-sync.js';
import { browserConnectivity, networkHints, pageBytesFor } from '#platform/connectivity.js';
import type { TokenSource } from '#platform/http-sync-access.js';
import { createHttpSyncServer } from '#platform/http-sync-server.js';
import { createHttpWake, WAKE_GREETING_MS, WAKE_SILENCE_MS } from '#platform/http-sync-wake.js';
import { untilHandsRest, type Hands } from '#sync/hands.js';
import { fetchClosedRecords } from '#sync/fetch-closed-records.js';
import { createPagePace } from '#sync/page-pace.js';
import { createPushPace } from '#sync/push-pace.js';
import type { Schedule } from '#sync/round-timer.js';
import { runSync } from '#sync/run-sync.js';
import type { SyncJournal } from '#sync/sync-journal.js';
import { createSyncLoop, type SyncLoop } from '#sync/sync-loop.js';
import type { SyncServer } from '#sync/sync-server.js';
import type { RoundFailure } from '#sync/sync-status.js';
import { createWakeWatch } from '#sync/wake-watch.js';
import type { TabletDevice } from './open-device.js';

export interface LineParts {
  readonly device: TabletDevice;
  readonly stationId: StationId;
  readonly replicaId: ReplicaId;
  readonly documents: TabletDocuments;
  readonly journal: SyncJournal;
  readonly schedule: Schedule;
  readonly hands: Pick<Hands, 'whenQuiet'>;
}

export interface WorkplaceLine {
  readonly tokens: TokenSource;
  readonly server: SyncServer;
  /** `deliver` goes before each round: what other tablets gave this one to carry. */
  loopWith(
    deliver: (signal: AbortSignal) => Promise<Result<unknown, RoundFailure>>,
    closed: ClosedRecords,
  ): SyncLoop;
}

const SILENCE_MS = 30_000;

export function openLine(parts: LineParts): WorkplaceLine {
  const { device, stationId, replicaId, documents, journal, schedule, hands } = parts;
  const { api, clock, keeper, store } = device;
  const nowMs = (): number => clock.nowMs();
  const tokens: TokenSource = {
    accessToken: () => keeper.accessToken(),
    tokenRefused: (token) => keeper.tokenRefused(token),
  };
  const toServer = { api, stationId, ...tokens };
  const { thrift } = browserConnectivity;
  const server = createHttpSyncServer({
    ...toServer,
    nowMs: device.deviceNowMs,
    silenceMs: SILENCE_MS,
    pages: createPagePace({ guess: () => pageBytesFor(networkHints()), thrift }),
  });
  const pace = createPushPace();
  const ownTime = { schedule, nowMs, random: () => Math.random() };
  return {
    tokens,
    server,
    loopWith: (deliver, closed) =>
      createSyncLoop({
        async runRound({ signal, onProgress }) {
          const delivered = await deliver(signal);
          if (!delivered.ok) return delivered;
          const done = await runSync({
            ...{ server, journal, replicaId, pace, nowMs, signal },
            onProgress: (progress) => {
              if (progress.clockOffsetMs !== undefined) clock.learn(progress.clockOffsetMs);
              onProgress(progress);
            },
          });
          if (!done.ok) return done;
          clock.learn(done.value.contact.offsetMs);
          // What does not come now stays on the screen of sync, and is asked for at the next contact.
          await fetchClosedRecords({ closed, server, journal }, signal);
          return done;
        },
        documents,
        onLack: closed.onFetchable,
        onAnswer: device.onAnswer,
        connectivity: browserConnectivity,
        wake: createWakeWatch({
          ...ownTime,
          server: createHttpWake({ ...toServer, greetingMs: WAKE_GREETING_MS, silenceMs: WAKE_SILENCE_MS }),
          journal,
          thrift,
        }),
        browserSync: createBrowserSync('serviceWorker' in navigator ? navigator.serviceWorker : undefined),
        lock: device.lock,
        lastRound: { read: () => store.lastRoundAtMs(), keep: (atMs) => store.keepLastRound(atMs) },
        ...ownTime,
        schedule: untilHandsRest(hands, schedule),
      }),
  };
}
