// Who is in and what is open to them: going in, and leaving so that nothing of them stays on the screen or in memory.

import { signal, type Signal } from '@preact/signals';
import type { AccountId } from '@tram/shared-schema/document/ids.js';
import { ok, type Result } from '@tram/shared-schema/result.js';
import type { OpenFailure } from '#documents/tablet-documents.js';
import type { KeptSession } from '#session/device-store.js';
import type { UnlockedKeys } from '#session/unlocked-keys.js';
import type { TabletDevice } from './open-device.js';
import type { Opening } from './opening.js';
import type { Workplace } from './open-workplace.js';
import { createOwnHistory, type OwnHistory } from './own-history.js';
import { createWorkplaceSlot, type WorkplaceSlot } from './workplace-slot.js';

export interface Premises {
  readonly device: TabletDevice;
  readonly opening: Signal<Opening>;
  readonly slot: WorkplaceSlot;
  readonly ownHistory: OwnHistory;
  /** One thing at a time: unlocking, locking and signing in wait for each other. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** Who is in, on whatever page; undefined while locked. */
  inside(): KeptSession | undefined;
  showStation(session: KeptSession, keys: UnlockedKeys | undefined): Promise<Result<void, OpenFailure>>;
  showOffice(session: KeptSession): Promise<void>;
  /** Whoever was in leaves for whoever is signing in. */
  makeRoom(): Promise<void>;
  /** `current`: who may go on where they were; else anybody may be next. */
  leave(current?: AccountId): Promise<void>;
  /** Is told when somebody leaves, before anything else happens. */
  onLeaving(listener: () => void): void;
}

export function createPremises(device: TabletDevice): Premises {
  const opening = signal<Opening>({ kind: 'opening' });
  const slot = createWorkplaceSlot(device);
  const ownHistory = createOwnHistory(window);
  const { keeper, vault, people, otherTabs, snackbars } = device;
  /** One loop for one opened workplace. */
  const started = new WeakSet<Workplace>();
  const leaving: (() => void)[] = [];
  let turn: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work, work);
    turn = mine;
    return mine;
  };
  const inside = (): KeptSession | undefined => {
    const now = opening.peek();
    return 'session' in now ? now.session : undefined;
  };

  async function afterLeaving(knownUsername: string | undefined): Promise<void> {
    vault.shut();
    await Promise.all([keeper.reload(), slot.close(), people.reload()]);
    if (people.accounts.peek().length > 0) return;
    opening.value = { kind: 'signed-out', ...(knownUsername !== undefined && { knownUsername }) };
  }

  return {
    device,
    opening,
    slot,
    ownHistory,
    inTurn,
    inside,
    async showStation(session, keys) {
      const { account } = session;
      if (account.stationId === undefined) throw new Error('records belong to a station');
      const opened = await slot.open(account.stationId, account, keys);
      if (!opened.ok) {
        opening.value = { kind: 'not-opened', failure: opened.error };
        return opened;
      }
      const workplace = opened.value;
      ownHistory.enter(account.accountId);
      otherTabs.lock(account.accountId);
      opening.value = { kind: 'station', session, workplace };
      if (!started.has(workplace)) {
        started.add(workplace);
        await workplace.loop.start();
      }
      return ok(undefined);
    },
    async showOffice(session) {
      await slot.close();
      vault.holdInMemory(session);
      await keeper.reload();
      ownHistory.enter(session.account.accountId);
      otherTabs.lock(session.account.accountId);
      opening.value = { kind: 'office', session };
    },
    async makeRoom() {
      opening.value = { kind: 'opening' };
      ownHistory.leave();
      snackbars.clear();
      vault.shut();
      await keeper.reload();
    },
    leave(current) {
      const knownUsername = inside()?.account.username;
      leaving.forEach((listener) => listener());
      // The screen first, and at once; what it stood on is taken away behind it.
      opening.value = { kind: 'locked', ...(current !== undefined && { current }) };
      ownHistory.leave();
      snackbars.clear();
      return inTurn(() => afterLeaving(knownUsername));
    },
    onLeaving: (listener) => void leaving.push(listener),
  };
}
