// Who is missing, held in memory: worked out over everybody under care in slices that give way, then person by person as
// their records change; and what its page shows of it, ready before somebody opens it.

import { signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { chronicRows, compareChronicRows } from '@tram/shared-schema/chronic/chronic-list.js';
import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { finishGivingWay, sortInSteps } from '@tram/shared-schema/steps.js';
import type { CareBook } from '#due/care-book.js';
import { personFactOf } from '#due/person-fact.js';
import type { PersonDirectory } from '#people/person-directory.js';
import { watchInSlices, type SlicePace } from '#ui/watch-in-slices.js';
import { listedFrom, type ListedPerson } from './listed-person.js';
import {
  missingViewSteps,
  WHOEVER_IS_MISSING,
  type MissingFilter,
  type MissingView,
} from './missing-view.js';

export interface MissingBook {
  /** Undefined until everybody was looked at once; hamlet by hamlet, the longest overdue first. */
  readonly listed: ReadonlySignal<readonly ListedPerson[] | undefined>;
  /** Of which day. */
  readonly asOf: ReadonlySignal<LocalDate>;
  /** Kept while somebody calls one after another. */
  readonly filter: Signal<MissingFilter>;
  readonly view: ReadonlySignal<MissingView | undefined>;
  /** Of another day than today it is made anew. */
  renew(): void;
  close(): void;
}

export interface MissingBookParts extends SlicePace {
  readonly careBook: Pick<CareBook, 'ready' | 'people' | 'of' | 'hasRegistered' | 'onChanged'>;
  readonly directory: Pick<PersonDirectory, 'find' | 'standingFor' | 'onChanged'>;
  readonly today: () => LocalDate;
  readonly afterPaint: (work: () => void) => void;
}

const SLICE_MS = 6;

const inOrder = (a: ListedPerson, b: ListedPerson): number => compareChronicRows(a.worst, b.worst);

export function createMissingBook(parts: MissingBookParts): MissingBook {
  const { careBook, directory, today, yieldToScreen, nowMs } = parts;
  const listed = signal<readonly ListedPerson[] | undefined>(undefined);
  const asOf = signal(today());
  const filter = signal(WHOEVER_IS_MISSING);
  const touched = new Set<PersonDocId>();
  /** Everybody must be looked at again. */
  let isStale = true;
  let isOpen = true;
  let isWorking = false;
  let isAwaited = false;
  let sliceEndsMs = 0;

  function look(personId: PersonDocId): ListedPerson | undefined {
    const person = careBook.hasRegistered(personId, 'enrolment') && directory.find(personId);
    if (!person) return undefined;
    const care = { person: personFactOf(person), facts: careBook.of(personId) };
    const [first, ...others] = chronicRows(care, asOf.peek());
    return first && listedFrom([first, ...others]);
  }
  async function giveWayInTime(): Promise<void> {
    if (nowMs() < sliceEndsMs) return;
    await yieldToScreen();
    sliceEndsMs = nowMs() + SLICE_MS;
  }
  const isOver = (): boolean => !isOpen || isStale;

  async function show(people: readonly ListedPerson[]): Promise<void> {
    const sorted = await finishGivingWay(sortInSteps(people, inOrder), giveWayInTime);
    if (!isOver()) listed.value = sorted;
  }

  async function lookAtAll(): Promise<void> {
    isStale = false;
    touched.clear();
    asOf.value = today();
    const people: ListedPerson[] = [];
    for (const personId of careBook.people()) {
      const person = look(personId);
      if (person) people.push(person);
      if (nowMs() < sliceEndsMs) continue;
      await giveWayInTime();
      if (isOver()) return;
    }
    await show(people);
  }

  async function lookAtTouched(): Promise<void> {
    const seen = new Map<PersonDocId, ListedPerson | undefined>();
    for (const id of touched) {
      touched.delete(id);
      const standing = directory.standingFor(id);
      seen.set(id, undefined).set(standing, look(standing));
      await giveWayInTime();
      if (isOver()) return;
    }
    const others = (listed.peek() ?? []).filter(({ personId }) => !seen.has(personId));
    await show([...others, ...[...seen.values()].flatMap((person) => person ?? [])]);
  }

  async function work(): Promise<void> {
    while (isOpen && careBook.ready.peek() && (isStale || touched.size > 0))
      await (isStale ? lookAtAll() : lookAtTouched());
  }
  function go(): void {
    if (isWorking || !isOpen) return;
    isWorking = true;
    work()
      .catch(parts.onFault)
      .finally(() => (isWorking = false));
  }
  function lookAgain(whose: ReadonlySet<PersonDocId> | undefined): void {
    if (whose === undefined || asOf.peek() !== today()) isStale = true;
    for (const personId of whose ?? []) touched.add(personId);
    if (isAwaited || (!isStale && touched.size === 0)) return;
    isAwaited = true;
    // A save is said first.
    parts.afterPaint(() => {
      isAwaited = false;
      go();
    });
  }
  const stops = [
    careBook.onChanged(lookAgain),
    // Hamlets, dates of birth and who is still living.
    directory.onChanged(lookAgain),
    careBook.ready.subscribe(go),
  ];
  const shown = watchInSlices<MissingView | undefined>(
    undefined,
    () => missingViewSteps(listed.value, filter.value),
    parts,
  );
  return {
    listed,
    asOf,
    filter,
    view: shown.value,
    renew() {
      if (asOf.peek() !== today()) lookAgain(undefined);
    },
    close() {
      isOpen = false;
      shown.close();
      stops.forEach((stop) => stop());
    },
  };
}
