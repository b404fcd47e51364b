// What somebody who is in may do with their own PIN.

import type { AccountId } from '@tram/shared-schema/document/ids.js';
import { ok, type Result } from '@tram/shared-schema/result.js';
import { addPasskeyByPin, changePin } from '#session/enrol-account.js';
import { forgetBundle } from '#session/key-chest.js';
import { parsePin, type PinRefusal } from '#session/pin.js';
import { openBundleByPin, type UnlockFailure } from '#session/unlock-account.js';
import type { TabletDevice } from './open-device.js';

type Answer = Promise<Result<void, PinRefusal | UnlockFailure>>;

export interface OwnPin {
  check(typed: string): Answer;
  change(old: string, chosen: string): Answer;
  addPasskey(typed: string): Answer;
}

export function createOwnPin(device: TabletDevice, accountId: AccountId): OwnPin {
  const { book, chest, lock, deviceNowMs: nowMs, passkeys } = device;
  const parts = { book, chest, lock, nowMs };
  return {
    async check(typed) {
      const pin = parsePin(typed);
      if (!pin.ok) return pin;
      const opened = await openBundleByPin(parts, accountId, pin.value);
      if (!opened.ok) return opened;
      forgetBundle(opened.value.bundle);
      return ok(undefined);
    },
    change: (old, chosen) => changePin(parts, { accountId }, old, chosen),
    addPasskey: (typed) => addPasskeyByPin(parts, passkeys, { accountId }, typed),
  };
}
