// The accounts of this tablet as the lock screen shows them, and the waits after wrong PINs, counted down while it is open.

import { signal, type ReadonlySignal } from '@preact/signals';
import type { AccountBook, EnrolledAccount } from './account-book.js';
import { waited } from './pin-attempts.js';
import type { TabLock } from './tab-lock.js';

export interface WatchedAccounts {
  readonly accounts: ReadonlySignal<readonly EnrolledAccount[]>;
  /** Until the given end is called: a wait passes only while somebody looks at it. */
  countDown(): () => void;
  reload(): Promise<void>;
  close(): void;
}

export interface WatchAccountsParts {
  readonly book: AccountBook;
  readonly lock: TabLock;
  readonly monotonicMs: () => number;
  readonly schedule: (work: () => void, delayMs: number) => () => void;
}

const TICK_MS = 1_000;
/** Two tabs at once would let the time pass twice as fast. */
const WAIT_LOCK = 'tram-pin-wait';

export async function watchAccounts(parts: WatchAccountsParts): Promise<WatchedAccounts> {
  const { book, lock, monotonicMs, schedule } = parts;
  const accounts = signal(await book.all());
  const reload = async (): Promise<void> => {
    accounts.value = await book.all();
  };
  const stopListening = book.onChanged(() => void reload());

  async function pass(byMs: number): Promise<void> {
    for (const { accountId, attempts } of await book.all()) {
      if (attempts.waitMs === 0) continue;
      // Kept second by second: closing the app stops the wait, it does not end it.
      await book.change(accountId, (account) => ({ ...account, attempts: waited(account.attempts, byMs) }));
    }
  }

  const tickUntil = (stopped: AbortSignal): Promise<void> =>
    new Promise((done) => {
      if (stopped.aborted) return done();
      let cancel = (): void => undefined;
      const tick = (fromMs: number): void => {
        cancel = schedule(() => {
          const nowMs = monotonicMs();
          void pass(nowMs - fromMs).then(() => {
            if (!stopped.aborted) tick(nowMs);
          });
        }, TICK_MS);
      };
      stopped.addEventListener('abort', () => {
        cancel();
        done();
      });
      tick(monotonicMs());
    });

  return {
    accounts,
    reload,
    close: stopListening,
    countDown() {
      const stopping = new AbortController();
      void lock.run(WAIT_LOCK, () => tickUntil(stopping.signal));
      return () => stopping.abort();
    },
  };
}
