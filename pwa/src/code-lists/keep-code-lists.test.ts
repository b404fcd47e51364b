import { signal } from '@preact/signals';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Thrift } from '#sync/connectivity.js';
import type { SyncStatus } from '#sync/sync-status.js';
import type { BringFailure } from './bring-code-lists.js';
import { keepCodeLists, type KeptCodeLists } from './keep-code-lists.js';

const HOUR_MS = 3_600_000;
let nowMs: number;
let asked: number;
let thrift: Thrift | undefined;
let answer: Result<readonly 'units'[], BringFailure>;
let planned: (() => void) | undefined;
let faults: unknown[];
const status = signal<SyncStatus>({ phase: 'idle' });
let kept: KeptCodeLists;

beforeEach(() => {
  [nowMs, asked, thrift, answer, planned, faults] = [1_000_000, 0, undefined, ok(['units']), undefined, []];
  status.value = { phase: 'idle', lastRoundAtMs: nowMs - HOUR_MS };
  kept = keepCodeLists({
    bring: () => {
      asked += 1;
      return Promise.resolve(answer);
    },
    status,
    thrift: () => thrift,
    schedule: (work) => {
      planned = work;
      return () => (planned = undefined);
    },
    nowMs: () => nowMs,
    onFault: (error) => faults.push(error),
  });
});

async function afterRound(more: Partial<SyncStatus> = {}): Promise<void> {
  status.value = { phase: 'receiving' };
  status.value = { phase: 'idle', lastRoundAtMs: nowMs, ...more };
  planned?.();
  planned = undefined;
  await Promise.resolve();
  await Promise.resolve();
}

describe('the national lists', () => {
  it('are not asked for at start-up, only once a round went well', async () => {
    expect(planned).toBeUndefined();
    await afterRound({ failure: { kind: 'unreachable' } });
    expect(asked).toBe(0);
    await afterRound();
    expect(asked).toBe(1);
    expect(kept.bringing.value).toEqual({ kind: 'brought', listIds: ['units'] });
  });

  it('are asked for again after six hours, however many rounds there are', async () => {
    await afterRound();
    nowMs += 6 * HOUR_MS - 1;
    await afterRound();
    expect(asked).toBe(1);
    nowMs += 1;
    await afterRound();
    expect(asked).toBe(2);
  });

  it('are asked for sooner where the line broke', async () => {
    answer = err({ kind: 'unreachable' });
    await afterRound();
    expect(kept.bringing.value).toEqual({ kind: 'failed', failure: { kind: 'unreachable' } });
    nowMs += HOUR_MS / 4;
    await afterRound();
    expect(asked).toBe(2);
  });

  it('cost a metered line nothing, unless the worker asks', async () => {
    thrift = 'data-saver';
    await afterRound();
    expect(asked).toBe(0);
    await kept.bringNow();
    expect(asked).toBe(1);
  });

  it('are brought once where they are asked for twice', async () => {
    await Promise.all([kept.bringNow(), kept.bringNow()]);
    expect(asked).toBe(1);
  });

  it('are left alone once the station is closed', async () => {
    status.value = { phase: 'idle', lastRoundAtMs: nowMs };
    expect(planned).toBeDefined();
    kept.close();
    expect(planned).toBeUndefined();
    await afterRound();
    expect(asked).toBe(0);
  });
});
