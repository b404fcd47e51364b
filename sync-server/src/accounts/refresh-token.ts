// The refresh token: which session and which turn, under the server's seal. It is stored nowhere, not even hashed: a
// stolen database holds no token, the answer to a repeated question is the same token, and a server restored from
// yesterday's backup still knows the tokens it gave out today.

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';

export interface RefreshClaims {
  readonly sessionId: string;
  readonly turn: number;
}

const SEAL_BYTES = 32;
const SHAPE = /^([0-9A-Z]{26})\.(\d{1,9})\.([A-Za-z0-9_-]{43})$/;

function seal(key: Uint8Array, { sessionId, turn }: RefreshClaims, replicaId: ReplicaId): Buffer {
  return createHmac('sha256', key).update(`refresh\n${sessionId}\n${turn}\n${replicaId}`).digest();
}

export function writeRefreshToken(key: Uint8Array, claims: RefreshClaims, replicaId: ReplicaId): string {
  return `${claims.sessionId}.${claims.turn}.${seal(key, claims, replicaId).toString('base64url')}`;
}

const sameBytes = (a: Buffer, b: Buffer): boolean => timingSafeEqual(new Uint8Array(a), new Uint8Array(b));

/** Undefined for a token this server did not make, or made for another replica. */
export function readRefreshToken(
  key: Uint8Array,
  token: string,
  replicaId: ReplicaId,
): RefreshClaims | undefined {
  const [, sessionId, turnText, sealText] = SHAPE.exec(token) ?? [];
  if (sessionId === undefined || turnText === undefined || sealText === undefined) return undefined;
  const claims = { sessionId, turn: Number(turnText) };
  const given = Buffer.from(sealText, 'base64url');
  return given.length === SEAL_BYTES && sameBytes(given, seal(key, claims, replicaId)) ? claims : undefined;
}
