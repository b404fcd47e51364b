// The tablet's own sync, as the app puts it together, without its screens; also as it would be without sealing.

import { ok } from '@tram/shared-schema/result.js';
import { browserConnectivity, networkHints, pageBytesFor } from '#platform/connectivity.js';
import { createHttpApi } from '#platform/http-api.js';
import { createHttpSyncServer } from '#platform/http-sync-server.js';
import { dexieStationStorage } from '#storage/dexie-station-storage.js';
import { openStationDatabase } from '#storage/open-database.js';
import { createRxdbSyncJournal } from '#storage/rxdb-sync-journal.js';
import { createRxdbTabletDocuments } from '#storage/rxdb-tablet-documents.js';
import { createSealing, plainSealing } from '#storage/sealing.js';
import { createPagePace } from '#sync/page-pace.js';
import { createPushPace } from '#sync/push-pace.js';
import { runSync } from '#sync/run-sync.js';
import type { SyncJournal } from '#sync/sync-journal.js';
import { offerFill } from './fill-page.js';

declare const __SEALS_RECORDS__: boolean;

const PATIENCE_MS = 600_000;
const MAX_REFERENCE = 10_000;

offerFill(async ({ stationId, replicaId, accessToken }) => {
  const nowMs = (): number => performance.timeOrigin + performance.now();
  const startedAt = performance.now();
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const sealing = __SEALS_RECORDS__ ? createSealing({ key, keyId: 'measurement', crypto }) : plainSealing;
  const disk = dexieStationStorage({ sealing });
  const database = await openStationDatabase({ ...disk, stationId, multiInstance: true });
  const journal = createRxdbSyncJournal(database);
  let usableMs: number | undefined;
  const watched: SyncJournal = {
    ...journal,
    async storePage(documents, position, json) {
      const stored = await journal.storePage(documents, position, json);
      if (documents.length > 0) usableMs ??= performance.now() - startedAt;
      return stored;
    },
  };
  const round = await runSync({
    server: createHttpSyncServer({
      api: createHttpApi({
        baseUrl: '',
        fetch: (...request) => fetch(...request),
        nowMs,
        timeoutMs: PATIENCE_MS,
      }),
      stationId,
      nowMs,
      silenceMs: PATIENCE_MS,
      pages: createPagePace({
        guess: () => pageBytesFor(networkHints()),
        thrift: browserConnectivity.thrift,
      }),
      accessToken: () => Promise.resolve(ok(accessToken)),
      tokenRefused: () => undefined,
    }),
    journal: watched,
    replicaId,
    pace: createPushPace(),
    nowMs,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  const ms = performance.now() - startedAt;
  if (!round.ok) throw new Error(`the fill stopped: ${round.error.kind}`);
  const { atServer } = await createRxdbTabletDocuments(database).counts();
  const reference = await database.tables.reference.idsBetween('', '~', MAX_REFERENCE);
  const documents = atServer + reference.length;
  await database.close();
  return { documents, ms, ...(usableMs !== undefined && { usableMs }) };
});
