// What the page of day files shows while one is made and while one comes in. Gone from the page, nothing goes on.

import { signal, type ReadonlySignal } from '@preact/signals';
import type { DayFileDesk } from './day-file-desk.js';
import { makeDayFile, type DayFileScope, type MadeDayFile } from './make-day-file.js';
import { takeDayFile, type TakenDayFile } from './take-day-file.js';

export type Making =
  | { kind: 'idle' }
  | { kind: 'busy'; written: number }
  | { kind: 'made'; file: MadeDayFile }
  | { kind: 'nothing-to-write' }
  | { kind: 'failed' };

export type TakingIn =
  | { kind: 'idle' }
  | { kind: 'busy'; done: number; total: number }
  | { kind: 'taken'; taken: TakenDayFile }
  | { kind: 'unreadable' };

export interface DayFileModel {
  readonly making: ReadonlySignal<Making>;
  readonly taking: ReadonlySignal<TakingIn>;
  make(scope: DayFileScope): Promise<void>;
  take(file: Blob): Promise<void>;
  leave(): void;
}

/** What a browser says of a file that went away under its hands: a card that was pulled out. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'NotReadableError' || error.name === 'NotFoundError');

export function createDayFileModel(desk: DayFileDesk): DayFileModel {
  const making = signal<Making>({ kind: 'idle' });
  const taking = signal<TakingIn>({ kind: 'idle' });
  const leaving = new AbortController();
  return {
    making,
    taking,
    async make(scope) {
      making.value = { kind: 'busy', written: 0 };
      try {
        const made = await makeDayFile(desk, scope, {
          signal: leaving.signal,
          onProgress: (written) => (making.value = { kind: 'busy', written }),
        });
        making.value = made.ok ? { kind: 'made', file: made.value } : { kind: made.error.kind };
      } catch (error) {
        if (leaving.signal.aborted) return;
        making.value = { kind: 'failed' };
        throw error;
      }
    },
    async take(file) {
      taking.value = { kind: 'busy', done: 0, total: 0 };
      try {
        const taken = await takeDayFile(desk, file, {
          onProgress: (done, total) => (taking.value = { kind: 'busy', done, total }),
        });
        taking.value = { kind: 'taken', taken };
      } catch (error) {
        // The records were taken away with the page, as when the tablet locks: what is missing can be taken in again.
        if (leaving.signal.aborted) return;
        taking.value = { kind: 'unreadable' };
        if (!isUnreadable(error)) throw error;
      }
    },
    leave: () => leaving.abort(),
  };
}
