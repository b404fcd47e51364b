// A lost or stolen tablet: every request of it is refused and its app told to wipe, until it is found again.

import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { AccountId, ReplicaId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { DeviceView } from '@tram/shared-schema/sync/administration.js';
import type { Deps } from '#deps.js';
import type { Device } from '#ports.js';

export function viewOfDevice({ revokedAt, ...device }: Device): DeviceView {
  return { ...device, revoked: revokedAt !== undefined };
}

export async function setRevoked(
  { sessions, audit, clock }: Pick<Deps, 'sessions' | 'audit' | 'clock'>,
  actor: AccountId,
  replicaId: ReplicaId,
  revoked: boolean,
): Promise<Result<DeviceView, { kind: 'not-found' }>> {
  const at = instantAt(clock.nowMs());
  const device = await sessions.changeDevice(replicaId, (before) => {
    if (!before) return undefined;
    const { revokedAt: _before, ...rest } = before;
    return revoked ? { ...rest, revokedAt: at } : rest;
  });
  if (!device) return err({ kind: 'not-found' });
  await audit.append({ at, actor, act: revoked ? 'device-revoked' : 'device-restored', subject: replicaId });
  return ok(viewOfDevice(device));
}
