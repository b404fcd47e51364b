// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { createTabLock } from '#platform/web-tab-lock.js';
import { createWakeLine } from './wake-line.js';
import type { WatchEnd } from './wake-watch.js';

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function lines(watch: (signal: AbortSignal) => Promise<WatchEnd>) {
  const lock = createTabLock(undefined);
  const troubles: number[] = [];
  let now = 0;
  const open = () =>
    createWakeLine({
      wake: { watch: (_onMore, signal) => watch(signal) },
      lock,
      nowMs: () => now,
      onMore: () => undefined,
      onTrouble: (_failure, failures) => troubles.push(failures),
    });
  return { open, troubles, pass: (ms: number) => (now += ms) };
}
const untilClosed = (signal: AbortSignal): Promise<WatchEnd> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve({ kind: 'stopped' })));

describe('the line on which news is waited for', () => {
  it('is held by one window, and by the next when that one closes', async () => {
    let holding = 0;
    const at = lines(async (signal) => {
      holding += 1;
      const end = await untilClosed(signal);
      holding -= 1;
      return end;
    });
    const [first, second] = [at.open(), at.open()];
    first.open();
    first.open();
    second.open();
    await turn();
    expect(holding).toBe(1);
    await first.close();
    await turn();
    expect(holding).toBe(1);
    expect([first.isOpen(), second.isOpen()]).toEqual([false, true]);
    await second.close();
    expect(holding).toBe(0);
    expect(at.troubles).toEqual([]);
  });

  it('that was closed while it waited for its turn is never opened', async () => {
    let watched = 0;
    const at = lines((signal) => {
      watched += 1;
      return untilClosed(signal);
    });
    const [first, second] = [at.open(), at.open()];
    first.open();
    second.open();
    await turn();
    const closing = second.close();
    await first.close();
    await closing;
    expect(watched).toBe(1);
  });

  it('counts its troubles, and forgets them once it had worked for a minute', async () => {
    const at = lines(() => Promise.resolve({ kind: 'trouble', failure: { kind: 'unreachable' } }));
    const line = at.open();
    for (let n = 0; n < 3; n++) {
      line.open();
      await turn();
    }
    expect(at.troubles).toEqual([1, 2, 3]);
    const lasting = lines(() => {
      lasting.pass(60_000);
      return Promise.resolve({ kind: 'trouble', failure: { kind: 'unreachable' } });
    });
    const steady = lasting.open();
    for (let n = 0; n < 3; n++) {
      steady.open();
      await turn();
    }
    expect(lasting.troubles).toEqual([1, 1, 1]);
  });

  it('can be opened again after a fault of ours, which is not hidden', async () => {
    const seen: unknown[] = [];
    const see = (fault: unknown): void => void seen.push(fault);
    const others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', see);
    try {
      const fault = new RangeError('ours');
      const line = lines(() => Promise.reject(fault)).open();
      line.open();
      await turn();
      await turn();
      expect(seen).toContain(fault);
      expect(line.isOpen()).toBe(false);
      await line.close();
    } finally {
      process.off('unhandledRejection', see);
      others.forEach((other) => process.on('unhandledRejection', other));
    }
  });
});
