import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT_ID } from '#testing/contracts/sample-documents.js';
import { enrolled, openPinDoor, OTHER_PIN, type PinDoor } from '#testing/pin-door.js';
import { unlockByPin } from './unlock-account.js';
import { watchAccounts, type WatchedAccounts } from './watch-accounts.js';

let door: PinDoor;
let monotonic = 0;
let timers: (() => void)[] = [];
const schedule = (work: () => void): (() => void) => {
  timers.push(work);
  return () => void (timers = timers.filter((timer) => timer !== work));
};
let watched: WatchedAccounts[] = [];
async function watch(): Promise<WatchedAccounts> {
  const people = await watchAccounts({ ...door, schedule, monotonicMs: () => monotonic });
  watched.push(people);
  return people;
}
const waitMs = async () => (await door.book.find(ACCOUNT_ID))?.attempts.waitMs;

/** Time passes with the lock screen open: one look at the clock, and what it changes is kept. */
async function pass(byMs: number): Promise<void> {
  await expect.poll(() => timers.length).toBeGreaterThan(0);
  monotonic += byMs;
  const due = timers;
  timers = [];
  due.forEach((work) => work());
  await expect.poll(() => timers.length).toBeGreaterThan(0);
}

beforeEach(async () => {
  timers = [];
  door = openPinDoor();
  await enrolled(door);
  for (let wrong = 0; wrong < 3; wrong += 1) await unlockByPin(door, ACCOUNT_ID, OTHER_PIN);
});
afterEach(async () => {
  for (const people of watched) people.close();
  // What was asked of the database before is answered before this.
  await Promise.all(watched.map((people) => people.reload()));
  watched = [];
  door.close();
});

describe('a wait after wrong PINs', () => {
  it('passes while the lock screen is open, and is seen to', async () => {
    const people = await watch();
    const stop = people.countDown();
    await pass(2_000);
    expect(await waitMs()).toBe(3_000);
    await expect.poll(() => people.accounts.value[0]?.attempts.waitMs).toBe(3_000);
    await pass(10_000);
    expect(await waitMs()).toBe(0);
    stop();
  });

  it('stands still while it is closed, and goes on from there', async () => {
    const stop = (await watch()).countDown();
    await pass(2_000);
    stop();
    monotonic += 3_600_000;
    const again = (await watch()).countDown();
    await pass(1_000);
    expect(await waitMs()).toBe(2_000);
    again();
  });

  it('passes no faster in two windows than in one', async () => {
    const stops = [(await watch()).countDown(), (await watch()).countDown()];
    await pass(2_000);
    expect(await waitMs()).toBe(3_000);
    // The one that waited for its turn takes over where the other was closed.
    stops[0]?.();
    await pass(1_000);
    expect(await waitMs()).toBe(2_000);
    stops[1]?.();
  });
});
