// "Có thể trùng": pairs of records of the whole commune that may be of one person. Everybody is looked through once, in
// slices that give way, when somebody asks for the list; after that only whoever is written is looked at again.

import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import { pairKeyOf } from '@tram/shared-schema/people/double-meetings.js';
import type { StoredDocument, TabletDocuments, Unsubscribe } from '#documents/tablet-documents.js';
import type { PersonDirectory } from '../person-directory.js';
import { pairsAmongAll, pairsAround, type PairSources } from './find-pairs.js';
import { shownPairs, type CandidatePair, type FoundPair } from './shown-pairs.js';

export type Looking =
  { kind: 'not-looked' } | { kind: 'looking'; done: number; total: number } | { kind: 'looked' };

export interface CandidatePairs {
  readonly looking: ReadonlySignal<Looking>;
  /** Those with one personal id first, then the weightiest. Until everybody was looked at: those found so far. */
  readonly pairs: ReadonlySignal<readonly CandidatePair[]>;
  /** How many of them have one personal id on two living people. */
  readonly sharedIds: ReadonlySignal<number>;
  /** Looks through everybody unless that was done; resolves when it is. */
  look(): Promise<void>;
  /** Resolves when whoever was written has been looked at. */
  idle(): Promise<void>;
  close(): void;
}

export interface CandidatePairsParts extends PairSources {
  readonly documents: Pick<TabletDocuments, 'get' | 'onWritten'>;
  readonly directory: PairSources['directory'] &
    Pick<PersonDirectory, 'ready' | 'size' | 'linked' | 'standingFor' | 'onChanged'>;
  readonly yieldToScreen: () => Promise<void>;
  readonly nowMs: () => number;
  /** Runs the work once after the delay, unless cancelled. */
  readonly schedule: (work: () => void, delayMs: number) => Unsubscribe;
}

const SLICE_MS = 6;
/** A save is taken into the directory in the moment it is heard of; a page from the server takes its time there. */
const AT_ONCE = 20;
const PAGE_REST_MS = 2_000;

export function createCandidatePairs(parts: CandidatePairsParts): CandidatePairs {
  const { documents, directory, yieldToScreen, nowMs, schedule } = parts;
  const found = signal<ReadonlyMap<string, FoundPair>>(new Map());
  const looking = signal<Looking>({ kind: 'not-looked' });
  /** Written, and not looked at since. */
  const touched = new Set<PersonDocId>();
  let isOpen = true;
  let sliceEndsMs = 0;
  let last: Promise<void> = Promise.resolve();
  let wholeLook: Promise<void> | undefined;
  let cancelRest: Unsubscribe | undefined;

  /** One look after the other: each begins where the one before left the pairs. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const turn = last.then(work);
    // Whoever asked for it is told; the next one does not fail for it.
    last = turn.catch(() => undefined);
    return turn;
  }

  async function giveWay(): Promise<void> {
    if (nowMs() < sliceEndsMs) return;
    await yieldToScreen();
    sliceEndsMs = nowMs() + SLICE_MS;
  }

  async function lookAtTouched(): Promise<void> {
    const pairs = new Map(found.value);
    for (const id of touched) {
      touched.delete(id);
      for (const [key, { ids }] of pairs) if (ids.includes(id)) pairs.delete(key);
      for (const pair of await pairsAround(id, parts)) pairs.set(pairKeyOf(...pair.ids), pair);
      await giveWay();
      if (!isOpen) return;
    }
    found.value = pairs;
  }

  async function everybodyIsIn(): Promise<void> {
    if (directory.ready.value) return;
    await new Promise<void>((resolve) => {
      const stop = directory.onChanged(() => {
        if (isOpen && !directory.ready.value) return;
        stop();
        resolve();
      });
    });
  }

  async function lookThroughAll(): Promise<void> {
    await everybodyIsIn();
    const pairs = new Map<string, FoundPair>();
    let done = 0;
    let saidMs = 0;
    for await (const step of pairsAmongAll(parts)) {
      if (!isOpen) return;
      if ('taken' in step) done = step.taken;
      else if (step.pair) pairs.set(pairKeyOf(...step.pair.ids), step.pair);
      if (nowMs() - saidMs > 100) {
        saidMs = nowMs();
        const total = directory.size.value;
        looking.value = { kind: 'looking', done: Math.min(done, total), total };
      }
      await giveWay();
    }
    found.value = pairs;
    looking.value = { kind: 'looked' };
    // Who was written meanwhile may have been passed before.
    await lookAtTouched();
  }

  const stop = documents.onWritten((written: readonly StoredDocument[]) => {
    const persons = written.flatMap(({ doc }) => (doc.type === 'person' ? [doc._id] : []));
    if (persons.length === 0) return;
    const isPage = written.length > AT_ONCE;
    // The first look finds them all; a page before it need not be remembered.
    if (isPage && looking.value.kind === 'not-looked') return;
    for (const id of persons) touched.add(id);
    cancelRest?.();
    cancelRest = undefined;
    if (isPage) cancelRest = schedule(() => void inTurn(lookAtTouched), PAGE_REST_MS);
    else void inTurn(lookAtTouched);
  });

  const pairs = computed(() =>
    shownPairs(found.value.values(), directory.linked.value, directory.standingFor),
  );
  return {
    looking,
    pairs,
    sharedIds: computed(() => pairs.value.filter(({ sharesId }) => sharesId).length),
    look: () =>
      (wholeLook ??= inTurn(lookThroughAll).catch((error: unknown) => {
        wholeLook = undefined;
        throw error;
      })),
    idle: () => last,
    close() {
      isOpen = false;
      cancelRest?.();
      stop();
    },
  };
}
