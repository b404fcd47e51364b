// Everybody's vaccines and chronic care in memory, as facts: read once the people are there, without ever holding up the
// screen, then kept in step with every write.

import { signal } from '@preact/signals';
import type { CareFact } from '@tram/shared-schema/due/care-fact.js';
import { CARE_TYPES, hasCareFact } from '@tram/shared-schema/due/care-fact.js';
import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { TabletDocuments } from '#documents/tablet-documents.js';
import type { CareBook } from '#due/care-book.js';
import type { PersonDirectory } from '#people/person-directory.js';
import { createHeldFacts } from './held-facts.js';
import { createTakingIn } from './taking-in.js';

export interface LoadedCareBook extends CareBook {
  /** Resolves when all facts are in. */
  readonly loaded: Promise<void>;
  close(): Promise<void>;
}

export interface CareBookParts {
  readonly documents: Pick<TabletDocuments, 'get' | 'readAll' | 'onWritten'>;
  readonly directory: Pick<PersonDirectory, 'linked' | 'standingFor'>;
  /** Nothing is read before: the people come first. */
  readonly after: Promise<unknown>;
  readonly yieldToScreen: () => Promise<void>;
  readonly nowMs: () => number;
}

const momentOf = (fact: CareFact): string => ('occurredAt' in fact ? fact.occurredAt : '');

function oldestFirst(a: CareFact, b: CareFact): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  const [momentA, momentB] = [momentOf(a), momentOf(b)];
  if (momentA !== momentB) return momentA < momentB ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** Ends a reading that nobody has a use for any more. */
class BookClosed extends Error {
  override readonly name = 'BookClosed';
}

export function createCareBook(parts: CareBookParts): LoadedCareBook {
  const { documents, directory, after, yieldToScreen, nowMs } = parts;
  const facts = createHeldFacts();
  const ready = signal(false);
  const listeners = new Set<(personIds: ReadonlySet<PersonDocId> | undefined) => void>();
  let changed = new Set<PersonDocId>();
  let isOpen = true;

  function tell(): void {
    if (changed.size === 0) return;
    const whose = new Set([...changed].map((id) => directory.standingFor(id)));
    changed = new Set();
    for (const listener of listeners) listener(whose);
  }

  const takingIn = createTakingIn({
    documents,
    knows: ({ type }) => hasCareFact(type),
    take(doc) {
      const whose = facts.take(doc);
      if (whose !== undefined) changed.add(whose);
    },
    tell,
    onHeard: () => undefined,
    yieldToScreen,
    nowMs,
  });

  /** Which records are of one person was said anew. */
  let isFirst = true;
  const stopLinks = directory.linked.subscribe(() => {
    if (!isFirst) for (const listener of listeners) listener(undefined);
    isFirst = false;
  });

  let reading: Promise<void> | undefined;
  async function readAll(): Promise<void> {
    for (const type of CARE_TYPES) {
      await takingIn.takeStored((onPage) =>
        documents.readAll(type, (page) => {
          if (!isOpen) throw new BookClosed();
          return onPage(page);
        }),
      );
    }
  }
  async function load(): Promise<void> {
    await after;
    if (!isOpen) return;
    reading = readAll();
    try {
      await reading;
    } catch (error) {
      if (error instanceof BookClosed) return;
      throw error;
    }
    ready.value = true;
    for (const listener of listeners) listener(undefined);
  }

  return {
    ready,
    of(personId) {
      const { standingOf, heldBy } = directory.linked.peek();
      const standing = standingOf(personId);
      const records = [standing, ...heldBy(standing)];
      return records.flatMap((record) => facts.of(record)).sort(oldestFirst);
    },
    *people() {
      const seen = new Set<PersonDocId>();
      for (const record of facts.people()) {
        const personId = directory.standingFor(record);
        if (seen.has(personId)) continue;
        seen.add(personId);
        yield personId;
      }
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    loaded: load(),
    async close() {
      isOpen = false;
      takingIn.stop();
      stopLinks();
      // Whoever waits for `loaded` hears what went wrong with it.
      await reading?.catch(() => undefined);
    },
  };
}
