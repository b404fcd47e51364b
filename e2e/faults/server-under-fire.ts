// The station's server, killed while it works and started again on the same data; each time it comes back it is asked
// whether it still has everything it had acknowledged.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { SeededRandom } from '@tram/shared-schema/fixtures/seeded-random.js';
import type { AuditVerdict } from '@tram/shared-schema/sync/administration.js';
import { setTimeout as pause } from 'node:timers/promises';
import { ApiClient, furnish, PASSWORD, type StationAccounts } from '../api-client.js';
import { startServerProcess } from '../server-process.js';
import { createDataFolder } from './data-folder.js';
import { backupOf, dropDatabases, storeEnvironment, type StoreKind } from './store-choice.js';

const READER = 'faultcheck' as ReplicaId;
const ADMINISTRATOR = 'faultadmin' as ReplicaId;
const LONGEST_DOWN_MS = 1_500;

export interface ServerUnderFire {
  readonly url: string;
  readonly accounts: StationAccounts;
  readonly kills: number;
  /** How often its data was that of an earlier day. */
  readonly timesSetBack: number;
  /** At once and without waiting; a server that is down already stays so. */
  kill(): void;
  /** Resolves when it is up; rejects where it once did not come up, or could not be read. */
  standing(): Promise<void>;
  /** Everything it sends a reader who has nothing. */
  feed(): Promise<readonly TramDocument[]>;
  auditIsWhole(): Promise<boolean>;
  dispose(): Promise<void>;
}

export interface FireParts {
  readonly store: StoreKind;
  /** Whether it hands out the built app as well. */
  readonly withApp: boolean;
  readonly setBack: boolean;
  readonly random: SeededRandom;
  /** Called when it is up again, before it is read; what comes back is called with everything it then has. */
  readonly atRestart: () => (feed: readonly TramDocument[]) => void;
  /** Called when it is down and its data were put back: what it acknowledged since it may have forgotten. */
  readonly atSetBack: () => void;
}

export async function startServerUnderFire({
  store,
  withApp,
  setBack,
  random,
  atRestart,
  atSetBack,
}: FireParts): Promise<ServerUnderFire> {
  const environment = storeEnvironment(store);
  const data = await createDataFolder(random, backupOf(environment));
  const server = await startServerProcess({
    ...environment,
    DATA_DIR: data.path,
    LOG_LEVEL: 'silent',
    ...(!withApp && { STATIC_DIR: '' }),
  });
  const accounts = await furnish(server.url, server.setupLink);
  let restarting: Promise<void> | undefined;
  let kills = 0;
  const failures: unknown[] = [];

  async function feed(): Promise<readonly TramDocument[]> {
    const reader = new ApiClient(server.url);
    await reader.signIn('tramtruong', PASSWORD, READER);
    return reader.documentsOf(`/api/v1/stations/${accounts.stationId}/changes`);
  }

  async function killAndStart(downMs: number): Promise<void> {
    await server.kill();
    await pause(downMs);
    if (setBack && (await data.whileDown())) atSetBack();
    await server.start();
    const check = atRestart();
    check(await feed());
  }

  return {
    url: server.url,
    accounts,
    get kills() {
      return kills;
    },
    get timesSetBack() {
      return data.timesSetBack;
    },
    kill() {
      if (restarting) return;
      kills += 1;
      restarting = killAndStart(random.unit() * LONGEST_DOWN_MS)
        // Told at the end: nobody waits for it in the middle of a run.
        .catch((error: unknown) => failures.push(error))
        .finally(() => (restarting = undefined))
        .then(() => undefined);
    },
    async standing() {
      await restarting;
      if (failures.length > 0) throw new Error('the server did not come back', { cause: failures[0] });
    },
    feed,
    async auditIsWhole() {
      const admin = new ApiClient(server.url);
      await admin.signIn('quantri', PASSWORD, ADMINISTRATOR);
      const verdict = await admin.json<AuditVerdict>('GET', '/api/v1/admin/audit/check');
      return verdict.kind === 'whole';
    },
    async dispose() {
      await server.dispose();
      await data.remove();
      await dropDatabases(environment);
    },
  };
}
