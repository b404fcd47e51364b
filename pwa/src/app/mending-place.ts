// Records to mend at one open workplace: the list of them, made when somebody opens its page, or while nobody touches
// the tablet, so that Hôm nay can say how many there are. Rules and pages are fetched with it, not with the first load.

import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { MendingDeps } from '#people/mending/mending-deps.js';
import type { MendingPlaceParts } from './mending-parts.js';

export interface MendingPlace {
  /** Undefined until everybody was looked at once. */
  readonly count: ReadonlySignal<number | undefined>;
  /** Somebody wants to see it: from now on it does not wait for quiet. */
  open(): Promise<MendingDeps>;
  close(): void;
}

/** Longer than a thought between two patients' names. */
const QUIET_MS = 20_000;

export function createMendingPlace(parts: MendingPlaceParts): MendingPlace {
  const { people, hands, schedule, yieldToScreen } = parts;
  const count = signal<number | undefined>(undefined);
  const stops: (() => void)[] = [];
  let isWanted = false;
  let isClosed = false;
  let opened: Promise<MendingDeps> | undefined;
  let waiting: { readonly quiet: Promise<void>; readonly end: () => void } | undefined;

  /** One wait, whoever waits: a round that was begun anew, and the one before it. */
  function waitForQuiet(): Promise<void> {
    if (isWanted || isClosed) return Promise.resolve();
    if (waiting) return waiting.quiet;
    let end = (): void => undefined;
    const quiet = new Promise<void>((resolve) => {
      const cancel = hands.whenQuiet(resolve, QUIET_MS);
      end = () => {
        cancel();
        resolve();
      };
    }).finally(() => (waiting = undefined));
    waiting = { quiet, end };
    return quiet;
  }

  async function make(): Promise<MendingDeps> {
    const { openMending } = await import('./open-mending.js');
    const deps = openMending({
      ...parts,
      giveWay: async () => {
        if (!isWanted) await waitForQuiet();
        await yieldToScreen();
      },
    });
    stops.push(
      deps.list.close,
      effect(() => {
        if (deps.list.state.value.kind === 'ready') count.value = deps.list.rows.value.size;
      }),
    );
    if (isClosed) deps.list.close();
    return deps;
  }
  const openOnce = (): Promise<MendingDeps> => (opened ??= make());

  async function countInQuiet(): Promise<void> {
    await waitForQuiet();
    if (isClosed || isWanted) return;
    await (await openOnce()).list.begin();
  }
  // Whoever opened the tablet has something to do first.
  const begin = (): void => {
    if (people.directory.ready.value)
      stops.push(schedule(() => void countInQuiet().catch(parts.onFault), QUIET_MS));
  };
  stops.push(effect(begin));

  return {
    count,
    open() {
      isWanted = true;
      waiting?.end();
      return openOnce();
    },
    close() {
      isClosed = true;
      waiting?.end();
      stops.forEach((stop) => stop());
    },
  };
}
