// Who is missing, held in memory: worked out over everybody under care in slices that give way, then person by person as
// their records change.

import { signal, type ReadonlySignal } from '@preact/signals';
import {
  chronicRows,
  compareChronicRows,
  isMissing,
  reasonsOf,
  type ChronicReason,
  type ChronicRow,
} from '@tram/shared-schema/chronic/chronic-list.js';
import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { CareBook } from '#due/care-book.js';
import type { PersonDirectory } from '#people/person-directory.js';
import { personFactOf } from '../person-care.js';

/** Everybody under care, once, with the registers they are in. */
export interface ListedPerson {
  readonly personId: PersonDocId;
  readonly hamletId: string | undefined;
  readonly rows: readonly [ChronicRow, ...ChronicRow[]];
  /** The register they are longest overdue in. */
  readonly worst: ChronicRow;
  readonly reasons: ReadonlySet<ChronicReason>;
  /** To be called. */
  readonly isMissing: boolean;
  readonly needsHomeVisit: boolean;
}

export interface MissingBook {
  /** Undefined until everybody was looked at once; hamlet by hamlet, the longest overdue first. */
  readonly listed: ReadonlySignal<readonly ListedPerson[] | undefined>;
  /** Of which day. */
  readonly asOf: ReadonlySignal<LocalDate>;
  close(): void;
}

export interface MissingBookParts {
  readonly careBook: CareBook;
  readonly directory: Pick<PersonDirectory, 'find' | 'onChanged'>;
  readonly today: () => LocalDate;
  readonly yieldToScreen: () => Promise<void>;
  readonly afterPaint: (work: () => void) => void;
}

/** So many people are looked at without giving way: a few milliseconds on a cheap tablet. */
const SLICE = 60;

export function createMissingBook(parts: MissingBookParts): MissingBook {
  const { careBook, directory, today, yieldToScreen } = parts;
  const listed = signal<readonly ListedPerson[] | undefined>(undefined);
  const asOf = signal(today());
  const people = new Map<PersonDocId, ListedPerson>();
  let isOpen = true;
  let isStale = true;
  let isBuilding = false;
  let isAwaited = false;
  const changed = new Set<PersonDocId>();

  function look(personId: PersonDocId): void {
    const known = directory.find(personId);
    const [first, ...others] = known
      ? chronicRows({ person: personFactOf(known), facts: careBook.of(personId) }, asOf.value)
      : [];
    if (first) people.set(personId, listedFrom([first, ...others]));
    else people.delete(personId);
  }
  function show(): void {
    listed.value = [...people.values()].sort((a, b) => compareChronicRows(a.worst, b.worst));
  }
  async function build(): Promise<void> {
    if (isBuilding) return;
    isBuilding = true;
    while (isStale && isOpen) {
      isStale = false;
      asOf.value = today();
      const all = [...careBook.people()];
      const held = new Set(all);
      for (const personId of people.keys()) if (!held.has(personId)) people.delete(personId);
      for (let at = 0; at < all.length && isOpen; at += SLICE) {
        all.slice(at, at + SLICE).forEach(look);
        await yieldToScreen();
      }
      if (isOpen) show();
    }
    isBuilding = false;
  }
  function lookAtChanged(): void {
    isAwaited = false;
    if (!isOpen) return;
    changed.forEach(look);
    changed.clear();
    show();
  }
  function rebuild(): void {
    isStale = true;
    if (careBook.ready.value) void build();
  }
  const stops = [
    careBook.onChanged((whose) => {
      if (whose === undefined || listed.value === undefined || asOf.value !== today()) {
        rebuild();
        return;
      }
      for (const personId of whose) changed.add(personId);
      if (isAwaited) return;
      isAwaited = true;
      // A save is said first: to sort everybody takes a slow tablet longer than one frame.
      parts.afterPaint(lookAtChanged);
    }),
    // Names, hamlets and who is still living.
    directory.onChanged(rebuild),
    careBook.ready.subscribe((ready) => {
      if (ready) void build();
    }),
  ];
  return {
    listed,
    asOf,
    close() {
      isOpen = false;
      stops.forEach((stop) => stop());
    },
  };
}

function listedFrom(rows: readonly [ChronicRow, ...ChronicRow[]]): ListedPerson {
  const worst = [...rows].sort(compareChronicRows)[0] ?? rows[0];
  return {
    personId: worst.person.personId,
    hamletId: worst.person.hamletId,
    rows,
    worst,
    reasons: new Set(rows.flatMap(({ state }) => reasonsOf(state))),
    isMissing: rows.some(({ state }) => isMissing(state)),
    needsHomeVisit: rows.some(({ state }) => state.needsHomeVisit),
  };
}

export type ListFilter = 'missing' | ChronicReason;

export const belongsTo = (person: ListedPerson, filter: ListFilter): boolean =>
  filter === 'missing' ? person.isMissing : person.reasons.has(filter);

/** Of one hamlet, or of all. */
export const filtered = (
  listed: readonly ListedPerson[],
  filter: ListFilter,
  hamletId: string | undefined,
): readonly ListedPerson[] =>
  listed.filter(
    (person) => belongsTo(person, filter) && (hamletId === undefined || (person.hamletId ?? '') === hamletId),
  );
