// Signing in over HTTP.

import { epochMsOf, instantAt } from '@tram/shared-schema/document/instant.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type {
  DeviceSecret,
  RefreshRequest,
  SessionReply,
  SignInRequest,
} from '@tram/shared-schema/sync/session.js';
import type { ApiFailure } from '@tram/shared-schema/sync/wire.js';
import type { OpenedSession, SessionServer, SignInFailure } from '#session/session-server.js';
import { isRefusedAs } from './http-sync-access.js';
import { clockOffsetMs, meaningOf, type HttpAnswer, type HttpApi, type HttpFailure } from './http-api.js';

const SESSION = '/api/v1/session';

function opened(json: unknown, { answeredAtMs }: HttpAnswer): OpenedSession {
  const reply = json as SessionReply;
  const livesMs = epochMsOf(reply.accessExpiresAt) - epochMsOf(reply.serverTime);
  return { reply, accessExpiresAtMs: answeredAtMs + livesMs };
}

const toSignInFailure = (failure: HttpFailure): SignInFailure => meaningOf(failure, ofApi);

function ofApi(failure: ApiFailure): SignInFailure {
  switch (failure.kind) {
    case 'wrong-credentials':
    case 'not-signed-in':
    case 'session-expired':
    // Of a renewal: only signing in again can settle which tablet this is.
    case 'unknown-device':
      return { kind: 'wrong-credentials' };
    case 'account-disabled':
    case 'device-revoked':
      return { kind: failure.kind, mayKeepUnsent: failure.mayKeepUnsent };
    case 'too-many-requests':
      return { kind: 'too-many-requests', retryAfterSeconds: failure.retryAfterSeconds };
    default:
      return { kind: 'server-trouble' };
  }
}

/** `onContact` hears how far the server's clock is ahead; `deviceSecret` proves whose the replica id is. */
export function createHttpSessionServer(
  api: HttpApi,
  nowMs: () => number,
  onContact: (offsetMs: number) => void = () => undefined,
  deviceSecret: () => Promise<DeviceSecret | undefined> = () => Promise.resolve(undefined),
): SessionServer {
  const post = (path: string, json: unknown) => api.ask({ method: 'POST', path, json });
  const sentAt = () => instantAt(nowMs());
  const metServer = (json: unknown, answer: HttpAnswer): OpenedSession => {
    const session = opened(json, answer);
    onContact(clockOffsetMs(session.reply.serverTime, answer));
    return session;
  };
  return {
    async signIn(request) {
      const secret = await deviceSecret();
      const device = { ...request.device, ...(secret !== undefined && { secret }) };
      const body: SignInRequest = { ...request, device, sentAt: sentAt() };
      const answer = await post(SESSION, body);
      if (answer.ok) return ok(metServer(answer.value.json, answer.value.answer));
      if (isRefusedAs(answer.error, 'unknown-device')) return err({ kind: 'unknown-device' });
      const wrongReplica = isRefusedAs(answer.error, 'not-allowed');
      return err(wrongReplica ? { kind: 'wrong-replica' } : toSignInFailure(answer.error));
    },
    async refresh(refreshToken, replicaId): Promise<Result<OpenedSession, SignInFailure>> {
      const secret = await deviceSecret();
      const proof = { replicaId, ...(secret !== undefined && { deviceSecret: secret }) };
      const body: RefreshRequest = { refreshToken, ...proof, sentAt: sentAt() };
      const answer = await post(`${SESSION}/refresh`, body);
      return answer.ok
        ? ok(metServer(answer.value.json, answer.value.answer))
        : err(toSignInFailure(answer.error));
    },
    async signOut(accessToken) {
      await api.ask({ method: 'DELETE', path: SESSION, accessToken });
    },
  };
}
