// The short-lived token every request carries: who, in which session, on which replica. Signed, not encrypted.

import { errors, jwtVerify, SignJWT } from 'jose';
import { isIdOf, isReplicaId, type AccountId, type ReplicaId } from '@tram/shared-schema/document/ids.js';
import { instantAt, type Instant } from '@tram/shared-schema/document/instant.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';

const ISSUER = 'tram';
const AUDIENCE = 'tram-sync';
const ALGORITHM = 'HS256';
export const ACCESS_TOKEN_SECONDS = 15 * 60;

export interface AccessClaims {
  readonly accountId: AccountId;
  readonly sessionId: string;
  readonly replicaId: ReplicaId;
}
export interface ReadClaims extends AccessClaims {
  /** The token's last moment, on the server's clock. */
  readonly expiresMs: number;
}
export type AccessTokenFailure = { kind: 'not-signed-in' } | { kind: 'session-expired' };

export async function signAccessToken(
  key: Uint8Array,
  { accountId, sessionId, replicaId }: AccessClaims,
  nowMs: number,
): Promise<{ accessToken: string; accessExpiresAt: Instant }> {
  const nowSeconds = Math.floor(nowMs / 1000);
  const expiresSeconds = nowSeconds + ACCESS_TOKEN_SECONDS;
  const accessToken = await new SignJWT({ sid: sessionId, rid: replicaId })
    .setProtectedHeader({ alg: ALGORITHM })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(accountId)
    .setIssuedAt(nowSeconds)
    .setExpirationTime(expiresSeconds)
    .sign(key);
  return { accessToken, accessExpiresAt: instantAt(expiresSeconds * 1000) };
}

export async function readAccessToken(
  key: Uint8Array,
  token: string,
  nowMs: number,
): Promise<Result<ReadClaims, AccessTokenFailure>> {
  try {
    const { payload } = await jwtVerify(token, key, {
      issuer: ISSUER,
      audience: AUDIENCE,
      algorithms: [ALGORITHM],
      requiredClaims: ['sub', 'exp', 'sid', 'rid'],
      currentDate: new Date(nowMs),
    });
    const { sub = '', sid, rid, exp = 0 } = payload;
    if (!isIdOf('account', sub) || typeof sid !== 'string' || typeof rid !== 'string' || !isReplicaId(rid)) {
      return err({ kind: 'not-signed-in' });
    }
    return ok({ accountId: sub, sessionId: sid, replicaId: rid, expiresMs: exp * 1000 });
  } catch (error) {
    if (error instanceof errors.JWTExpired) return err({ kind: 'session-expired' });
    if (error instanceof errors.JOSEError) return err({ kind: 'not-signed-in' });
    throw error;
  }
}
