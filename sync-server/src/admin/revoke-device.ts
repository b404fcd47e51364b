// A lost or stolen tablet: every request of it is refused and its app told to wipe, until it is found again. A head
// sees and shuts out the tablets of the own station, an administrator all; to others a tablet is not there.

import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { AccountId, ReplicaId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { DeviceView } from '@tram/shared-schema/sync/administration.js';
import type { Deps } from '#deps.js';
import type { Account, Device } from '#ports.js';

type NotFound = { kind: 'not-found' };
type Asker = Pick<Account, 'accountId' | 'role' | 'stationId'>;

/** Named one by one: what is added to a device later must not leave the server by itself. */
function viewOfDevice(device: Device, names: ReadonlyMap<AccountId, string>): DeviceView {
  const { replicaId, name, accountId, stationId, firstSeenAt, lastSeenAt, clockOffsetMs, report } = device;
  const accountName = names.get(accountId);
  return {
    replicaId,
    name,
    accountId,
    ...(accountName !== undefined && { accountName }),
    ...(stationId && { stationId }),
    firstSeenAt,
    lastSeenAt,
    ...(clockOffsetMs !== undefined && { clockOffsetMs }),
    ...report,
    revoked: device.revokedAt !== undefined,
    isBound: device.secretHash !== undefined,
  };
}

const mayManage = ({ role, stationId }: Asker, device: Device): boolean =>
  role === 'admin' || (role === 'head' && stationId !== undefined && device.stationId === stationId);

export async function listDevices(
  { sessions, accounts }: Pick<Deps, 'sessions' | 'accounts'>,
  asker: Asker,
): Promise<readonly DeviceView[]> {
  const [devices, people] = await Promise.all([sessions.listDevices(), accounts.list()]);
  const names = new Map(people.map(({ accountId, displayName }) => [accountId, displayName]));
  return devices.filter((device) => mayManage(asker, device)).map((device) => viewOfDevice(device, names));
}

export async function setRevoked(
  { sessions, accounts, audit, clock }: Pick<Deps, 'sessions' | 'accounts' | 'audit' | 'clock'>,
  asker: Asker,
  replicaId: ReplicaId,
  revoked: boolean,
): Promise<Result<DeviceView, NotFound>> {
  const at = instantAt(clock.nowMs());
  let isTheirs = false;
  const device = await sessions.changeDevice(replicaId, (before) => {
    isTheirs = before !== undefined && mayManage(asker, before);
    if (!before || !isTheirs) return undefined;
    const { revokedAt: _before, ...rest } = before;
    return revoked ? { ...rest, revokedAt: at } : rest;
  });
  if (!device || !isTheirs) return err({ kind: 'not-found' });
  const act = revoked ? 'device-revoked' : 'device-restored';
  await audit.append({ at, actor: asker.accountId, act, subject: replicaId });
  const user = await accounts.read(device.accountId);
  return ok(viewOfDevice(device, new Map(user && [[user.accountId, user.displayName]])));
}
