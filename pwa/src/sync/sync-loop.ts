// When to sync: at the start, after a save, when the server has news, when the line may be back, and when the worker asks.
// One round at a time, in one tab at a time. A line that fails is tried again, later and later; a server that says no is not.

import { signal, type ReadonlySignal } from '@preact/signals';
import type { Result } from '@tram/shared-schema/result.js';
import type { Cursor } from '@tram/shared-schema/sync/wire.js';
import type { TabletDocuments, Unsubscribe } from '#documents/tablet-documents.js';
import type { TabLock } from '#session/tab-lock.js';
import { backOffMs } from './back-off.js';
import type { BrowserSync } from './browser-sync.js';
import type { Connectivity } from './connectivity.js';
import { isFinal, retryAfterOf } from './round-failure.js';
import { createRoundTimer, type RoundReason, type Schedule } from './round-timer.js';
import type { RoundParts } from './round-parts.js';
import type { RoundDone } from './run-sync.js';
import type { RoundFailure, SyncStatus } from './sync-status.js';
import { createWakeLine } from './wake-line.js';
import type { WakeWatch } from './wake-watch.js';

export interface SyncLoopParts {
  runRound(round: Pick<RoundParts, 'onProgress' | 'signal'>): Promise<Result<RoundDone, RoundFailure>>;
  readonly documents: Pick<TabletDocuments, 'onWritten'>;
  /** Something was met that only the server can give again. */
  readonly onLack: (listener: () => void) => Unsubscribe;
  /** The server answered somebody's question. */
  readonly onAnswer: (listener: () => void) => Unsubscribe;
  readonly connectivity: Connectivity;
  readonly wake: WakeWatch;
  readonly browserSync: BrowserSync;
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
/** Where data is saved, the visits of a while go together. */
const BUNDLED_MS = 2 * 60_000;
/** The news of one visit reaches all tablets of a station in the same second. */
const NEWS_SPREAD_MS = 2_000;
/** The news of a busy morning is read in handfuls. */
const NEWS_GAP_MS = 10_000;
/** Only for what no wake line told: a server that forgot us, a cursor that lied. */
const SAFETY_MS = 15 * 60_000;
/** Where data is saved, the question every ten minutes is net enough. */
const SAFETY_SPARING_MS = 60 * 60_000;
const OTHER_TAB_MS = 15_000;
const AFTER_FAULT_MS = 5 * 60_000;
/** Asked for during a round that failed. */
const AFTER_FAILURE_MS = 5_000;

export function createSyncLoop(parts: SyncLoopParts): SyncLoop {
  const { documents, connectivity, wake, browserSync, lock, lastRound, schedule, nowMs, random } = parts;
  const status = signal<SyncStatus>({ phase: 'idle' });
  const unsubscribe: Unsubscribe[] = [];
  const timer = createRoundTimer(schedule, nowMs, tryNow);
  const line = createWakeLine({
    wake,
    lock,
    nowMs,
    onMore: (cursor) => void hearOfMore(cursor),
    // Only the line is in trouble: what is saved meanwhile is sent all the same.
    onTrouble: (failure, count) => tryIn(backOffMs(count, random, retryAfterOf(failure)), 'retry'),
  });
  let running: Promise<void> | undefined;
  let askedMeanwhile = false;
  let savedMeanwhileMs: number | undefined;
  let failures = 0;
  let waitsForSomebody = false;
  let lastGoodMs = -Infinity;
  /** The server asked to be left alone until then, and no longer than so. */
  let leaveAlone = { untilMs: -Infinity, mostMs: 0 };
  const stopping = new AbortController();

  const jittered = (delayMs: number): number => Math.round(delayMs * (0.75 + random() / 2));
  const afterSave = (): number => (connectivity.thrift() === undefined ? AFTER_SAVE_MS : BUNDLED_MS);
  /** A clock that was set back must not make a moment into a year. */
  const leftUntil = (untilMs: number, mostMs: number): number => Math.min(untilMs - nowMs(), mostMs);

  function tryIn(delayMs: number, reason: RoundReason): void {
    if (stopping.signal.aborted || waitsForSomebody) return;
    timer.wish(Math.max(delayMs, leftUntil(leaveAlone.untilMs, leaveAlone.mostMs)), reason);
  }

  function tryLater(failure: RoundFailure): void {
    const retryAfterMs = retryAfterOf(failure);
    const delayMs = backOffMs(failures, random, retryAfterMs);
    if (retryAfterMs !== undefined) leaveAlone = { untilMs: nowMs() + delayMs, mostMs: delayMs };
    tryIn(delayMs, 'retry');
  }

  function tryNow(): void {
    timer.cancel();
    if (stopping.signal.aborted) return;
    if (running) {
      askedMeanwhile = true;
      return;
    }
    running = lock.runIfFree(LOCK, oneRound).then(
      (ran) => {
        running = undefined;
        if (!ran) tryIn(jittered(OTHER_TAB_MS), 'retry');
        else if (askedMeanwhile) tryIn(failures > 0 ? AFTER_FAILURE_MS : 0, 'save');
        else if (savedMeanwhileMs !== undefined && failures === 0) {
          tryIn(Math.max(0, leftUntil(savedMeanwhileMs + afterSave(), afterSave())), 'save');
        }
        askedMeanwhile = false;
        savedMeanwhileMs = undefined;
      },
      (fault: unknown) => {
        running = undefined;
        status.value = { ...status.value, phase: 'idle' };
        // A fault of ours: seen by whoever watches for those, and sync goes on.
        tryIn(jittered(AFTER_FAULT_MS), 'retry');
        throw fault;
      },
    );
  }

  async function oneRound(): Promise<void> {
    const round = await parts.runRound({
      signal: stopping.signal,
      onProgress: ({ phase, received, compared, clockOffsetMs }) => {
        const { received: _received, compared: _compared, ...rest } = status.value;
        status.value = {
          ...rest,
          phase,
          ...(received && { received }),
          ...(compared && { compared }),
          ...(clockOffsetMs !== undefined && { clockOffsetMs }),
        };
      },
    });
    const { received: _received, compared: _compared, failure: _failure, ...rest } = status.value;
    if (round.ok) {
      failures = 0;
      const lastRoundAtMs = nowMs();
      lastGoodMs = lastRoundAtMs;
      status.value = { ...rest, phase: 'idle', lastRoundAtMs, clockOffsetMs: round.value.contact.offsetMs };
      // Only a memory for the next start; the status above is what counts now.
      await lastRound.keep(lastRoundAtMs);
      waitForNews();
      return;
    }
    failures += 1;
    status.value = { ...rest, phase: 'idle', failure: round.error };
    waitsForSomebody = isFinal(round.error);
    void line.close();
    tryLater(round.error);
  }

  /** Nobody waits for news on a screen nobody sees: there is a round as soon as somebody looks again. */
  function waitForNews(): void {
    if (stopping.signal.aborted || !connectivity.isVisible()) return;
    tryIn(jittered(connectivity.thrift() === undefined ? SAFETY_MS : SAFETY_SPARING_MS), 'idle');
    line.open();
  }

  async function hearOfMore(cursor: Cursor | undefined): Promise<void> {
    if (timer.dueFor() === 'news') return;
    // The round that runs may be the one that makes the news, or reads it.
    await Promise.allSettled([running]);
    if (stopping.signal.aborted || !(await wake.isNews(cursor))) return;
    const spreadMs = Math.round(random() * NEWS_SPREAD_MS);
    tryIn(Math.max(spreadMs, leftUntil(lastGoodMs + NEWS_GAP_MS, NEWS_GAP_MS)), 'news');
  }

  function onHope(): void {
    failures = 0;
    tryIn(0, 'news');
  }

  function onSaved(): void {
    if (running) savedMeanwhileMs ??= nowMs();
    // Saving mends no line: what was saved goes with the next try. A round that fails writes down, too, that its work
    // waits again.
    else if (failures === 0) tryIn(afterSave(), 'save');
  }

  function onHidden(): void {
    void line.close();
    const due = timer.dueFor();
    if (due === 'idle') timer.cancel();
    if (due === 'save') tryNow();
    // The page may be put to sleep before this round, or the next, is done.
    if (running || failures > 0) browserSync.ask();
  }

  function onThrift(): void {
    const { thrift: _before, ...rest } = status.value;
    const thrift = connectivity.thrift();
    status.value = { ...rest, ...(thrift && { thrift }) };
    if (timer.dueFor() === 'save') tryIn(afterSave(), 'save');
    if (!line.isOpen()) return;
    void line.close();
    line.open();
  }

  async function onBrowserDue(): Promise<boolean> {
    if (waitsForSomebody) return true;
    if (!running) tryNow();
    await Promise.allSettled([running]);
    return status.value.failure === undefined;
  }

  function somebodyActed(): void {
    waitsForSomebody = false;
    failures = 0;
    leaveAlone = { untilMs: -Infinity, mostMs: 0 };
    tryNow();
  }

  return {
    status,
    async start() {
      const lastRoundAtMs = await lastRound.read();
      if (lastRoundAtMs !== undefined) status.value = { ...status.value, lastRoundAtMs };
      onThrift();
      unsubscribe.push(
        documents.onWritten((written) => {
          if (written.some(({ syncState }) => syncState === 'local')) onSaved();
        }),
        // A round that runs ends with asking for it.
        parts.onLack(() => {
          if (!running && failures === 0) tryIn(AFTER_SAVE_MS, 'news');
        }),
        connectivity.onHope(onHope),
        // No browser tells of a line that came back to a network it had never lost.
        parts.onAnswer(() => {
          if (!running && status.value.failure?.kind === 'unreachable') onHope();
        }),
        connectivity.onHidden(onHidden),
        connectivity.onThrift(onThrift),
        browserSync.onDue(onBrowserDue),
      );
      tryNow();
    },
    sendNow: somebodyActed,
    tryAgain: somebodyActed,
    async stop() {
      stopping.abort();
      timer.cancel();
      unsubscribe.forEach((stop) => stop());
      await Promise.allSettled([running, line.close()]);
    },
  };
}
