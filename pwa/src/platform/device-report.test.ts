import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import type { UnsentCounts } from '#documents/tablet-documents.js';
import { createDeviceReporter } from './device-report.js';
import type { StorageState } from './persistent-storage.js';

const MINUTE_MS = 60_000;
const never = (): Promise<UnsentCounts> => new Promise(() => undefined);

function tablet() {
  let nowMs = 0;
  const state = signal<StorageState | undefined>(undefined);
  const refresh = vi.fn(() => {
    state.value = { promise: 'given', usedBytes: 30, freeBytes: 70 };
    return Promise.resolve();
  });
  const faults: unknown[] = [];
  const reporter = createDeviceReporter({
    appVersion: '1.4.0',
    storage: { state, refresh },
    nowMs: () => nowMs,
    schedule: (work, delayMs) => {
      const timer = setTimeout(work, delayMs);
      return () => clearTimeout(timer);
    },
    onFault: (fault) => void faults.push(fault),
  });
  return { reporter, refresh, faults, pass: (ms: number) => (nowMs += ms) };
}

describe('what a tablet tells of itself', () => {
  it('is its version and how full it is, while no records are open', async () => {
    const { reporter } = tablet();
    expect(await reporter.report()).toEqual({
      appVersion: '1.4.0',
      storageUsedBytes: 30,
      storageQuotaBytes: 100,
    });
  });

  it('counts what waits at that moment, so that after a push it says that nothing does', async () => {
    const { reporter } = tablet();
    let waiting = 3;
    const stop = reporter.follow(() => Promise.resolve({ waiting, refused: 1 }));
    expect(await reporter.report()).toMatchObject({ waiting: 3, refused: 1 });
    waiting = 0;
    expect(await reporter.report()).toMatchObject({ waiting: 0, refused: 1 });
    stop();
    expect(await reporter.report()).not.toHaveProperty('waiting');
  });

  it('asks the browser how full it is every ten minutes at most', async () => {
    const { reporter, refresh, pass } = tablet();
    await reporter.report();
    pass(9 * MINUTE_MS);
    await reporter.report();
    expect(refresh).toHaveBeenCalledTimes(1);
    pass(MINUTE_MS);
    await reporter.report();
    expect(refresh).toHaveBeenCalledTimes(2);
    // A clock that was set back by hand starts the ten minutes anew.
    pass(-60 * MINUTE_MS);
    await reporter.report();
    expect(refresh).toHaveBeenCalledTimes(3);
  });

  it('holds no request up: counts that do not come are left out', async () => {
    const { reporter } = tablet();
    reporter.follow(never);
    const began = performance.now();
    expect(await reporter.report()).toEqual({
      appVersion: '1.4.0',
      storageUsedBytes: 30,
      storageQuotaBytes: 100,
    });
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  it('tells of a store that fails, but not of one that was closed meanwhile', async () => {
    const { reporter, faults } = tablet();
    const broken = new Error('broken');
    reporter.follow(() => Promise.reject(broken));
    expect(await reporter.report()).not.toHaveProperty('waiting');
    expect(faults).toEqual([broken]);

    let close: (fault: Error) => void = () => undefined;
    const stop = reporter.follow(() => new Promise((_resolve, reject) => (close = reject)));
    const reported = reporter.report();
    stop();
    close(new Error('closed'));
    expect(await reported).not.toHaveProperty('waiting');
    expect(faults).toEqual([broken]);
  });

  it('goes on working where a newer set of records was opened before the older was closed', async () => {
    const { reporter } = tablet();
    const stopFirst = reporter.follow(() => Promise.resolve({ waiting: 1, refused: 0 }));
    reporter.follow(() => Promise.resolve({ waiting: 2, refused: 0 }));
    stopFirst();
    expect(await reporter.report()).toMatchObject({ waiting: 2 });
  });
});
