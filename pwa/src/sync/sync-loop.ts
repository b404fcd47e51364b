// When to sync: at the start, after a save, when the line may be back, now and then, and when the worker asks. One round
// at a time, in one tab at a time. A line that fails is tried again, later and later; a server that says no is not.

import { signal, type ReadonlySignal } from '@preact/signals';
import { assertNever, type Result } from '@tram/shared-schema/result.js';
import type { TabletDocuments, Unsubscribe } from '#documents/tablet-documents.js';
import type { TabLock } from '#session/tab-lock.js';
import type { Connectivity } from './connectivity.js';
import type { RoundDone, RoundParts } from './run-sync.js';
import type { RoundFailure, SyncStatus } from './sync-status.js';

/** Runs `work` once after `delayMs`, unless cancelled. */
export type Schedule = (work: () => void, delayMs: number) => Unsubscribe;

export interface SyncLoopParts {
  runRound(round: Pick<RoundParts, 'onProgress' | 'signal'>): Promise<Result<RoundDone, RoundFailure>>;
  readonly documents: Pick<TabletDocuments, 'onWritten'>;
  readonly connectivity: Connectivity;
  readonly lock: TabLock;
  readonly lastRound: { read(): Promise<number | undefined>; keep(atMs: number): Promise<unknown> };
  readonly schedule: Schedule;
  readonly nowMs: () => number;
  /** In [0, 1): spreads the tablets of a station, so that they do not all come at once. */
  readonly random: () => number;
}

export interface SyncLoop {
  readonly status: ReadonlySignal<SyncStatus>;
  start(): Promise<void>;
  /** "Gửi ngay": tries at once, also after a no. */
  sendNow(): void;
  /** After signing in: what the server refused may be fine now. */
  tryAgain(): void;
  /** Cuts a round that runs; what it had sent without an answer is offered again. */
  stop(): Promise<void>;
}

const LOCK = 'tram-sync';
const AFTER_SAVE_MS = 1_500;
const IDLE_MS = 60_000;
const OTHER_TAB_MS = 15_000;
const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 5 * 60_000;

/** What no waiting mends: the worker, an administrator or a new version must do something first. */
function isFinal(failure: RoundFailure): boolean {
  switch (failure.kind) {
    case 'session-expired':
    case 'account-disabled':
    case 'device-revoked':
    case 'update-needed':
    case 'not-allowed':
      return true;
    case 'unreachable':
    case 'server-trouble':
    case 'epoch-changed':
    case 'storage-full':
    case 'storage-failed':
      return false;
    default:
      return assertNever(failure);
  }
}

export function createSyncLoop(parts: SyncLoopParts): SyncLoop {
  const { documents, connectivity, lock, lastRound, schedule, nowMs, random } = parts;
  const status = signal<SyncStatus>({ phase: 'idle' });
  const unsubscribe: Unsubscribe[] = [];
  let cancelTimer: Unsubscribe | undefined;
  let dueAtMs = Infinity;
  let running: Promise<void> | undefined;
  let askedMeanwhile = false;
  let failures = 0;
  let waitsForSomebody = false;
  const stopping = new AbortController();

  const jittered = (delayMs: number): number => Math.round(delayMs * (0.75 + random() / 2));

  /** Saving does not mend a line that has just failed. */
  const soon = (delayMs: number): number => (failures > 0 ? Math.max(delayMs, FIRST_RETRY_MS) : delayMs);

  /** The earlier of two wishes stands. */
  function tryIn(delayMs: number): void {
    const atMs = nowMs() + delayMs;
    if (stopping.signal.aborted || waitsForSomebody || (cancelTimer && dueAtMs <= atMs)) return;
    cancelTimer?.();
    dueAtMs = atMs;
    cancelTimer = schedule(tryNow, delayMs);
  }

  function tryNow(): void {
    cancelTimer?.();
    cancelTimer = undefined;
    if (stopping.signal.aborted) return;
    if (running) {
      askedMeanwhile = true;
      return;
    }
    running = lock.runIfFree(LOCK, oneRound).then(
      (ran) => {
        running = undefined;
        if (!ran) tryIn(jittered(OTHER_TAB_MS));
        else if (askedMeanwhile) tryIn(soon(0));
        askedMeanwhile = false;
      },
      (fault: unknown) => {
        running = undefined;
        status.value = { ...status.value, phase: 'idle' };
        // A fault of ours: seen by whoever watches for those, and sync goes on.
        tryIn(jittered(LAST_RETRY_MS));
        throw fault;
      },
    );
  }

  async function oneRound(): Promise<void> {
    const round = await parts.runRound({
      signal: stopping.signal,
      onProgress: ({ phase, received, clockOffsetMs }) => {
        const { received: _before, ...rest } = status.value;
        status.value = {
          ...rest,
          phase,
          ...(received && { received }),
          ...(clockOffsetMs !== undefined && { clockOffsetMs }),
        };
      },
    });
    const { received: _received, failure: _failure, ...rest } = status.value;
    if (round.ok) {
      failures = 0;
      const lastRoundAtMs = nowMs();
      status.value = { ...rest, phase: 'idle', lastRoundAtMs, clockOffsetMs: round.value.contact.offsetMs };
      // Only a memory for the next start; the status above is what counts now.
      await lastRound.keep(lastRoundAtMs);
      tryIn(jittered(IDLE_MS));
      return;
    }
    failures += 1;
    status.value = { ...rest, phase: 'idle', failure: round.error };
    waitsForSomebody = isFinal(round.error);
    tryIn(jittered(Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1))));
  }

  function somebodyActed(): void {
    waitsForSomebody = false;
    failures = 0;
    tryNow();
  }

  return {
    status,
    async start() {
      const lastRoundAtMs = await lastRound.read();
      if (lastRoundAtMs !== undefined) status.value = { ...status.value, lastRoundAtMs };
      unsubscribe.push(
        documents.onWritten((written) => {
          if (written.some(({ syncState }) => syncState === 'local')) tryIn(soon(AFTER_SAVE_MS));
        }),
        connectivity.onHope(() => {
          failures = 0;
          tryIn(0);
        }),
      );
      tryNow();
    },
    sendNow: somebodyActed,
    tryAgain: somebodyActed,
    async stop() {
      stopping.abort();
      cancelTimer?.();
      unsubscribe.forEach((stop) => stop());
      await running;
    },
  };
}
