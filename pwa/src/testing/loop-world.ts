// A tablet's sync loop in a world that does as told: time that passes when asked, a line, a screen, another tab.

import { instantAt } from '@tram/shared-schema/document/instant.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { Cursor } from '@tram/shared-schema/sync/wire.js';
import type { StoredDocument } from '#documents/tablet-documents.js';
import type { TabLock } from '#session/tab-lock.js';
import type { Thrift } from '#sync/connectivity.js';
import type { RoundDone } from '#sync/run-sync.js';
import { createSyncLoop } from '#sync/sync-loop.js';
import type { RoundFailure } from '#sync/sync-status.js';
import type { WatchEnd } from '#sync/wake-watch.js';
import { MORNING_MS, samplePerson } from './contracts/sample-documents.js';

export const roundDone: Result<RoundDone, RoundFailure> = ok({
  pushed: 0,
  pulled: 0,
  contact: { serverTime: instantAt(MORNING_MS), offsetMs: 1234 },
});
export const saved: StoredDocument = { doc: samplePerson(10), syncState: 'local' };
export const pulled: StoredDocument = { doc: samplePerson(11), syncState: 'accepted' };

/** Time that passes when told to. */
export function fakeTime() {
  let now = MORNING_MS;
  let clockAheadMs = 0;
  let timers: { atMs: number; work: () => void }[] = [];
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 40; turn++) await Promise.resolve();
  };
  return {
    nowMs: () => now + clockAheadMs,
    /** The worker sets the clock; time goes on as before. */
    setClockBy: (ms: number) => (clockAheadMs += ms),
    sinceMorning: () => now - MORNING_MS,
    pending: () => timers.length,
    settle,
    schedule: (work: () => void, delayMs: number) => {
      const timer = { atMs: now + delayMs, work };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    async pass(ms: number): Promise<void> {
      await settle();
      const until = now + ms;
      for (;;) {
        const next = timers.filter(({ atMs }) => atMs <= until).sort((a, b) => a.atMs - b.atMs)[0];
        if (!next) break;
        now = Math.max(now, next.atMs);
        timers = timers.filter((timer) => timer !== next);
        next.work();
        await settle();
      }
      now = until;
      await settle();
    },
  };
}

/** Listeners that can be called. */
function bell<T extends unknown[]>() {
  const listeners = new Set<(...args: T) => void>();
  return {
    ring: (...args: T) => listeners.forEach((listener) => listener(...args)),
    listen: (listener: (...args: T) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

interface HeldLine {
  more(cursor?: Cursor): void;
  end(end: WatchEnd): void;
}

export function loopWorld() {
  const time = fakeTime();
  const written = bell<[readonly StoredDocument[]]>();
  const hope = bell();
  const lack = bell();
  const serverAnswer = bell();
  const hidden = bell();
  const thriftChanged = bell();
  let visible = true;
  let thrift: Thrift | undefined;
  let heldByOtherTab = false;
  let browserDue: () => Promise<boolean> = () => Promise.reject(new Error('nobody listens'));
  let held: HeldLine | undefined;
  const lock: TabLock = {
    run: (_name, work) => (heldByOtherTab ? new Promise(() => undefined) : work()),
    runIfFree: async (_name, work) => (heldByOtherTab ? undefined : { value: await work() }),
  };
  const world = {
    ...time,
    /** When each round began. */
    rounds: [] as number[],
    answer: (): Promise<Result<RoundDone, RoundFailure>> => Promise.resolve(roundDone),
    fail: (failure: RoundFailure) => {
      world.answer = () => Promise.resolve(err(failure));
    },
    kept: [] as number[],
    /** Where this tablet has read up to. */
    place: 'seq-1',
    browserAsked: 0,
    write: (stored: StoredDocument) => written.ring([stored]),
    hope: () => hope.ring(),
    lack: () => lack.ring(),
    serverAnswers: () => serverAnswer.ring(),
    browserComesBack: () => browserDue(),
    holdInOtherTab: (is: boolean) => (heldByOtherTab = is),
    line: () => held,
    hide() {
      visible = false;
      hidden.ring();
    },
    show() {
      visible = true;
      hope.ring();
    },
    beThrifty(why: Thrift | undefined) {
      thrift = why;
      thriftChanged.ring();
    },
    random: 0.5,
  };
  const loop = createSyncLoop({
    runRound: ({ onProgress }) => {
      world.rounds.push(time.sinceMorning());
      onProgress({ phase: 'sending' });
      return world.answer();
    },
    documents: { onWritten: written.listen },
    onLack: lack.listen,
    onAnswer: serverAnswer.listen,
    connectivity: {
      onHope: hope.listen,
      isVisible: () => visible,
      onHidden: hidden.listen,
      thrift: () => thrift,
      onThrift: thriftChanged.listen,
    },
    wake: {
      watch: (onMore, signal) =>
        new Promise((resolve) => {
          const end = (how: WatchEnd): void => {
            held = undefined;
            signal.removeEventListener('abort', stop);
            resolve(how);
          };
          const stop = (): void => end({ kind: 'stopped' });
          held = { more: onMore, end };
          signal.addEventListener('abort', stop);
        }),
      isNews: (cursor) => Promise.resolve(cursor !== world.place),
    },
    browserSync: {
      ask: () => (world.browserAsked += 1),
      onDue: (run) => {
        browserDue = run;
        return () => undefined;
      },
    },
    lock,
    lastRound: {
      read: () => Promise.resolve(MORNING_MS - 5_000),
      keep: (atMs) => {
        world.kept.push(atMs);
        return Promise.resolve();
      },
    },
    schedule: time.schedule,
    nowMs: time.nowMs,
    random: () => world.random,
  });
  return Object.assign(world, { loop });
}
