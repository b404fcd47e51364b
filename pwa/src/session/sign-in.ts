// Signing in: the account at the server, the records on this tablet, and the one id both must agree on.

import type { ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { AccountView, RecordsKey } from '@tram/shared-schema/sync/session.js';
import type { OpenFailure, UnsentCounts } from '#documents/tablet-documents.js';
import type { DeviceStore, KeptSession } from './device-store.js';
import type { OpenedSession, SessionServer, SignInFailure, WrongReplica } from './session-server.js';

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
    'replicaId' | 'unusedReplicaId' | 'claimReplicaId' | 'giveUpReplicaId' | 'stationId' | 'keepStationId'
  >;
  /** What an administrator sees in the list of tablets. */
  readonly deviceName: string;
  /** Opens the records this account works with on this tablet, and says which replica id they carry. */
  bindStation(
    stationId: StationId,
    account: AccountView,
    recordsKey: RecordsKey,
    /** `anew`: opened once more, because the id of before was given up. */
    how: { readonly anew: boolean },
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

const isAnothers = ({ kind }: { kind: string }): boolean =>
  kind === 'wrong-replica' || kind === 'unknown-device';

/** An id nobody ever used cannot be another's. */
function toRefusal(failure: SignInFailure | WrongReplica): SignInRefusal {
  return failure.kind === 'wrong-replica' || failure.kind === 'unknown-device'
    ? { kind: 'server-trouble' }
    : failure;
}

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
  if (!opened.ok && isAnothers(opened.error)) {
    // Somebody of elsewhere signed in with it here, a centre's or another station's: in use, though no record has it.
    await device.claimReplicaId(replicaId);
    opened = await ask(await device.unusedReplicaId());
  }
  if (!opened.ok) return err(toRefusal(opened.error));
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
    const bind = (anew: boolean) => parts.bindStation(stationId, session.reply.account, recordsKey, { anew });
    let bound = await bind(false);
    if (!bound.ok) return bound;
    if (bound.value !== session.replicaId) {
      // The records carry another id (this tablet's own database was lost, or it served elsewhere in between), and the
      // server takes edits only from the tablet they name.
      let again = await ask(bound.value);
      if (!again.ok && again.error.kind === 'unknown-device') {
        // Its secret is lost, or somebody claimed it first: what was written under it is looked at by an administrator.
        await device.giveUpReplicaId(bound.value);
        bound = await bind(true);
        if (!bound.ok) return bound;
        again = await ask(bound.value);
      }
      if (!again.ok) return err(toRefusal(again.error));
      await server.signOut(session.reply.accessToken);
      session = again.value;
    }
    const noted = await device.keepStationId(stationId);
    if (!noted.ok) return noted;
  }
  return ok(keptOf(session));
}
