// The one workplace a tab may have open. Its code, as large as all the rest, is not needed to unlock.

import { ok, type Result } from '@tram/shared-schema/result.js';
import type { StationId } from '@tram/shared-schema/document/ids.js';
import type { AccountView } from '@tram/shared-schema/sync/session.js';
import type { OpenFailure, UnsentCounts } from '#documents/tablet-documents.js';
import type { UnlockedKeys } from '#session/unlocked-keys.js';
import type { TabletDevice } from './open-device.js';
import type { Workplace } from './open-workplace.js';

const workplaces = () => import('./open-workplace.js');

export interface WorkplaceSlot {
  /** Fetches and compiles a workplace's code while fingers are at something slower. */
  prepare(): void;
  /** The open one where it is that person's with these keys; else that is closed first. */
  open(
    stationId: StationId,
    account: AccountView,
    keys: UnlockedKeys | undefined,
  ): Promise<Result<Workplace, OpenFailure>>;
  close(): Promise<void>;
  unsentOf(stationId: StationId): Promise<UnsentCounts>;
}

export function createWorkplaceSlot(device: TabletDevice): WorkplaceSlot {
  let held: { readonly workplace: Workplace; readonly account: AccountView } | undefined;

  async function close(): Promise<void> {
    const closing = held?.workplace;
    held = undefined;
    await closing?.close();
  }
  return {
    prepare() {
      // Whoever opens a workplace asks again, and is told why it cannot be had.
      workplaces().catch(() => undefined);
    },
    close,
    async open(stationId, account, keys) {
      const isSame =
        held?.workplace.stationId === stationId &&
        held.workplace.keys === keys &&
        held.account.accountId === account.accountId;
      if (held && isSame) return ok(held.workplace);
      await close();
      const { openWorkplace, workplaceKeyOf } = await workplaces();
      const opened = await openWorkplace(device, workplaceKeyOf(stationId, account), keys);
      if (opened.ok) held = { workplace: opened.value, account };
      return opened;
    },
    unsentOf: async (stationId) => (await workplaces()).unsentOf(stationId),
  };
}
