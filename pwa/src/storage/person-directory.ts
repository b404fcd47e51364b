// Everybody this tablet knows, in memory: filled from what was kept of them and what was written since, or from all
// records, without ever holding up the screen; then kept in step with every write.

import { signal } from '@preact/signals';
import { isIdOf, type PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { TabletDocuments } from '#documents/tablet-documents.js';
import type { PersonDirectory } from '#people/person-directory.js';
import { createHeldDifferences } from './held-differences.js';
import { createHeldLinks } from './held-links.js';
import { createHeldPeople } from './held-people.js';
import { createLinkedPeople } from './linked-people.js';
import { packPeople } from './people-snapshot.js';
import type { KeptPeople } from './people-snapshots.js';
import { createSnapshotKeeper, type Packed, type SnapshotMemory } from './snapshot-keeper.js';
import { createTakingIn } from './taking-in.js';

export interface LoadedPersonDirectory extends PersonDirectory {
  /** Resolves when everybody is in. Searching needs not wait for it. */
  readonly loaded: Promise<void>;
  /** Resolves when nothing is being kept for the next start. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface DirectoryMemory extends SnapshotMemory {
  /** As it was read before the records were opened; undefined where that was not possible. */
  readonly kept: KeptPeople | undefined;
}

export interface Rehearsal {
  /** Between two steps: nobody waits for it, whoever types goes first. */
  readonly giveWay: () => Promise<void>;
  readonly onFault: (error: unknown) => void;
}

export interface PersonDirectoryParts {
  readonly documents: Pick<TabletDocuments, 'get' | 'readAll' | 'onWritten'>;
  /** Makes the next start short; absent where nothing outlives the page. */
  readonly memory?: DirectoryMemory | undefined;
  /** Compiles the search before somebody needs it. Absent where nobody will search. */
  readonly rehearsal?: Rehearsal | undefined;
  /** Lets the screen and the worker's fingers go first. */
  readonly yieldToScreen: () => Promise<void>;
  readonly nowMs: () => number;
}

export function createPersonDirectory({
  documents,
  memory,
  rehearsal,
  yieldToScreen,
  nowMs,
}: PersonDirectoryParts): LoadedPersonDirectory {
  const people = createHeldPeople(memory?.kept?.people);
  const differences = createHeldDifferences();
  const links = createHeldLinks();
  const { count, ...found } = createLinkedPeople(people, links);
  const ready = signal(false);
  let isClosed = false;
  const size = signal(0);
  const listeners = new Set<(written: ReadonlySet<PersonDocId> | undefined) => void>();
  /** Undefined until everybody was read and told of. */
  let written: Set<PersonDocId> | undefined;

  const takingIn = createTakingIn({
    documents,
    knows: people.knows,
    take(doc) {
      people.take(doc);
      if (doc.type === 'person') written?.add(doc._id);
      differences.take(doc);
      links.take(doc);
    },
    tell,
    onHeard: (count) => keeper?.noteWritten(count),
    yieldToScreen,
    nowMs,
  });
  const { takeStored } = takingIn;

  function tell(): void {
    links.tell();
    size.value = count();
    differences.tell();
    const told = written;
    if (ready.peek()) written = new Set();
    for (const listener of listeners) listener(told);
  }

  /** The next page is read while one is taken in. */
  const readAll = (type: 'hamlet' | 'household' | 'person'): Promise<void> =>
    takeStored((onPage) => documents.readAll(type, (page) => void onPage(page)));

  function* pack(): Generator<void, Packed> {
    const ids = new Set([...differences.records.value.map(({ _id }) => _id), ...links.ids()]);
    return { parts: [yield* packPeople(people, ids)], documents: people.documents };
  }
  const keeper =
    memory && createSnapshotKeeper({ ...memory, yieldToScreen, takeStored, taken: takingIn.taken, pack });

  /** Only their ids are kept: what differs is in the records. */
  async function takeDiffering(differing: readonly string[]): Promise<void> {
    if (differing.length === 0) return;
    await takeStored(async (onPage) => {
      for (const type of ['person', 'household'] as const) {
        const ids = differing.filter((id) => isIdOf(type, id));
        const records = await Promise.all(ids.map((id) => documents.get(type, id)));
        await onPage(records.flatMap((stored) => stored ?? []));
      }
    });
  }

  /** False where it cannot be used, and every record must be read. */
  async function readKept(): Promise<boolean> {
    const { id, people: stored } = memory?.kept ?? {};
    if (!keeper || id === undefined || !stored || !(await keeper.readSince(id))) return false;
    await takeDiffering(stored.differing);
    return true;
  }

  async function load(): Promise<void> {
    const hamlets = readAll('hamlet');
    const [isKept] = await Promise.all([readKept(), hamlets]);
    if (!isKept) {
      await keeper?.noteStanding();
      await readAll('household');
      await readAll('person');
    }
    keeper?.begin();
    ready.value = true;
    tell();
    if (rehearsal) rehearse(rehearsal).catch(rehearsal.onFault);
  }

  /** Nobody waits for it, neither the page nor what is loaded after the people. */
  async function rehearse({ giveWay }: Rehearsal): Promise<void> {
    const steps = people.prepare();
    while (!isClosed && !steps.next().done) await giveWay();
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
      isClosed = true;
      takingIn.stop();
      await keeper?.close();
    },
  };
}
