// Who is missing at one open workplace: worked out when somebody opens the list, or once the hands rest, so that Hôm nay can
// say how many. Fetched then, not at a start.

import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { MissingBook, MissingBookParts } from '#chronic/missing/missing-book.js';
import type { Hands } from '#sync/hands.js';
import type { Schedule } from '#sync/round-timer.js';
import { afterPaint } from '#ui/after-paint.js';

export interface ChronicPlace {
  /** Undefined until everybody was looked at once. */
  readonly missing: ReadonlySignal<number | undefined>;
  /** Once it was opened. */
  readonly book: ReadonlySignal<MissingBook | undefined>;
  open(): Promise<MissingBook>;
  close(): void;
}

export interface ChronicPlaceParts extends Omit<MissingBookParts, 'afterPaint' | 'nowMs'> {
  /** Whoever records care is told on Hôm nay. */
  readonly isTold: boolean;
  readonly hands: Pick<Hands, 'whenQuiet'>;
  readonly schedule: Schedule;
}

/** After a start has done its work, and in a pause of the hands. */
const AFTER_START_MS = 4_000;
const QUIET_MS = 1_500;

export function createChronicPlace(parts: ChronicPlaceParts): ChronicPlace {
  const missing = signal<number | undefined>(undefined);
  const made = signal<MissingBook | undefined>(undefined);
  const stops: (() => void)[] = [];
  let isClosed = false;
  let opened: Promise<MissingBook> | undefined;

  async function make(): Promise<MissingBook> {
    const { createMissingBook } = await import('#chronic/missing/missing-book.js');
    const book = createMissingBook({
      ...parts,
      afterPaint,
      // Slices are measured, not dated: the clock that may be corrected is another.
      nowMs: () => performance.now(),
    });
    stops.push(
      book.close,
      effect(() => {
        missing.value = book.view.value?.counts.missing;
      }),
    );
    if (isClosed) book.close();
    made.value = book;
    return book;
  }
  function open(): Promise<MissingBook> {
    made.peek()?.renew();
    return (opened ??= make());
  }
  const openWhenQuiet = (): void =>
    void stops.push(parts.hands.whenQuiet(() => void open().catch(parts.onFault), QUIET_MS));
  if (parts.isTold) stops.push(parts.schedule(openWhenQuiet, AFTER_START_MS));

  return {
    missing,
    book: made,
    open,
    close() {
      isClosed = true;
      stops.forEach((stop) => stop());
    },
  };
}
