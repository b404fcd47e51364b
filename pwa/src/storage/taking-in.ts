// How documents enter what is held in memory of them: read from the store or heard of as they are written, in slices, and
// never an older state of one over a newer. What is held, and for whom, is not known here.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { StoredDocument, TabletDocuments } from '#documents/tablet-documents.js';

export interface TakingInParts {
  readonly documents: Pick<TabletDocuments, 'onWritten'>;
  readonly knows: (doc: TramDocument) => boolean;
  readonly take: (doc: TramDocument) => void;
  /** After one document or many. */
  readonly tell: () => void;
  readonly onHeard: (count: number) => void;
  readonly yieldToScreen: () => Promise<void>;
  readonly nowMs: () => number;
}

/** `onPage` resolves when the page is in: whoever waits for it holds one page at a time. */
export type ReadStored = (onPage: (page: readonly StoredDocument[]) => Promise<void>) => Promise<void>;

export interface TakingIn {
  /** What `read` hands on was stored when it was read: never over what was heard since. */
  takeStored(read: ReadStored): Promise<void>;
  /** How many documents were taken in so far. */
  taken(): number;
  stop(): void;
}

const SLICE_MS = 8;
/** A save is a handful of documents and is taken in at once; a page from the server waits its turn. */
const AT_ONCE = 20;
const TELL_EVERY_MS = 500;

interface Arrived {
  readonly doc: TramDocument;
  /** Counts writes as they were heard; 0 for what was read from the store. */
  readonly heardAs: number;
}

export function createTakingIn(parts: TakingInParts): TakingIn {
  const { documents, knows, onHeard, yieldToScreen, nowMs } = parts;
  const queue: Arrived[] = [];
  /** What was heard last of each document, while anything older may still be in the queue or on its way to it. */
  const lastHeard = new Map<string, number>();
  let heard = 0;
  let readings = 0;
  let taken = 0;
  let working: Promise<void> | undefined;
  let toldAtMs = nowMs();

  function tell(): void {
    toldAtMs = nowMs();
    parts.tell();
  }

  function take(doc: TramDocument): void {
    taken += 1;
    parts.take(doc);
  }

  function takeFromQueue(untilMs: number): void {
    let looked = 0;
    for (const { doc, heardAs } of queue) {
      if (heardAs >= (lastHeard.get(doc._id) ?? 0)) take(doc);
      looked += 1;
      if (nowMs() >= untilMs) break;
    }
    queue.splice(0, looked);
  }

  async function work(): Promise<void> {
    // Not in this turn: `working` must name this run before the run can end.
    await Promise.resolve();
    while (queue.length > 0) {
      takeFromQueue(nowMs() + SLICE_MS);
      if (nowMs() - toldAtMs >= TELL_EVERY_MS) tell();
      await yieldToScreen();
    }
    if (readings === 0) lastHeard.clear();
    working = undefined;
    tell();
  }
  const workOff = (): Promise<void> => (working ??= work());

  const arrive = (stored: readonly StoredDocument[], heardAs: number): void => {
    queue.push(...stored.map(({ doc }) => ({ doc, heardAs })));
  };

  // Listening before reading: what is written in between must not be missed, nor be covered by what was read before it.
  const stop = documents.onWritten((written) => {
    const ours = written.filter(({ doc }) => knows(doc));
    if (ours.length === 0) return;
    heard += 1;
    if (readings > 0 || queue.length > 0) for (const { doc } of ours) lastHeard.set(doc._id, heard);
    onHeard(ours.length);
    if (ours.length <= AT_ONCE) {
      ours.forEach(({ doc }) => take(doc));
      tell();
      return;
    }
    arrive(ours, heard);
    void workOff();
  });

  return {
    async takeStored(read) {
      readings += 1;
      try {
        await read((page) => {
          arrive(page, 0);
          return workOff();
        });
      } finally {
        readings -= 1;
        await workOff();
      }
    },
    taken: () => taken,
    stop,
  };
}
