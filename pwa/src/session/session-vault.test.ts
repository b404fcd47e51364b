import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT_ID } from '#testing/contracts/sample-documents.js';
import { enrolled, enrolling, GOOD_PIN, openPinDoor, signedIn, type PinDoor } from '#testing/pin-door.js';
import { withoutKeys } from './account-book.js';
import { createSessionVault, type SessionVault } from './session-vault.js';
import { unlockByPin } from './unlock-account.js';

let door: PinDoor;
let vault: SessionVault;
beforeEach(() => {
  door = openPinDoor();
  vault = createSessionVault(door);
});
afterEach(() => door.close());

/** Every byte the tablet's own database holds, as text. */
async function onDisk(): Promise<string> {
  const accounts = await door.book.all();
  const letters = (value: unknown): string => {
    if (value instanceof Uint8Array) return new TextDecoder('latin1').decode(value);
    if (typeof value === 'object' && value !== null) return Object.values(value).map(letters).join(' ');
    return String(value);
  };
  return `${accounts.map(letters).join(' ')} ${letters(await door.store.session())}`;
}

async function unlock(): Promise<void> {
  const opened = await unlockByPin(door, ACCOUNT_ID, GOOD_PIN);
  if (!opened.ok) throw new Error(opened.error.kind);
  vault.openSealed(ACCOUNT_ID, opened.value.keys.session);
}

describe('the session of somebody with a PIN', () => {
  beforeEach(() => enrolled(door));

  it('is nobody’s while the tablet is locked, and theirs after unlocking', async () => {
    expect(await vault.session()).toBeUndefined();
    await unlock();
    expect(await vault.session()).toEqual(signedIn());
    vault.shut();
    expect(await vault.session()).toBeUndefined();
  });

  it('lies on the disk without a token in the clear, before and after a renewal', async () => {
    await unlock();
    await vault.keepSession(signedIn({ refreshToken: 'refresh-2' }));
    expect(await onDisk()).not.toMatch(/access-1|refresh-[12]/);
    expect((await vault.session())?.refreshToken).toBe('refresh-2');
  });

  it('is not kept for another, nor after the lock', async () => {
    await unlock();
    const { account } = signedIn();
    const other = { ...account, accountId: 'account:other' as typeof account.accountId };
    await vault.keepSession(signedIn({ account: other, refreshToken: 'refresh-9' }));
    vault.shut();
    await vault.keepSession(signedIn({ refreshToken: 'refresh-8' }));
    await unlock();
    expect((await vault.session())?.refreshToken).toBe('refresh-1');
  });

  it('does not come back by a renewal after the keys were dropped', async () => {
    await unlock();
    await door.book.change(ACCOUNT_ID, (account) => withoutKeys(account, 'device-revoked'));
    await vault.keepSession(signedIn({ refreshToken: 'refresh-2' }));
    expect(await door.book.find(ACCOUNT_ID)).not.toHaveProperty('session');
  });

  it('sealed with the keys of an earlier sign-in opens for nobody', async () => {
    const { keys } = await enrolling(door);
    vault.openSealed(ACCOUNT_ID, keys.session);
    expect(await vault.session()).toBeUndefined();
  });
});

it('the session of an office is in memory only', async () => {
  vault.holdInMemory(signedIn());
  await vault.keepSession(signedIn({ refreshToken: 'refresh-2' }));
  expect((await vault.session())?.refreshToken).toBe('refresh-2');
  expect(await onDisk()).not.toContain('refresh');
  vault.shut();
  expect(await vault.session()).toBeUndefined();
});
