// The rows of a session day, held in memory. Everybody is looked at once, in slices that give way; after that only whoever's
// facts changed is looked at again.

import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { PersonFact } from '@tram/shared-schema/due/care-fact.js';
import { dueRow, type DueRow, type DueRules } from '@tram/shared-schema/due/due-doses.js';
import { isWaiting } from '@tram/shared-schema/due/due-list.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { TabletDocuments } from '#documents/tablet-documents.js';
import type { CareBook } from '#due/care-book.js';
import type { DirectoryPerson, PersonDirectory } from '#people/person-directory.js';

export type Making = { kind: 'waiting' } | { kind: 'making'; done: number; total: number } | { kind: 'made' };
export type DueRows = ReadonlyMap<PersonDocId, DueRow>;

export interface DueBook {
  readonly day: ReadonlySignal<LocalDate>;
  readonly making: ReadonlySignal<Making>;
  /** Of `day`; while they are being made for another day, those of the day before it. */
  readonly rows: ReadonlySignal<DueRows>;
  /** How many are late or due; undefined until everybody was looked at. */
  readonly waiting: ReadonlySignal<number | undefined>;
  setDay(day: LocalDate): void;
  /** Resolves when everybody and whoever changed since has been looked at. */
  idle(): Promise<void>;
  close(): void;
}

export interface DueBookParts {
  readonly directory: Pick<
    PersonDirectory,
    'ready' | 'size' | 'find' | 'everybody' | 'standingFor' | 'onChanged'
  >;
  readonly careBook: Pick<CareBook, 'ready' | 'of' | 'onChanged'>;
  readonly documents: Pick<TabletDocuments, 'onWritten'>;
  readonly rules: DueRules;
  readonly day: LocalDate;
  readonly yieldToScreen: () => Promise<void>;
  /** Measures slices; not the clock of the day. */
  readonly nowMs: () => number;
  readonly onFault: (error: unknown) => void;
}

const SLICE_MS = 6;
const SAY_EVERY_MS = 200;

export function personFactOf(person: DirectoryPerson): PersonFact {
  const { id, sex = 'unknown', birthDate, hamletId, lifeStatus } = person;
  return {
    personId: id,
    sex,
    lifeStatus,
    ...(birthDate !== undefined && { birthDate }),
    ...(hamletId !== undefined && { hamletId }),
  };
}

export function createDueBook(parts: DueBookParts): DueBook {
  const { directory, careBook, documents, rules, yieldToScreen, nowMs } = parts;
  const day = signal(parts.day);
  const making = signal<Making>({ kind: 'waiting' });
  const rows = signal<DueRows>(new Map());
  const touched = new Set<PersonDocId>();
  /** Everybody must be looked at again. */
  let isStale = true;
  let isOpen = true;
  let running: Promise<void> | undefined;
  let sliceEndsMs = 0;

  function rowOf(person: DirectoryPerson): DueRow | undefined {
    if (directory.standingFor(person.id) !== person.id) return undefined;
    return dueRow(personFactOf(person), careBook.of(person.id), day.value, rules);
  }
  async function giveWay(): Promise<void> {
    if (nowMs() < sliceEndsMs) return;
    await yieldToScreen();
    sliceEndsMs = nowMs() + SLICE_MS;
  }

  async function lookAtAll(): Promise<void> {
    isStale = false;
    touched.clear();
    const made = new Map<PersonDocId, DueRow>();
    const total = directory.size.peek();
    let done = 0;
    let saidMs = nowMs();
    making.value = { kind: 'making', done, total };
    for (const person of directory.everybody()) {
      const row = rowOf(person);
      if (row) made.set(person.id, row);
      done += 1;
      await giveWay();
      if (!isOpen || isStale) return;
      if (nowMs() - saidMs < SAY_EVERY_MS) continue;
      saidMs = nowMs();
      making.value = { kind: 'making', done: Math.min(done, total), total };
    }
    rows.value = made;
  }

  async function lookAtTouched(): Promise<void> {
    const made = new Map(rows.value);
    for (const id of touched) {
      touched.delete(id);
      const standing = directory.standingFor(id);
      const person = directory.find(standing);
      const row = person && rowOf(person);
      made.delete(id);
      if (row) made.set(standing, row);
      else made.delete(standing);
      await giveWay();
      if (!isOpen || isStale) return;
    }
    rows.value = made;
  }

  const isReady = (): boolean => directory.ready.peek() && careBook.ready.peek();
  async function work(): Promise<void> {
    while (isOpen && isReady() && (isStale || touched.size > 0)) {
      if (isStale) await lookAtAll();
      else await lookAtTouched();
    }
    if (isOpen && isReady()) making.value = { kind: 'made' };
  }
  function go(): void {
    if (running || !isOpen || !isReady()) return;
    running = work()
      .catch(parts.onFault)
      .finally(() => {
        running = undefined;
      });
  }
  function lookAgainAt(ids: Iterable<PersonDocId>): void {
    for (const id of ids) touched.add(id);
    if (touched.size > 0) go();
  }
  function lookAgainAtAll(): void {
    isStale = true;
    go();
  }

  const stops = [
    careBook.ready.subscribe(go),
    directory.ready.subscribe(go),
    careBook.onChanged((ids) => (ids ? lookAgainAt(ids) : lookAgainAtAll())),
    documents.onWritten((written) =>
      lookAgainAt(written.flatMap(({ doc }) => (doc.type === 'person' ? [doc._id] : []))),
    ),
  ];
  return {
    day,
    making,
    rows,
    waiting: computed(() => {
      if (making.value.kind !== 'made') return undefined;
      return [...rows.value.values()].filter((row) => isWaiting(row, day.value)).length;
    }),
    setDay(next) {
      if (next === day.peek()) return;
      day.value = next;
      lookAgainAtAll();
    },
    async idle() {
      while (running) await running;
    },
    close() {
      isOpen = false;
      stops.forEach((stop) => stop());
    },
  };
}
