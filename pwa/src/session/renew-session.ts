// A new access token for a session that goes on, or the server's word that it is over.

import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { RecordsKey } from '@tram/shared-schema/sync/session.js';
import type { AccessFailure } from './access-failure.js';
import type { DeviceStore, KeptSession } from './device-store.js';
import type { SessionServer } from './session-server.js';

export interface RenewParts {
  readonly server: Pick<SessionServer, 'refresh'>;
  readonly device: Pick<DeviceStore, 'keepSession'>;
}

export interface RenewedSession {
  readonly session: KeptSession;
  readonly failure?: AccessFailure;
  /** Told at every renewal; only a tablet from before PINs needs it. */
  readonly recordsKey?: RecordsKey;
}

/** Where keeping fails (a full disk) the session is good all the same: the server knows the token before the newest. */
export async function renewSession(
  { server, device }: RenewParts,
  session: KeptSession,
): Promise<RenewedSession> {
  const renewed = await server.refresh(session.refreshToken, session.replicaId);
  const next = renewed.ok ? renewedSession(session, renewed.value) : endedSession(session, renewed.error);
  if (next !== session) await device.keepSession(next);
  const failure = renewed.ok ? undefined : accessFailure(renewed.error);
  const recordsKey = renewed.ok ? renewed.value.reply.recordsKey : undefined;
  return { session: next, ...(failure && { failure }), ...(recordsKey && { recordsKey }) };
}

type Renewed = Extract<Awaited<ReturnType<SessionServer['refresh']>>, { ok: true }>['value'];
type Refused = Extract<Awaited<ReturnType<SessionServer['refresh']>>, { ok: false }>['error'];

const renewedSession = (before: KeptSession, { reply, accessExpiresAtMs }: Renewed): KeptSession => ({
  ...before,
  account: reply.account,
  ...(reply.stationName !== undefined && { stationName: reply.stationName }),
  accessToken: reply.accessToken,
  accessExpiresAtMs,
  refreshToken: reply.refreshToken,
  expired: false,
});

/** Only the server's own word ends a session; a line that fails changes nothing. */
function endedSession(before: KeptSession, refused: Refused): KeptSession {
  const isOver = ['wrong-credentials', 'account-disabled', 'device-revoked'].includes(refused.kind);
  return isOver ? { ...before, expired: true } : before;
}

function accessFailure(refused: Refused): AccessFailure {
  switch (refused.kind) {
    case 'wrong-credentials':
      return { kind: 'session-expired' };
    case 'account-disabled':
    case 'device-revoked':
      return { kind: refused.kind, mayKeepUnsent: refused.mayKeepUnsent };
    case 'unreachable':
      return { kind: refused.kind };
    case 'too-many-requests':
    case 'server-trouble':
      return { kind: 'server-trouble' };
  }
}

export const toTokenResult = ({ session, failure }: RenewedSession): Result<string, AccessFailure> =>
  failure ? err(failure) : ok(session.accessToken);
