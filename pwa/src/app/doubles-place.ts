// Possible doubles at one open workplace: looked for when somebody opens their page, and for the head of the station while
// nobody touches the tablet, so that Hôm nay can say that two living people have one number. Fetched then, not at a start.

import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { CandidatePairs, CandidatePairsParts } from '#people/doubles/candidate-pairs.js';
import type { Hands } from '#sync/hands.js';
import type { Schedule } from '#sync/round-timer.js';

export interface DoublesPlace {
  /** Undefined until everybody was compared once. */
  readonly count: ReadonlySignal<number | undefined>;
  /** Pairs of living people with one personal id; for the head of the station. */
  readonly sharedIds: ReadonlySignal<number>;
  /** Compared from now on without waiting for quiet. */
  open(): Promise<CandidatePairs>;
  close(): void;
}

export interface DoublesPlaceParts extends CandidatePairsParts {
  readonly isHead: boolean;
  readonly hands: Pick<Hands, 'whenQuiet'>;
  readonly schedule: Schedule;
  readonly onFault: (error: unknown) => void;
}

/** Longer than a thought between two patients, and than what a start has to do. */
const QUIET_MS = 30_000;

export function createDoublesPlace(parts: DoublesPlaceParts): DoublesPlace {
  const { schedule, hands, onFault } = parts;
  const count = signal<number | undefined>(undefined);
  const sharedIds = signal(0);
  const stops: (() => void)[] = [];
  let isClosed = false;
  let opened: Promise<CandidatePairs> | undefined;

  async function make(): Promise<CandidatePairs> {
    const { createCandidatePairs } = await import('#people/doubles/candidate-pairs.js');
    const pairs = createCandidatePairs(parts);
    stops.push(
      pairs.close,
      effect(() => {
        if (pairs.looking.value.kind === 'looked') count.value = pairs.pairs.value.length;
        sharedIds.value = parts.isHead ? pairs.sharedIds.value : 0;
      }),
    );
    if (isClosed) pairs.close();
    return pairs;
  }
  const open = (): Promise<CandidatePairs> => (opened ??= make());

  const look = (): void =>
    void open()
      .then((pairs) => pairs.look())
      .catch(onFault);
  const lookWhenQuiet = (): void => void stops.push(hands.whenQuiet(look, QUIET_MS));
  if (parts.isHead) stops.push(schedule(lookWhenQuiet, QUIET_MS));

  return {
    count,
    sharedIds,
    open,
    close() {
      isClosed = true;
      stops.forEach((stop) => stop());
    },
  };
}
