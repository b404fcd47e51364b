import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { WakeAnswer, WakeEnd } from '@tram/shared-schema/sync/wake.js';
import { getEventListeners } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeTime } from '#testing/loop-world.js';
import type { Thrift } from './connectivity.js';
import type { SyncFailure } from './sync-server.js';
import type { StreamEnd } from './wake-server.js';
import { createWakeWatch, type WatchEnd } from './wake-watch.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A server that answers as told, and remembers how it was asked. */
function line() {
  const time = fakeTime();
  let thrift: Thrift | undefined;
  const it = {
    ...time,
    asked: [] as { how: 'stream' | 'poll'; atMs: number; from: object }[],
    stream: (): Promise<Result<StreamEnd, SyncFailure>> => new Promise(() => undefined),
    poll: (): Promise<Result<WakeAnswer, SyncFailure>> =>
      new Promise((resolve) => time.schedule(() => resolve(ok({ more: false })), 50_000)),
    beThrifty: (why: Thrift | undefined) => (thrift = why),
    ended: undefined as WatchEnd | undefined,
    leaving: new AbortController(),
    async begin() {
      it.leaving = new AbortController();
      it.ended = undefined;
      void watch.watch(() => undefined, it.leaving.signal).then((end) => (it.ended = end));
      await time.settle();
    },
    isNews: (cursor?: string) => watch.isNews(cursor),
  };
  const remember = (how: 'stream' | 'poll', from: object): void => {
    it.asked.push({ how, atMs: time.sinceMorning(), from });
  };
  const untilAborted = <T>(signal: AbortSignal, answer: Promise<T>, otherwise: T): Promise<T> =>
    new Promise((resolve, reject) => {
      const left = (): void => resolve(otherwise);
      signal.addEventListener('abort', left);
      void answer.finally(() => signal.removeEventListener('abort', left)).then(resolve, reject);
    });
  const watch = createWakeWatch({
    server: {
      listen: (from, _onMore, signal) => {
        remember('stream', from);
        return untilAborted(signal, it.stream(), ok({ kind: 'broken', heard: true }));
      },
      poll: (from, signal) => {
        remember('poll', from);
        return untilAborted(signal, it.poll(), err({ kind: 'unreachable' }));
      },
    },
    journal: { position: () => Promise.resolve({ epoch: 'e1', cursor: '7' }) },
    thrift: () => thrift,
    schedule: time.schedule,
    nowMs: time.nowMs,
    random: () => 0.5,
  });
  return it;
}

describe('how a tablet hears of news', () => {
  let at: ReturnType<typeof line>;
  beforeEach(() => {
    at = line();
  });
  const ways = () => at.asked.map(({ how }) => how);
  const streamEnds = (end: StreamEnd) => (at.stream = () => Promise.resolve(ok(end)));

  it('holds one stream open, from where it has read to', async () => {
    await at.begin();
    await at.pass(8 * HOUR_MS);
    expect(at.asked).toEqual([{ how: 'stream', atMs: 0, from: { epoch: 'e1', cursor: '7' } }]);
    at.leaving.abort();
    await at.settle();
    expect(at.ended).toEqual({ kind: 'stopped' });
  });

  it('opens the next stream at once when a token has run out, but does not spin over it', async () => {
    at.stream = () =>
      new Promise((resolve) =>
        at.schedule(
          () => resolve(ok({ kind: 'bye', reason: 'token-over', mayKeepUnsent: false })),
          14 * MINUTE_MS,
        ),
      );
    await at.begin();
    await at.pass(HOUR_MS);
    expect(at.asked.map(({ atMs }) => atMs / MINUTE_MS)).toEqual([0, 14, 28, 42, 56]);
    at = line();
    streamEnds({ kind: 'bye', reason: 'token-over', mayKeepUnsent: false });
    await at.begin();
    expect(at.ended).toEqual({ kind: 'trouble', failure: { kind: 'server-trouble' } });
    expect(at.asked).toHaveLength(1);
  });

  it('says why the server hung up', async () => {
    const said: [WakeEnd, SyncFailure][] = [
      ['session-over', { kind: 'session-expired' }],
      ['account-disabled', { kind: 'account-disabled', mayKeepUnsent: true }],
      ['device-revoked', { kind: 'device-revoked', mayKeepUnsent: true }],
      ['server-stopping', { kind: 'server-trouble' }],
      ['replaced', { kind: 'server-trouble' }],
    ];
    for (const [reason, failure] of said) {
      streamEnds({ kind: 'bye', reason, mayKeepUnsent: true });
      await at.begin();
      expect(at.ended).toEqual({ kind: 'trouble', failure });
    }
  });

  it('asks and waits where something holds streams back, and tries a stream again after an hour', async () => {
    streamEnds({ kind: 'held-back' });
    await at.begin();
    await at.pass(HOUR_MS - MINUTE_MS);
    expect(ways()[0]).toBe('stream');
    expect(new Set(ways().slice(1))).toEqual(new Set(['poll']));
    await at.pass(3 * MINUTE_MS);
    expect(ways().filter((how) => how === 'stream')).toHaveLength(2);
  });

  it('tries a stream again although the clock was set back', async () => {
    streamEnds({ kind: 'held-back' });
    await at.begin();
    at.setClockBy(-365 * 24 * HOUR_MS);
    await at.pass(10 * MINUTE_MS);
    expect(ways().filter((how) => how === 'stream').length).toBeGreaterThan(1);
  });

  it('asks no more than forty times an hour', async () => {
    streamEnds({ kind: 'held-back' });
    await at.begin();
    await at.pass(HOUR_MS);
    expect(ways().filter((how) => how === 'poll').length).toBeLessThanOrEqual(40);
    // Of all these questions only what is under way now listens to whether it is told to stop.
    expect(getEventListeners(at.leaving.signal, 'abort').length).toBeLessThanOrEqual(1);
    expect(ways().filter((how) => how === 'poll').length).toBeGreaterThan(30);
  });

  it('gives streams up after two that were cut before the first sign of life, not after one', async () => {
    streamEnds({ kind: 'broken', heard: false });
    await at.begin();
    expect(at.ended).toEqual({ kind: 'trouble', failure: { kind: 'unreachable' } });
    streamEnds({ kind: 'broken', heard: true });
    await at.begin();
    streamEnds({ kind: 'broken', heard: false });
    await at.begin();
    await at.begin();
    expect(ways()).toEqual(['stream', 'stream', 'stream', 'stream']);
    await at.begin();
    expect(ways().at(-1)).toBe('poll');
  });

  it('has a round made where there is more, or the server began anew', async () => {
    streamEnds({ kind: 'held-back' });
    at.poll = () => Promise.resolve(ok({ more: true }));
    await at.begin();
    expect(at.ended).toEqual({ kind: 'more' });
    at.poll = () => Promise.resolve(err({ kind: 'epoch-changed', epoch: 'e2' }));
    await at.begin();
    expect(at.ended).toEqual({ kind: 'more' });
    at = line();
    at.stream = () => Promise.resolve(err({ kind: 'epoch-changed', epoch: 'e2' }));
    await at.begin();
    expect(at.ended).toEqual({ kind: 'more' });
  });

  it('asks only every ten minutes, and opens no stream, where data is saved', async () => {
    at.beThrifty('slow-line');
    await at.begin();
    await at.pass(HOUR_MS);
    expect(new Set(ways())).toEqual(new Set(['poll']));
    expect(at.asked.length).toBeLessThanOrEqual(6);
    expect(at.asked[0]?.atMs).toBe(10 * MINUTE_MS);
    at.leaving.abort();
    await at.settle();
    expect(at.ended).toEqual({ kind: 'stopped' });
    expect(at.pending()).toBeLessThanOrEqual(1);
  });

  it('stops between two questions when told to', async () => {
    streamEnds({ kind: 'held-back' });
    await at.begin();
    await at.pass(60_000);
    at.leaving.abort();
    await at.settle();
    expect(at.ended).toEqual({ kind: 'stopped' });
    expect(at.pending()).toBe(0);
  });

  it('knows its own place from news', async () => {
    expect(await at.isNews('7')).toBe(false);
    expect(await at.isNews('8')).toBe(true);
    expect(await at.isNews()).toBe(true);
  });
});
