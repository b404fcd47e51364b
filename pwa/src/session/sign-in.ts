// Signing in: the account at the server, the records on this tablet, and the one id both must agree on.

import type { ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { AccountView, RecordsKey } from '@tram/shared-schema/sync/session.js';
import type { OpenFailure, UnsentCounts } from '#documents/tablet-documents.js';
import type { DeviceStore, KeptSession } from './device-store.js';
import type { OpenedSession, SessionServer, SignInFailure } from './session-server.js';

export type SignInRefusal =
  | SignInFailure
  | OpenFailure
  /** A server from before PINs: it has no key to keep records by. */
  | { kind: 'server-outdated' }
  /** The tablet still holds unsent work of the station it served before. */
  | { kind: 'other-station'; waiting: number };

export interface SignInParts {
  readonly server: SessionServer;
  readonly device: Pick<
    DeviceStore,
    'replicaId' | 'unusedReplicaId' | 'claimReplicaId' | 'stationId' | 'keepStationId'
  >;
  /** What an administrator sees in the list of tablets. */
  readonly deviceName: string;
  /** Opens the records this account works with on this tablet, and says which replica id they carry. */
  bindStation(
    stationId: StationId,
    account: AccountView,
    recordsKey: RecordsKey,
  ): Promise<Result<ReplicaId, OpenFailure>>;
  unsentOf(stationId: StationId): Promise<UnsentCounts>;
}

interface Opened extends OpenedSession {
  readonly replicaId: ReplicaId;
}

const keptOf = ({ reply, accessExpiresAtMs, replicaId }: Opened): KeptSession => ({
  account: reply.account,
  ...(reply.stationName !== undefined && { stationName: reply.stationName }),
  replicaId,
  accessToken: reply.accessToken,
  accessExpiresAtMs,
  refreshToken: reply.refreshToken,
  expired: false,
});

/** Nothing of it is kept yet: where, and under which lock, is decided by whoever asked. */
export async function signIn(
  parts: SignInParts,
  username: string,
  password: string,
): Promise<Result<KeptSession, SignInRefusal>> {
  const { server, device, deviceName } = parts;
  const ask = async (replicaId: ReplicaId) => {
    const opened = await server.signIn({ username, password, device: { replicaId, name: deviceName } });
    return opened.ok ? ok({ ...opened.value, replicaId }) : opened;
  };

  const replicaId = await device.replicaId();
  let opened = await ask(replicaId);
  if (!opened.ok && opened.error.kind === 'wrong-replica') {
    // Somebody of elsewhere signed in with it here, a centre's or another station's: in use, though no record has it.
    await device.claimReplicaId(replicaId);
    opened = await ask(await device.unusedReplicaId());
  }
  // An id nobody ever used cannot be another station's.
  if (!opened.ok)
    return opened.error.kind === 'wrong-replica' ? err({ kind: 'server-trouble' }) : err(opened.error);
  let session: Opened = opened.value;

  const { stationId } = session.reply.account;
  if (stationId !== undefined) {
    const before = await device.stationId();
    if (before !== undefined && before !== stationId) {
      const { waiting, refused } = await parts.unsentOf(before);
      if (waiting + refused > 0) {
        await server.signOut(session.reply.accessToken);
        return err({ kind: 'other-station', waiting: waiting + refused });
      }
    }
    const { recordsKey } = session.reply;
    if (!recordsKey) {
      await server.signOut(session.reply.accessToken);
      return err({ kind: 'server-outdated' });
    }
    const bound = await parts.bindStation(stationId, session.reply.account, recordsKey);
    if (!bound.ok) return bound;
    if (bound.value !== session.replicaId) {
      // The records carry another id (this tablet's own database was lost, or it served elsewhere in between), and the
      // server takes edits only from the tablet they name.
      const again = await ask(bound.value);
      if (!again.ok)
        return again.error.kind === 'wrong-replica' ? err({ kind: 'server-trouble' }) : err(again.error);
      await server.signOut(session.reply.accessToken);
      session = again.value;
    }
    const noted = await device.keepStationId(stationId);
    if (!noted.ok) return noted;
  }
  return ok(keptOf(session));
}
