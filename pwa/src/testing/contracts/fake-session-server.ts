// A server to sign in at: it numbers its tokens, remembers what it was asked, and refuses as told.

import { documentId, type StationId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { err, ok } from '@tram/shared-schema/result.js';
import type { AccountView, RecordsKey } from '@tram/shared-schema/sync/session.js';
import type { OpenedSession, SessionServer, SignInFailure, WrongReplica } from '#session/session-server.js';
import { ACCOUNT_ID, MORNING_MS, ulidOf } from './sample-documents.js';

export const OTHER_STATION: StationId = documentId('station', ulidOf(99));
/** How long an access token lives. */
export const LIFE_MS = 900_000;

/** 32 bytes of nothing. */
export const SAMPLE_RECORDS_KEY: RecordsKey = { keyId: 'AAAAAAAAAAA', key: 'A'.repeat(43) };

export interface FakeSessionServer extends SessionServer {
  readonly asked: string[];
  signInFailure: SignInFailure | WrongReplica | undefined;
  refreshFailure: SignInFailure | undefined;
}

export const sampleAccount = (stationId?: StationId): AccountView => ({
  accountId: ACCOUNT_ID,
  username: 'ys.mau',
  displayName: 'Y sĩ Mẫu',
  role: 'worker',
  disabled: false,
  ...(stationId && { stationId }),
});

export function createFakeSessionServer(stationId?: StationId, nowMs = () => MORNING_MS): FakeSessionServer {
  let turn = 0;
  const opened = (): OpenedSession => {
    turn += 1;
    return {
      reply: {
        account: sampleAccount(stationId),
        stationName: 'Trạm Mẫu',
        accessToken: `access-${turn}`,
        accessExpiresAt: instantAt(MORNING_MS + LIFE_MS),
        refreshToken: `refresh-${turn}`,
        ...(stationId && { recordsKey: SAMPLE_RECORDS_KEY }),
        serverTime: instantAt(MORNING_MS),
      },
      accessExpiresAtMs: nowMs() + LIFE_MS,
    };
  };
  const fake: FakeSessionServer = {
    asked: [],
    signInFailure: undefined,
    refreshFailure: undefined,
    signIn({ device }) {
      fake.asked.push(`sign-in ${device.replicaId}`);
      const failure = fake.signInFailure;
      // Another id is another tablet.
      if (failure?.kind === 'wrong-replica' || failure?.kind === 'unknown-device')
        fake.signInFailure = undefined;
      return Promise.resolve(failure ? err(failure) : ok(opened()));
    },
    refresh(token, replicaId) {
      fake.asked.push(`refresh ${token} ${replicaId}`);
      return Promise.resolve(fake.refreshFailure ? err(fake.refreshFailure) : ok(opened()));
    },
    signOut(token) {
      fake.asked.push(`sign-out ${token}`);
      return Promise.resolve();
    },
  };
  return fake;
}
