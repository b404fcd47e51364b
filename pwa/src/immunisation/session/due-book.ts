// The rows of a session day, held in memory. Everybody is looked at once, in slices that give way; after that only whoever's
// facts changed is looked at again.

import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import {
  dueRow,
  isListedChild,
  tooOldFrom,
  type DueRow,
  type DueRules,
} from '@tram/shared-schema/due/due-doses.js';
import { isWaiting } from '@tram/shared-schema/due/due-list.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { CareBook } from '#due/care-book.js';
import { personFactOf } from '#due/person-fact.js';
import type { DirectoryPerson, PersonDirectory } from '#people/person-directory.js';

export type Making = { kind: 'waiting' } | { kind: 'making'; done: number; total: number } | { kind: 'made' };

/** Another each time, of the same map: to copy the rows of a commune for one child takes a slow tablet too long. */
export interface DueRows {
  readonly day: LocalDate;
  readonly byPerson: Pick<ReadonlyMap<PersonDocId, DueRow>, 'size' | 'get' | 'keys' | 'values'>;
  /** How many are late or due. */
  readonly waiting: number;
}

export interface DueBook {
  readonly day: ReadonlySignal<LocalDate>;
  readonly making: ReadonlySignal<Making>;
  /** Of `day`; while they are being made for another day, still those of the one that was asked for before. */
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
  readonly careBook: Pick<CareBook, 'ready' | 'of' | 'hasRegistered' | 'onChanged'>;
  readonly rules: DueRules;
  readonly day: LocalDate;
  readonly yieldToScreen: () => Promise<void>;
  /** Measures slices; not the clock of the day. */
  readonly nowMs: () => number;
  readonly onFault: (error: unknown) => void;
}

const SLICE_MS = 6;
const SAY_EVERY_MS = 200;

export function createDueBook(parts: DueBookParts): DueBook {
  const { directory, careBook, rules, yieldToScreen, nowMs } = parts;
  const day = signal(parts.day);
  const making = signal<Making>({ kind: 'waiting' });
  let held = new Map<PersonDocId, DueRow>();
  const rows = signal<DueRows>({ day: parts.day, byPerson: held, waiting: 0 });
  const touched = new Set<PersonDocId>();
  /** Everybody must be looked at again. */
  let isStale = true;
  let isOpen = true;
  let running: Promise<void> | undefined;
  let sliceEndsMs = 0;

  /** Of an adult nothing is read whom no list calls. */
  function rowOf(person: DirectoryPerson, on: LocalDate, tooOld: string): DueRow | undefined {
    if (!isListedChild(person.birthDate, tooOld) && !careBook.hasRegistered(person.id, 'pregnancy'))
      return undefined;
    if (directory.standingFor(person.id) !== person.id) return undefined;
    return dueRow(personFactOf(person), careBook.of(person.id), on, rules);
  }
  const isSliceOver = (): boolean => nowMs() >= sliceEndsMs;
  async function giveWay(): Promise<void> {
    await yieldToScreen();
    sliceEndsMs = nowMs() + SLICE_MS;
  }
  const waits = (row: DueRow | undefined, on: LocalDate): number => (row && isWaiting(row, on) ? 1 : 0);

  async function lookAtAll(): Promise<void> {
    isStale = false;
    touched.clear();
    const on = day.peek();
    const tooOld = tooOldFrom(on);
    const made = new Map<PersonDocId, DueRow>();
    const total = directory.size.peek();
    let waiting = 0;
    let done = 0;
    let saidMs = nowMs();
    making.value = { kind: 'making', done, total };
    for (const person of directory.everybody()) {
      const row = rowOf(person, on, tooOld);
      if (row) made.set(person.id, row);
      waiting += waits(row, on);
      done += 1;
      if (!isSliceOver()) continue;
      await giveWay();
      if (!isOpen || isStale) return;
      if (nowMs() - saidMs < SAY_EVERY_MS) continue;
      saidMs = nowMs();
      making.value = { kind: 'making', done: Math.min(done, total), total };
    }
    held = made;
    rows.value = { day: on, byPerson: made, waiting };
  }

  /** Gives by how many more wait. */
  function lookAt(id: PersonDocId, on: LocalDate): number {
    const standing = directory.standingFor(id);
    const person = directory.find(standing);
    const row = person && rowOf(person, on, tooOldFrom(on));
    const before = waits(held.get(standing), on) + (id === standing ? 0 : waits(held.get(id), on));
    held.delete(id);
    if (row) held.set(standing, row);
    else held.delete(standing);
    return waits(row, on) - before;
  }

  async function lookAtTouched(): Promise<void> {
    const { day: on } = rows.value;
    let { waiting } = rows.value;
    for (const id of touched) {
      touched.delete(id);
      waiting += lookAt(id, on);
      if (!isSliceOver()) continue;
      await giveWay();
      if (!isOpen || isStale) return;
    }
    rows.value = { day: on, byPerson: held, waiting };
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
    directory.onChanged((ids) => (ids ? lookAgainAt(ids) : lookAgainAtAll())),
  ];
  return {
    day,
    making,
    rows,
    waiting: computed(() => (making.value.kind === 'made' ? rows.value.waiting : undefined)),
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
