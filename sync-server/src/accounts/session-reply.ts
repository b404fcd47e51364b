// The answer to signing in and to every renewal.

import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { SessionReply } from '@tram/shared-schema/sync/session.js';
import type { Deps } from '#deps.js';
import type { Account, Session } from '#ports.js';
import { signAccessToken } from './access-token.js';
import { viewOfAccount } from './account-view.js';
import { recordsKeyOf } from './records-key.js';
import { writeRefreshToken } from './refresh-token.js';

export async function sessionReply(
  deps: Pick<Deps, 'keys' | 'directory' | 'clock' | 'stationKeys' | 'randomness' | 'audit'>,
  account: Account,
  { sessionId, turn, replicaId }: Session,
): Promise<SessionReply> {
  const nowMs = deps.clock.nowMs();
  const { accountId, stationId } = account;
  const [station, recordsKey] = await Promise.all([
    stationId && deps.directory.readStation(stationId),
    recordsKeyOf(deps, account),
  ]);
  return {
    account: viewOfAccount(account),
    ...(station && { stationName: station.name }),
    ...(await signAccessToken(deps.keys.accessToken, { accountId, sessionId, replicaId }, nowMs)),
    refreshToken: writeRefreshToken(deps.keys.refreshToken, { sessionId, turn }, replicaId),
    ...(recordsKey && { recordsKey }),
    serverTime: instantAt(nowMs),
  };
}
