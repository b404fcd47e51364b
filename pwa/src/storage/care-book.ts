// Everybody's vaccines and chronic care in memory, as facts: filled once the people are there from what was kept of events
// and what was written since, or from all documents, without ever holding up the screen; then kept in step with every
// write. Pregnancies, enrolments and lots are few and change: they are read whole at each start (decisions/0026).

import { signal } from '@preact/signals';
import type { CareFact } from '@tram/shared-schema/due/care-fact.js';
import { CARE_TYPES, hasCareFact } from '@tram/shared-schema/due/care-fact.js';
import { lifecycleOf, type DocumentType } from '@tram/shared-schema/document/document-types.js';
import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { TabletDocuments } from '#documents/tablet-documents.js';
import type { CareBook } from '#due/care-book.js';
import type { PersonDirectory } from '#people/person-directory.js';
import { packCare, readCare } from './care-snapshot.js';
import { createHeldDifferences } from './held-differences.js';
import { createHeldFacts } from './held-facts.js';
import { createSnapshotKeeper, type SnapshotMemory } from './snapshot-keeper.js';
import { createTakingIn } from './taking-in.js';

export interface LoadedCareBook extends CareBook {
  /** Resolves when all facts are in. */
  readonly loaded: Promise<void>;
  /** Resolves when nothing is being kept for the next start. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface CareBookParts {
  readonly documents: Pick<TabletDocuments, 'get' | 'readAll' | 'onWritten'>;
  readonly directory: Pick<PersonDirectory, 'linked' | 'standingFor'>;
  /** Makes the next start short; absent where nothing outlives the page. */
  readonly memory?: SnapshotMemory | undefined;
  /** Nothing is read before: the people come first. */
  readonly after: Promise<unknown>;
  readonly yieldToScreen: () => Promise<void>;
  readonly nowMs: () => number;
}

const isRegistered = (type: string): boolean => lifecycleOf(type) === 'registry';
/** Lots have no fact: they are of nobody. They are read for what two tablets wrote of them differently. */
const READ_TYPES = ['vaccine-lot', ...CARE_TYPES] as const satisfies readonly DocumentType[];
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
  const { documents, directory, memory, after, yieldToScreen, nowMs } = parts;
  const happened = createHeldFacts();
  const registered = createHeldFacts();
  const differences = createHeldDifferences();
  const ready = signal(false);
  const listeners = new Set<(personIds: ReadonlySet<PersonDocId> | undefined) => void>();
  let changed = new Set<PersonDocId>();
  let isOpen = true;

  function tell(): void {
    differences.tell();
    if (changed.size === 0) return;
    const whose = new Set([...changed].map((id) => directory.standingFor(id)));
    changed = new Set();
    for (const listener of listeners) listener(whose);
  }

  const takingIn = createTakingIn({
    documents,
    knows: ({ type }) => hasCareFact(type) || type === 'vaccine-lot',
    take(doc) {
      if (isRegistered(doc.type)) differences.take(doc);
      const whose = (isRegistered(doc.type) ? registered : happened).take(doc);
      if (whose !== undefined) changed.add(whose);
    },
    tell,
    onHeard: (count) => keeper?.noteWritten(count),
    yieldToScreen,
    nowMs,
  });

  /** Which records are of one person was said anew. */
  let isFirst = true;
  const stopLinks = directory.linked.subscribe(() => {
    if (!isFirst) for (const listener of listeners) listener(undefined);
    isFirst = false;
  });

  const keeper =
    memory &&
    createSnapshotKeeper({
      ...memory,
      yieldToScreen,
      takeStored: takingIn.takeStored,
      taken: takingIn.taken,
      pack: () => packCare(happened.toKeep()),
      onKept: ({ read }) => happened.settle(read),
    });

  const orClosed = <T>(value: T): T => {
    if (!isOpen) throw new BookClosed();
    return value;
  };
  async function readAll(wanted: (type: string) => boolean): Promise<void> {
    for (const type of READ_TYPES.filter(wanted))
      await takingIn.takeStored((onPage) => documents.readAll(type, (page) => orClosed(onPage)(page)));
  }

  /** False where it cannot be used, and every event must be read. */
  async function readKept(): Promise<boolean> {
    if (!memory || !keeper) return false;
    const read = readCare();
    const id = await memory.snapshots.readParts((bytes) => orClosed(read).take(bytes));
    if (id === undefined) return false;
    happened.layBeneath(read);
    const holds = await keeper.readSince(id);
    if (!holds) happened.layBeneath(undefined);
    return holds;
  }

  async function read(): Promise<void> {
    await readAll(isRegistered);
    if (!(await readKept())) {
      orClosed(undefined);
      await keeper?.noteStanding();
      await readAll((type) => !isRegistered(type));
    }
    if (isOpen) keeper?.begin();
  }

  let reading: Promise<void> | undefined;
  async function load(): Promise<void> {
    await after;
    if (!isOpen) return;
    reading = read();
    try {
      await reading;
    } catch (error) {
      if (error instanceof BookClosed) return;
      throw error;
    }
    ready.value = true;
    for (const listener of listeners) listener(undefined);
  }

  function recordsOf(personId: PersonDocId): readonly PersonDocId[] {
    const { standingOf, heldBy } = directory.linked.peek();
    const standing = standingOf(personId);
    return [standing, ...heldBy(standing)];
  }

  return {
    ready,
    hasRegistered: (personId, kind) =>
      recordsOf(personId).some((record) => registered.hasTaken(record, kind)),
    of(personId) {
      return recordsOf(personId)
        .flatMap((record) => [...registered.of(record), ...happened.of(record)])
        .sort(oldestFirst);
    },
    *people() {
      const seen = new Set<PersonDocId>();
      for (const held of [happened, registered]) {
        for (const record of held.people()) {
          const personId = directory.standingFor(record);
          if (seen.has(personId)) continue;
          seen.add(personId);
          yield personId;
        }
      }
    },
    differing: differences.records,
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    loaded: load(),
    idle: async () => keeper?.idle(),
    async close() {
      isOpen = false;
      takingIn.stop();
      stopLinks();
      await keeper?.close();
      // Whoever waits for `loaded` hears what went wrong with it.
      await reading?.catch(() => undefined);
    },
  };
}
