// Whether a tablet is the one it says it is. A replica id is only a name that anybody may claim; the secret the tablet
// made for it is kept here as a hash from the first time it is seen, and from then on nobody else is that tablet.

import { createHash, timingSafeEqual } from 'node:crypto';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { DeviceSecret } from '@tram/shared-schema/sync/session.js';
import { SERVER_REPLICA } from '#domain/server-replica.js';
import type { Deps } from '#deps.js';
import type { Device } from '#ports.js';
import { afterContact, type Contact } from './note-device.js';

export type AdmissionFailure =
  /** Of another station, whose records are not to come here. */
  { kind: 'not-allowed' } | { kind: 'device-revoked' } | { kind: 'unknown-device' };

export interface Admission extends Contact {
  readonly secret?: DeviceSecret;
}

/** 256 random bits need no slow hash: nobody guesses them. */
const hashOf = (secret: DeviceSecret): string => createHash('sha256').update(secret).digest('base64url');
const isSame = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map((hash) => new Uint8Array(Buffer.from(hash, 'base64url')));
  return a !== undefined && b !== undefined && a.length === b.length && timingSafeEqual(a, b);
};

/** Revoked comes first: a lost tablet must hear it, whatever else it says. */
function failureOf(
  device: Device | undefined,
  { replicaId, account }: Admission,
  secretHash: string | undefined,
): AdmissionFailure | undefined {
  if (replicaId === SERVER_REPLICA) return { kind: 'not-allowed' };
  if (!device) return undefined;
  if (device.revokedAt) return { kind: 'device-revoked' };
  const { secretHash: known, stationId } = device;
  if (known !== undefined && (secretHash === undefined || !isSame(known, secretHash))) {
    return { kind: 'unknown-device' };
  }
  const isElsewhere = stationId && account.stationId && stationId !== account.stationId;
  return isElsewhere ? { kind: 'not-allowed' } : undefined;
}

/**
 * Admits and notes the tablet in one step: of two that come at once with different secrets one is admitted. A tablet
 * older than secrets sends none and is taken at its word until it first sends one.
 */
export async function admitDevice(
  { sessions, clock, audit }: Pick<Deps, 'sessions' | 'clock' | 'audit'>,
  admission: Admission,
): Promise<Result<undefined, AdmissionFailure>> {
  const { secret, account, replicaId } = admission;
  const nowMs = clock.nowMs();
  const secretHash = secret === undefined ? undefined : hashOf(secret);
  let failure: AdmissionFailure | undefined;
  let isBoundNow = false;
  await sessions.changeDevice(replicaId, (before) => {
    failure = failureOf(before, admission, secretHash);
    isBoundNow = !failure && secretHash !== undefined && before?.secretHash === undefined;
    if (failure) return undefined;
    return { ...afterContact(before, admission, nowMs), ...(secretHash !== undefined && { secretHash }) };
  });
  const writeDown = (act: 'device-bound' | 'device-refused'): Promise<void> =>
    audit.append({ at: instantAt(nowMs), actor: account.accountId, act, subject: replicaId });
  if (isBoundNow) await writeDown('device-bound');
  if (failure?.kind === 'unknown-device') await writeDown('device-refused');
  return failure ? err(failure) : ok(undefined);
}
