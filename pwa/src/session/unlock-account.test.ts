import { err } from '@tram/shared-schema/result.js';
import { IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountId } from '@tram/shared-schema/document/ids.js';
import { sampleAccount } from '#testing/contracts/fake-session-server.js';
import { ACCOUNT_ID, STATION_ID } from '#testing/contracts/sample-documents.js';
import {
  enrolled,
  GOOD_PIN,
  openPinDoor,
  OTHER_PIN,
  pinOf,
  signedIn,
  type PinDoor,
} from '#testing/pin-door.js';
import { openDeviceDatabase } from '#storage/dexie-device-database.js';
import { dropKeysOfLostDevice } from './drop-keys.js';
import { addPasskey, changePin, enrolByPin } from './enrol-account.js';
import type { Passkeys } from './passkeys.js';
import { waited } from './pin-attempts.js';
import { droppedWords } from './ui/unlock-words.js';
import { openBundleByPin, unlockByPasskey, unlockByPin } from './unlock-account.js';

let door: PinDoor;
beforeEach(() => {
  door = openPinDoor();
});
afterEach(() => door.close());

const wait = async (byMs: number): Promise<void> => {
  await door.book.change(ACCOUNT_ID, (account) => ({ ...account, attempts: waited(account.attempts, byMs) }));
};
const tryPin = (pin = OTHER_PIN) => unlockByPin(door, ACCOUNT_ID, pin);
/** So many wrong ones, each after its wait. */
async function wrong(times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    await wait(3_600_000);
    await tryPin();
  }
}
function reopen(): void {
  door.close();
  door = openPinDoor(door.factory);
}
const attempts = async () => (await door.book.find(ACCOUNT_ID))?.attempts;

describe('with a PIN', () => {
  beforeEach(() => enrolled(door));

  it('the tablet opens without a network, also after it was closed, with the keys that the records were sealed by', async () => {
    const first = await tryPin(GOOD_PIN);
    reopen();
    const second = await tryPin(GOOD_PIN);
    if (!first.ok || !second.ok) throw new Error('the right PIN must open');
    const sealed = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv: new Uint8Array(12) },
      first.value.keys.unlocked.atRest,
      new Uint8Array([7]),
    );
    const opened = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: new Uint8Array(12) },
      second.value.keys.unlocked.atRest,
      sealed,
    );
    expect([...new Uint8Array(opened)]).toEqual([7]);
  });

  it('no key of the unlocked can be read out', async () => {
    const opened = await tryPin(GOOD_PIN);
    if (!opened.ok) throw new Error('the right PIN must open');
    const { unlocked, session } = opened.value.keys;
    for (const key of [unlocked.atRest, unlocked.dayFile, session, await door.store.deviceKey()])
      await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });

  it('a wrong one opens nothing and says how many tries are left', async () => {
    expect(await tryPin()).toEqual(err({ kind: 'wrong-pin', left: 9, waitMs: 0 }));
    expect(await tryPin()).toEqual(err({ kind: 'wrong-pin', left: 8, waitMs: 0 }));
    expect(await tryPin()).toEqual(err({ kind: 'wrong-pin', left: 7, waitMs: 5_000 }));
  });

  it('after three wrong ones even the right one has to wait, also after closing the app', async () => {
    await wrong(3);
    expect(await tryPin(GOOD_PIN)).toEqual(err({ kind: 'must-wait', waitMs: 5_000 }));
    reopen();
    expect(await tryPin(GOOD_PIN)).toEqual(err({ kind: 'must-wait', waitMs: 5_000 }));
    await wait(5_000);
    expect((await tryPin(GOOD_PIN)).ok).toBe(true);
    expect(await attempts()).toEqual({ wrong: 0, waitMs: 0 });
  });

  it('a clock set forward or back neither ends a wait nor makes it longer', async () => {
    await wrong(4);
    for (const days of [365, -365]) {
      door.clock += days * 86_400_000;
      expect(await tryPin(GOOD_PIN)).toEqual(err({ kind: 'must-wait', waitMs: 15_000 }));
    }
  });

  it('a try counts before it is looked at: pulling the plug in between wins nothing', async () => {
    const { chest } = door;
    const cut = { ...door, chest: { ...chest, openByPin: () => Promise.reject(new Error('no power')) } };
    await expect(unlockByPin(cut, ACCOUNT_ID, OTHER_PIN)).rejects.toThrow('no power');
    reopen();
    expect(await attempts()).toEqual({ wrong: 1, waitMs: 0 });
  });

  it('many tries at once are one after the other', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => tryPin()));
    expect(answers.map((answer) => (answer.ok ? 'opened' : answer.error.kind))).toEqual([
      'wrong-pin',
      'wrong-pin',
      'wrong-pin',
      'must-wait',
      'must-wait',
    ]);
  });

  it('after nine wrong ones the right one still opens; the tenth wrong one takes the keys away', async () => {
    await wrong(9);
    await wait(3_600_000);
    expect((await tryPin(GOOD_PIN)).ok).toBe(true);
    await wrong(10);
    const account = await door.book.find(ACCOUNT_ID);
    expect(account).toMatchObject({ dropped: 'too-many-wrong', displayName: 'Y sĩ Mẫu' });
    for (const key of ['pin', 'passkey', 'session']) expect(account).not.toHaveProperty(key);
    expect(await tryPin(GOOD_PIN)).toEqual(err({ kind: 'needs-sign-in', dropped: 'too-many-wrong' }));
  });

  it('the app closed in the middle of the tenth is a tenth wrong one', async () => {
    await door.book.change(ACCOUNT_ID, (account) => ({ ...account, attempts: { wrong: 10, waitMs: 0 } }));
    expect(await tryPin(GOOD_PIN)).toEqual(err({ kind: 'needs-sign-in', dropped: 'too-many-wrong' }));
  });

  it('signing in online again and choosing a PIN lets the same person in again', async () => {
    await wrong(10);
    await enrolled(door, OTHER_PIN);
    expect((await tryPin(OTHER_PIN)).ok).toBe(true);
    expect(await door.book.find(ACCOUNT_ID)).not.toHaveProperty('dropped');
  });

  it("one person's wrong tries and PIN are not another's", async () => {
    const other = {
      ...sampleAccount(STATION_ID),
      accountId: 'account:other' as AccountId,
      username: 'ys.hai',
    };
    await enrolled(door, OTHER_PIN, signedIn({ account: other }));
    await wrong(10);
    expect((await unlockByPin(door, other.accountId, OTHER_PIN)).ok).toBe(true);
    const mine = await door.book.find(other.accountId);
    // The bundle of one under the name of another opens for neither.
    if (mine) await door.book.keep({ ...mine, accountId: ACCOUNT_ID });
    expect(await tryPin(OTHER_PIN)).toMatchObject({ error: { kind: 'wrong-pin' } });
  });

  it('is changed by whoever knows it, and by nobody else', async () => {
    const account = { accountId: ACCOUNT_ID };
    expect(await changePin(door, account, OTHER_PIN, '906413')).toMatchObject({
      error: { kind: 'wrong-pin' },
    });
    expect(await changePin(door, account, GOOD_PIN, '123456')).toMatchObject({ error: { kind: 'weak-pin' } });
    expect((await changePin(door, account, GOOD_PIN, '906413')).ok).toBe(true);
    expect((await tryPin(GOOD_PIN)).ok).toBe(false);
    expect((await tryPin(pinOf('906413'))).ok).toBe(true);
  });

  it('a copied disk without the key of its browser opens with no PIN', async () => {
    const account = await door.book.find(ACCOUNT_ID);
    if (!account) throw new Error('enrolled');
    door.close();
    door = openPinDoor();
    await door.book.keep(account);
    expect(await tryPin(GOOD_PIN)).toMatchObject({ error: { kind: 'wrong-pin' } });
  });
});

it('a weak PIN is not taken at enrolment', async () => {
  const { enrolling } = await import('#testing/pin-door.js');
  expect(await enrolByPin(door, await enrolling(door), '123456')).toEqual(
    err({ kind: 'weak-pin', weakness: 'counting' }),
  );
  expect(await door.book.all()).toEqual([]);
});

describe('a tablet whose own key is gone while its people and their work stay', () => {
  /** As where a browser cannot read back the key it kept. */
  async function loseDeviceKey(): Promise<void> {
    const database = openDeviceDatabase({ indexedDB: door.factory, IDBKeyRange });
    await database.kept.delete('deviceKey');
    database.close();
  }
  beforeEach(async () => {
    await enrolled(door);
    await loseDeviceKey();
    reopen();
  });

  it('says so, and counts no right PIN as a wrong one', async () => {
    await dropKeysOfLostDevice(door.book, door.store);
    expect(await tryPin(GOOD_PIN)).toEqual(err({ kind: 'needs-sign-in', dropped: 'device-key-lost' }));
    expect(await attempts()).toEqual({ wrong: 0, waitMs: 0 });
    expect(droppedWords('device-key-lost')).toContain('mất chìa khoá riêng');
  });

  it('opens again by a PIN chosen after signing in, and is not taken for lost at the next start', async () => {
    await dropKeysOfLostDevice(door.book, door.store);
    await enrolled(door, OTHER_PIN);
    reopen();
    await dropKeysOfLostDevice(door.book, door.store);
    expect((await tryPin(OTHER_PIN)).ok).toBe(true);
  });
});

describe('with a finger or a face', () => {
  const secret = new Uint8Array(32).fill(9);
  const passkeys = (given: Passkeys['secretOf']): Passkeys => ({
    isAvailable: () => Promise.resolve(true),
    create: () => Promise.resolve({ credentialId: new Uint8Array(4), prfSalt: new Uint8Array(32), secret }),
    secretOf: given,
  });
  const willing = passkeys(() => Promise.resolve(secret));

  beforeEach(async () => {
    await enrolled(door);
    const opened = await openBundleByPin(door, ACCOUNT_ID, GOOD_PIN);
    if (!opened.ok) throw new Error(opened.error.kind);
    const { account, bundle } = opened.value;
    expect((await addPasskey(door, willing, account, bundle)).ok).toBe(true);
  });

  it('the tablet opens, and wrong PINs before are forgotten', async () => {
    await wrong(4);
    expect((await unlockByPasskey(door, willing, ACCOUNT_ID)).ok).toBe(true);
    expect(await attempts()).toEqual({ wrong: 0, waitMs: 0 });
  });

  it('another finger opens nothing, and the PIN goes on working', async () => {
    for (const given of [undefined, new Uint8Array(32)])
      expect(
        await unlockByPasskey(
          door,
          passkeys(() => Promise.resolve(given)),
          ACCOUNT_ID,
        ),
      ).toEqual(err({ kind: 'passkey-refused' }));
    expect((await tryPin(GOOD_PIN)).ok).toBe(true);
  });

  it('goes with the keys after ten wrong PINs', async () => {
    await wrong(10);
    expect(await unlockByPasskey(door, willing, ACCOUNT_ID)).toEqual(
      err({ kind: 'needs-sign-in', dropped: 'too-many-wrong' }),
    );
  });
});
