import { instantAt } from '@tram/shared-schema/document/instant.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { beforeEach, describe, expect, it } from 'vitest';
import type { StoredDocument } from '#documents/tablet-documents.js';
import type { TabLock } from '#session/tab-lock.js';
import { MORNING_MS, samplePerson } from '#testing/contracts/sample-documents.js';
import type { RoundDone } from './run-sync.js';
import { createSyncLoop, type SyncLoop } from './sync-loop.js';
import type { RoundFailure } from './sync-status.js';

const done: Result<RoundDone, RoundFailure> = ok({
  pushed: 0,
  pulled: 0,
  contact: { serverTime: instantAt(MORNING_MS), offsetMs: 1234 },
});
const local: StoredDocument = { doc: samplePerson(10), syncState: 'local' };
const pulled: StoredDocument = { doc: samplePerson(11), syncState: 'accepted' };

/** Time that passes when told to, and a line that does as told. */
function world() {
  let now = MORNING_MS;
  let timers: { atMs: number; work: () => void }[] = [];
  const written = new Set<(docs: readonly StoredDocument[]) => void>();
  const hopeful = new Set<() => void>();
  let heldByOtherTab = false;
  const lock: TabLock = {
    run: (_name, work) => work(),
    runIfFree: async (_name, work) => (heldByOtherTab ? undefined : { value: await work() }),
  };
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  const it = {
    rounds: [] as number[],
    answer: (): Promise<Result<RoundDone, RoundFailure>> => Promise.resolve(done),
    kept: [] as number[],
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
    write: (stored: StoredDocument) => written.forEach((listener) => listener([stored])),
    hope: () => hopeful.forEach((listener) => listener()),
    holdInOtherTab: (held: boolean) => (heldByOtherTab = held),
    pending: () => timers.length,
    settle,
    loop: undefined as unknown as SyncLoop,
  };
  it.loop = createSyncLoop({
    runRound: ({ onProgress }) => {
      it.rounds.push(now - MORNING_MS);
      onProgress({ phase: 'sending' });
      return it.answer();
    },
    documents: {
      onWritten: (listener) => {
        written.add(listener);
        return () => written.delete(listener);
      },
    },
    connectivity: {
      onHope: (listener) => {
        hopeful.add(listener);
        return () => hopeful.delete(listener);
      },
    },
    lock,
    lastRound: {
      read: () => Promise.resolve(MORNING_MS - 5_000),
      keep: (atMs) => {
        it.kept.push(atMs);
        return Promise.resolve();
      },
    },
    schedule: (work, delayMs) => {
      const timer = { atMs: now + delayMs, work };
      timers.push(timer);
      return () => (timers = timers.filter((other) => other !== timer));
    },
    nowMs: () => now,
    random: () => 0.5,
  });
  return it;
}

describe('when the tablet syncs', () => {
  let at: ReturnType<typeof world>;
  beforeEach(() => {
    at = world();
  });
  const fail = (failure: RoundFailure) => (at.answer = () => Promise.resolve(err(failure)));

  it('at the start, and then every minute', async () => {
    await at.loop.start();
    await at.settle();
    expect(at.rounds).toEqual([0]);
    await at.pass(125_000);
    expect(at.rounds).toEqual([0, 60_000, 120_000]);
  });

  it('says when everything was last sent, also before the first round of this start', async () => {
    at.answer = () => new Promise(() => undefined);
    await at.loop.start();
    expect(at.loop.status.value).toEqual({ phase: 'sending', lastRoundAtMs: MORNING_MS - 5_000 });
    at = world();
    await at.loop.start();
    await at.settle();
    expect(at.loop.status.value).toEqual({ phase: 'idle', lastRoundAtMs: MORNING_MS, clockOffsetMs: 1234 });
    expect(at.kept).toEqual([MORNING_MS]);
  });

  it('shortly after a save, once for several, and not for what came from the server', async () => {
    await at.loop.start();
    await at.pass(10_000);
    at.write(pulled);
    await at.pass(2_000);
    expect(at.rounds).toEqual([0]);
    at.write(local);
    await at.pass(1_000);
    at.write(local);
    await at.pass(10_000);
    expect(at.rounds).toEqual([0, 13_500]);
  });

  it('again when somebody saved while it was sending', async () => {
    let finish: () => void = () => undefined;
    at.answer = () => new Promise((resolve) => (finish = () => resolve(done)));
    await at.loop.start();
    at.write(local);
    await at.pass(5_000);
    expect(at.rounds).toEqual([0]);
    at.answer = () => Promise.resolve(done);
    finish();
    await at.pass(0);
    expect(at.rounds).toEqual([0, 5_000]);
  });

  it('later and later while the line fails, and at once when there is hope', async () => {
    fail({ kind: 'unreachable' });
    await at.loop.start();
    await at.pass(5_000 + 10_000 + 20_000);
    expect(at.rounds).toEqual([0, 5_000, 15_000, 35_000]);
    expect(at.loop.status.value).toMatchObject({ phase: 'idle', failure: { kind: 'unreachable' } });
    await at.pass(3_600_000);
    const gaps = at.rounds.slice(1).map((round, n) => round - (at.rounds[n] ?? 0));
    expect(Math.max(...gaps)).toBe(300_000);
    at.answer = () => Promise.resolve(done);
    const before = at.rounds.length;
    at.hope();
    await at.pass(0);
    expect(at.rounds).toHaveLength(before + 1);
    expect(at.loop.status.value).not.toHaveProperty('failure');
  });

  it('not in a hurry after each save while the line is dead', async () => {
    fail({ kind: 'unreachable' });
    await at.loop.start();
    await at.pass(60_000);
    const before = at.rounds.length;
    for (let saves = 0; saves < 10; saves++) {
      at.write(local);
      await at.pass(500);
    }
    expect(at.rounds.length - before).toBeLessThanOrEqual(1);
  });

  it('not again by itself when only somebody can help, but at once when the worker asks', async () => {
    for (const kind of [
      'session-expired',
      'account-disabled',
      'device-revoked',
      'update-needed',
      'not-allowed',
    ] as const) {
      at = world();
      fail({ kind });
      await at.loop.start();
      await at.pass(3_600_000);
      at.write(local);
      at.hope();
      await at.pass(3_600_000);
      expect(at.rounds).toEqual([0]);
      expect(at.loop.status.value.failure).toEqual({ kind });
      at.answer = () => Promise.resolve(done);
      at.loop.sendNow();
      await at.settle();
      expect(at.rounds).toHaveLength(2);
      await at.pass(60_000);
      expect(at.rounds).toHaveLength(3);
    }
  });

  it('goes on trying when this tablet is full or the server has trouble', async () => {
    for (const kind of ['storage-full', 'server-trouble'] as const) {
      at = world();
      fail({ kind });
      await at.loop.start();
      await at.pass(60_000);
      expect(at.rounds.length).toBeGreaterThan(2);
    }
  });

  it('leaves it to the other tab while that one is at it', async () => {
    at.holdInOtherTab(true);
    await at.loop.start();
    await at.pass(60_000);
    expect(at.rounds).toEqual([]);
    at.holdInOtherTab(false);
    await at.pass(15_000);
    expect(at.rounds).toHaveLength(1);
  });

  it('one round at a time, however often it is asked', async () => {
    let running = 0;
    let most = 0;
    at.answer = async () => {
      running += 1;
      most = Math.max(most, running);
      await at.settle();
      running -= 1;
      return done;
    };
    await at.loop.start();
    for (let n = 0; n < 5; n++) at.loop.sendNow();
    await at.pass(1_000);
    expect(most).toBe(1);
    expect(at.rounds.length).toBeLessThanOrEqual(2);
  });

  it('no more once it was stopped', async () => {
    await at.loop.start();
    await at.settle();
    await at.loop.stop();
    at.write(local);
    at.loop.sendNow();
    await at.pass(3_600_000);
    expect(at.rounds).toEqual([0]);
    expect(at.pending()).toBe(0);
  });
});
