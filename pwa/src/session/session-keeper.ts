// Who is signed in, and a token for the server whenever one is needed. The offline app never hears of an expired
// session except as a notice: only sending waits for it.

import { signal, type ReadonlySignal } from '@preact/signals';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { AccessFailure } from './access-failure.js';
import type { DeviceStore, KeptSession } from './device-store.js';
import { renewSession, toTokenResult, type RenewedSession } from './renew-session.js';
import type { SessionServer } from './session-server.js';
import type { TabLock } from './tab-lock.js';

export interface SessionKeeper {
  readonly session: ReadonlySignal<KeptSession | undefined>;
  /** Good for a while; renewed first where it is about to run out. One renewal at a time, over all tabs. */
  accessToken(): Promise<Result<string, AccessFailure>>;
  /** The server would not take this one: the next is a new one. */
  tokenRefused(accessToken: string): void;
  /**
   * The records on this tablet carry this replica id. A session opened under another cannot send their edits, so it
   * counts as expired until somebody signs in again.
   */
  expireUnlessFor(replicaId: ReplicaId): Promise<void>;
  /** After signing in or out; also by itself whenever a tab does. */
  reload(): Promise<void>;
  close(): void;
}

export interface SessionKeeperParts {
  readonly server: Pick<SessionServer, 'refresh'>;
  readonly device: Pick<DeviceStore, 'session' | 'keepSession' | 'onChanged'>;
  readonly lock: TabLock;
  readonly nowMs: () => number;
  /** What a renewal told beside the tokens. */
  readonly onRenewed?: (renewed: RenewedSession) => void;
}

const RENEW_BEFORE_MS = 60_000;
const LOCK = 'tram-session';

export async function openSessionKeeper(parts: SessionKeeperParts): Promise<SessionKeeper> {
  const { device, lock, nowMs } = parts;
  const session = signal<KeptSession | undefined>(await device.session());
  let refusedToken: string | undefined;
  let renewing: Promise<Result<string, AccessFailure>> | undefined;

  const isGood = ({ accessToken, accessExpiresAtMs }: KeptSession): boolean =>
    accessToken !== refusedToken && accessExpiresAtMs - nowMs() > RENEW_BEFORE_MS;

  async function reload(): Promise<void> {
    const kept = await device.session();
    const [now, before] = [kept, session.value];
    const isSame = now?.accessToken === before?.accessToken && now?.expired === before?.expired;
    if (!isSame || now?.account.accountId !== before?.account.accountId) session.value = kept;
  }

  function renew(): Promise<Result<string, AccessFailure>> {
    return lock.run(LOCK, async () => {
      // Another tab may have renewed it, or signed out, while this one waited.
      await reload();
      const kept = session.value;
      if (!kept || kept.expired) return err({ kind: 'session-expired' });
      if (isGood(kept)) return ok(kept.accessToken);
      const renewed = await renewSession(parts, kept);
      // Locked, or another person's, while the server was asked: these tokens are nobody's here any more.
      if (session.peek()?.account.accountId !== kept.account.accountId)
        return err({ kind: 'session-expired' });
      session.value = renewed.session;
      parts.onRenewed?.(renewed);
      return toTokenResult(renewed);
    });
  }

  const stopListening = device.onChanged(() => void reload());
  return {
    session,
    async accessToken() {
      const kept = session.value;
      if (!kept || kept.expired) return err({ kind: 'session-expired' });
      if (isGood(kept)) return ok(kept.accessToken);
      renewing ??= renew().finally(() => (renewing = undefined));
      return renewing;
    },
    tokenRefused(accessToken) {
      refusedToken = accessToken;
    },
    async expireUnlessFor(replicaId) {
      const kept = session.value;
      if (!kept || kept.expired || kept.replicaId === replicaId) return;
      session.value = { ...kept, expired: true };
      await device.keepSession(session.value);
    },
    reload,
    close: stopListening,
  };
}
