// Everybody this tablet knows, in memory: filled from what was kept of them and what was written since, or from all
// records, without ever holding up the screen; then kept in step with every write.

import { signal } from '@preact/signals';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { StoredDocument, TabletDocuments } from '#documents/tablet-documents.js';
import type { PersonDirectory } from '#people/person-directory.js';
import { createHeldDifferences } from './held-differences.js';
import { createHeldLinks } from './held-links.js';
import { createHeldPeople } from './held-people.js';
import { createLinkedPeople } from './linked-people.js';
import { createPeopleKeeper, type DirectoryMemory } from './people-keeper.js';
import { packPeople } from './people-snapshot.js';

export interface LoadedPersonDirectory extends PersonDirectory {
  /** Resolves when everybody is in. Searching needs not wait for it. */
  readonly loaded: Promise<void>;
  /** Resolves when nothing is being kept for the next start. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface PersonDirectoryParts {
  readonly documents: Pick<TabletDocuments, 'get' | 'readAll' | 'onWritten'>;
  /** Makes the next start short; absent where nothing outlives the page. */
  readonly memory?: DirectoryMemory | undefined;
  /** Lets the screen and the worker's fingers go first. */
  readonly yieldToScreen: () => Promise<void>;
  readonly nowMs: () => number;
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

export function createPersonDirectory({
  documents,
  memory,
  yieldToScreen,
  nowMs,
}: PersonDirectoryParts): LoadedPersonDirectory {
  const people = createHeldPeople(memory?.kept?.people);
  const differences = createHeldDifferences();
  const links = createHeldLinks();
  const { count, ...found } = createLinkedPeople(people, links);
  const ready = signal(false);
  const size = signal(0);
  const listeners = new Set<() => void>();
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
    links.tell();
    size.value = count();
    differences.tell();
    for (const listener of listeners) listener();
  }

  function take(doc: TramDocument): void {
    taken += 1;
    people.take(doc);
    differences.take(doc);
    links.take(doc);
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
  const stopListening = documents.onWritten((written) => {
    const ours = written.filter(({ doc }) => people.knows(doc));
    if (ours.length === 0) return;
    heard += 1;
    if (readings > 0 || queue.length > 0) for (const { doc } of ours) lastHeard.set(doc._id, heard);
    keeper?.noteWritten(ours.length);
    if (ours.length <= AT_ONCE) {
      ours.forEach(({ doc }) => take(doc));
      tell();
      return;
    }
    arrive(ours, heard);
    void workOff();
  });

  /** What `read` hands on was stored when it was read: never over what was heard since. */
  async function takeStored(
    read: (onPage: (page: readonly StoredDocument[]) => void) => Promise<void>,
  ): Promise<void> {
    readings += 1;
    try {
      await read((page) => {
        arrive(page, 0);
        void workOff();
      });
    } finally {
      readings -= 1;
      await workOff();
    }
  }

  const keeper =
    memory &&
    createPeopleKeeper({
      ...memory,
      yieldToScreen,
      readOne: documents.get,
      takeStored,
      taken: () => taken,
      held: () => people.documents,
      pack: () =>
        packPeople(people, new Set([...differences.records.value.map(({ _id }) => _id), ...links.ids()])),
    });

  async function load(): Promise<void> {
    const hamlets = takeStored((onPage) => documents.readAll('hamlet', onPage));
    const [isKept] = await Promise.all([keeper?.readKept(), hamlets]);
    if (!isKept) {
      await keeper?.noteStanding();
      await takeStored((onPage) => documents.readAll('household', onPage));
      await takeStored((onPage) => documents.readAll('person', onPage));
    }
    keeper?.begin();
    ready.value = true;
    tell();
    const steps = people.prepare();
    while (!steps.next().done) await yieldToScreen();
  }

  return {
    ready,
    size,
    ...found,
    differing: differences.records,
    linked: links.linked,
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    loaded: load(),
    idle: async () => keeper?.idle(),
    async close() {
      stopListening();
      await keeper?.close();
    },
  };
}
