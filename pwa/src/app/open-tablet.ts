// The whole app put together: a device, who is at it, and what their keys open. Screens are handed what they need.

import { computed, effect, type ReadonlySignal } from '@preact/signals';
import type { AccountId } from '@tram/shared-schema/document/ids.js';
import { err, type Result } from '@tram/shared-schema/result.js';
import { browserAttention } from '#platform/attention.js';
import { createAutoLock } from '#session/auto-lock.js';
import { parsePin, type PinRefusal } from '#session/pin.js';
import { signOut } from '#session/sign-out.js';
import {
  unlockByPasskey,
  unlockByPin,
  type UnlockedAccount,
  type UnlockFailure,
} from '#session/unlock-account.js';
import { tellOfLeftRecords } from './left-records.js';
import { monotonicMs, openDevice, schedule, type TabletDevice } from './open-device.js';
import type { Opening } from './opening.js';
import { TODAY_PATH } from './paths.js';
import { createPremises, type Premises } from './premises.js';
import { reportFailure } from './report-failure.js';
import { watchForShutOut } from './shutting-out.js';
import { createSigningIn, type SigningIn } from './signing-in.js';

export interface Tablet extends Pick<SigningIn, 'signIn' | 'choosePin' | 'answerPasskey'> {
  readonly device: TabletDevice;
  readonly opening: ReadonlySignal<Opening>;
  unlock(accountId: AccountId, typedPin: string): Promise<Result<void, UnlockFailure | PinRefusal>>;
  unlockByPasskey(accountId: AccountId): Promise<Result<void, UnlockFailure>>;
  /** Absent while there is nothing to unlock with: a tablet from before PINs. */
  readonly lock: ReadonlySignal<(() => void) | undefined>;
  cancelPin(): Promise<void>;
  /** After every change of page. */
  visited(): void;
  leave(): Promise<void>;
  signOut(): Promise<void>;
}

/** What a person has open, and a stranger could read on. Without keys (a tablet from before PINs) nobody could unlock it. */
function isLockable(opening: Opening): boolean {
  switch (opening.kind) {
    case 'station':
      return opening.workplace.keys !== undefined;
    case 'office':
    case 'offering-passkey':
    case 'shut-out':
      return true;
    default:
      return false;
  }
}

const accountOf = (opening: Opening): AccountId | undefined =>
  'session' in opening ? opening.session.account.accountId : undefined;

function lockByItself(premises: Premises): void {
  const { device, opening } = premises;
  const autoLock = createAutoLock({
    attention: browserAttention,
    monotonicMs,
    wallMs: () => device.deviceNowMs(),
    schedule,
    afterMs: () => device.preferences.peek().lockAfterMinutes * 60_000,
    lock: () => void premises.leave(accountOf(opening.peek())),
  });
  const lockable = computed(() => isLockable(opening.value));
  effect(() => (lockable.value ? autoLock.start() : autoLock.stop()));
  device.otherTabs.onLock((except) => {
    const accountId = accountOf(opening.peek());
    if (accountId !== undefined && accountId !== except) void premises.leave();
  });
}

/** A renewed or expired session of the same person changes nothing on the screen but its notices. */
function followSession({ device, opening }: Premises): void {
  effect(() => {
    const session = device.keeper.session.value;
    const now = opening.peek();
    if (!session || (now.kind !== 'station' && now.kind !== 'office')) return;
    if (now.session !== session && accountOf(now) === session.account.accountId)
      opening.value = { ...now, session };
  });
}

/** The keys of a PIN are to be on the screen before anything else is asked of a slow tablet. */
const PIN_SHOWN_MS = 150;

async function openFirst({ device, opening, slot, showStation }: Premises): Promise<void> {
  const { keeper, people, store, vault } = device;
  const before = await store.session();
  if (before?.account.stationId !== undefined) {
    // A tablet from before PINs: its work goes on as it was until the server can be asked for a key.
    vault.openLegacy();
    await keeper.reload();
    await showStation(before, undefined);
    keeper.tokenRefused(before.accessToken);
    void keeper.accessToken();
    return;
  }
  // An office's, from before: it signs in online anyway.
  if (before) await store.forgetSession();
  const [last] = people.accounts.peek();
  const only = people.accounts.peek().length === 1 ? last?.accountId : undefined;
  opening.value = last
    ? { kind: 'locked', ...(only !== undefined && { current: only }) }
    : { kind: 'signed-out' };
  if (last) schedule(slot.prepare, PIN_SHOWN_MS);
}

export async function openTablet(): Promise<Tablet> {
  const device = await openDevice((renewed) => signingIn.onRenewed(renewed));
  const premises = createPremises(device);
  const signingIn = createSigningIn(premises);
  const { opening, inTurn } = premises;
  const { book, chest, keeper, lock: tabLock, deviceNowMs: nowMs, passkeys, vault } = device;
  const unlocking = { book, chest, lock: tabLock, nowMs };
  watchForShutOut(premises);
  followSession(premises);
  lockByItself(premises);
  tellOfLeftRecords(premises);

  async function enter(
    unlocked: Result<UnlockedAccount, UnlockFailure>,
  ): Promise<Result<void, UnlockFailure>> {
    if (!unlocked.ok) return unlocked;
    const { account, keys } = unlocked.value;
    vault.openSealed(account.accountId, keys.session);
    await keeper.reload();
    const session = keeper.session.peek();
    if (session) return premises.showStation(session, keys.unlocked);
    vault.shut();
    return err({ kind: 'needs-sign-in' });
  }

  /** By somebody's own hand: no other window of theirs stays open either. */
  function lockEverywhere(): void {
    device.otherTabs.lock();
    void premises.leave();
  }

  await openFirst(premises).catch((fault: unknown) => {
    opening.value = { kind: 'not-opened', failure: { kind: 'storage-failed' } };
    reportFailure(fault);
  });
  return {
    device,
    opening,
    signIn: signingIn.signIn,
    choosePin: signingIn.choosePin,
    answerPasskey: signingIn.answerPasskey,
    cancelPin: signingIn.cancel,
    unlock(accountId, typedPin) {
      const pin = parsePin(typedPin);
      if (!pin.ok) return Promise.resolve(pin);
      return inTurn(async () => enter(await unlockByPin(unlocking, accountId, pin.value)));
    },
    unlockByPasskey: (accountId) =>
      inTurn(async () => enter(await unlockByPasskey(unlocking, passkeys, accountId))),
    lock: computed(() => (isLockable(opening.value) ? lockEverywhere : undefined)),
    visited() {
      const accountId = accountOf(opening.peek());
      if (accountId !== undefined) premises.ownHistory.own(accountId);
    },
    leave: () => premises.leave(),
    async signOut() {
      const session = premises.inside();
      // Whoever signs in next begins at the beginning, not on the page the other left open.
      history.replaceState(null, '', TODAY_PATH);
      const left = premises.leave();
      if (session) await signOut({ server: device.sessionServer, book, store: device.store }, session);
      await left;
      await device.people.reload();
      if (opening.peek().kind === 'locked' && device.people.accounts.peek().length === 0)
        opening.value = { kind: 'signed-out' };
    },
  };
}
