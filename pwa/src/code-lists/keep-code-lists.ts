// When the tablet asks for newer national lists: after a round of sync that went well, at most every few hours, and when
// the worker asks. They change a few times a year, so nothing waits for them and nothing is told of them in between.

import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { CodeListId } from '@tram/shared-schema/reference/code-list.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { Thrift } from '#sync/connectivity.js';
import type { Schedule } from '#sync/round-timer.js';
import type { SyncStatus } from '#sync/sync-status.js';
import type { BringFailure } from './bring-code-lists.js';

export type Bringing =
  | { kind: 'idle' }
  | { kind: 'bringing' }
  | { kind: 'brought'; listIds: readonly CodeListId[] }
  | { kind: 'failed'; failure: BringFailure };

export interface KeepParts {
  bring(): Promise<Result<readonly CodeListId[], BringFailure>>;
  readonly status: ReadonlySignal<SyncStatus>;
  /** A metered or slow line carries records first: then lists come only when somebody asks. */
  readonly thrift: () => Thrift | undefined;
  readonly schedule: Schedule;
  readonly nowMs: () => number;
  readonly onFault: (error: unknown) => void;
}

export interface KeptCodeLists {
  readonly bringing: ReadonlySignal<Bringing>;
  bringNow(): Promise<void>;
  close(): void;
}

/** Behind whatever the worker does first after a round. */
const REST_MS = 4_000;
const ASK_EVERY_MS = 6 * 3_600_000;
const AFTER_FAILURE_MS = 15 * 60_000;

export function keepCodeLists(parts: KeepParts): KeptCodeLists {
  const { bring, status, thrift, schedule, nowMs, onFault } = parts;
  const bringing = signal<Bringing>({ kind: 'idle' });
  const openedAtMs = nowMs();
  let nextAtMs = openedAtMs;
  let cancel = (): void => undefined;
  let under: Promise<void> | undefined;

  async function once(): Promise<void> {
    bringing.value = { kind: 'bringing' };
    const brought = await bring();
    nextAtMs = nowMs() + (brought.ok ? ASK_EVERY_MS : AFTER_FAILURE_MS);
    bringing.value = brought.ok
      ? { kind: 'brought', listIds: brought.value }
      : { kind: 'failed', failure: brought.error };
  }
  function bringNow(): Promise<void> {
    cancel();
    under ??= once()
      .catch((error: unknown) => {
        bringing.value = { kind: 'idle' };
        onFault(error);
      })
      .finally(() => (under = undefined));
    return under;
  }

  const stop = effect(() => {
    const { phase, failure, lastRoundAtMs } = status.value;
    // A round of an earlier day is remembered too: only one of now says that the line is there and free.
    const hasLine = phase === 'idle' && failure === undefined && (lastRoundAtMs ?? 0) >= openedAtMs;
    if (!hasLine || under || thrift() !== undefined || nowMs() < nextAtMs) return;
    cancel();
    cancel = schedule(() => void bringNow(), REST_MS);
  });
  return {
    bringing,
    bringNow,
    close() {
      stop();
      cancel();
    },
  };
}
