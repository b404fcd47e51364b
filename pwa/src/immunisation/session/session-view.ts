// What the page of a session shows: the rows that were asked for, in order, and the numbers beside the filters.

import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { standingOf, type DueRow, type DueStanding } from '@tram/shared-schema/due/due-doses.js';
import {
  dueByHamlet,
  dueByVaccine,
  filterDue,
  inOrder,
  vialsNeeded,
  type DueFilter,
  type VialNeed,
} from '@tram/shared-schema/due/due-list.js';
import type { CompiledSchedule } from '@tram/shared-schema/immunisation/compiled-schedule.js';
import { lotStanding } from '@tram/shared-schema/immunisation/lot-stock.js';
import type { LotLine } from '../lots/lot-book.js';
import type { DueBook } from './due-book.js';

export interface SessionView {
  readonly filter: Signal<DueFilter>;
  readonly shown: ReadonlySignal<readonly DueRow[]>;
  readonly counts: ReadonlySignal<ReadonlyMap<DueStanding, number>>;
  readonly hamlets: ReadonlySignal<ReadonlyMap<string, number>>;
  readonly vaccines: ReadonlySignal<ReadonlyMap<string, number>>;
  readonly vials: ReadonlySignal<readonly VialNeed[]>;
  /** Whoever waits after this one, in the order shown; the first of them where this one waits nowhere. */
  next(after?: string): DueRow | undefined;
}

const EVERYBODY: DueFilter = { hamletIds: [], vaccineCodes: [], standings: [] };

export function createSessionView(
  book: DueBook,
  schedule: CompiledSchedule,
  lots: ReadonlySignal<readonly LotLine[]>,
): SessionView {
  const filter = signal(EVERYBODY);
  const all = computed(() => [...book.rows.value.values()]);
  const shown = computed(() => inOrder(filterDue(all.value, filter.value, book.day.value), book.day.value));
  const counts = computed(() => {
    const counted = new Map<DueStanding, number>();
    for (const row of all.value) {
      const standing = standingOf(row, book.day.value);
      counted.set(standing, (counted.get(standing) ?? 0) + 1);
    }
    return counted;
  });
  const vaccines = computed(() => dueByVaccine(all.value, book.day.value));

  /** As printed on the lots that may be used, where they all agree; else as the schedule has it. */
  function vialOf(vaccineCode: string) {
    const vaccine = schedule.vaccines.get(vaccineCode)?.vaccine;
    const sizes = lots.value
      .filter(({ lot }) => lot.vaccineCode === vaccineCode && isUsable(lotStanding(lot, book.day.value)))
      .flatMap(({ lot }) => lot.dosesPerVial ?? []);
    const [size] = sizes;
    const dosesPerVial =
      size !== undefined && sizes.every((one) => one === size) ? size : vaccine?.dosesPerVial;
    return {
      ...(dosesPerVial !== undefined && { dosesPerVial }),
      ...(vaccine?.openVial !== undefined && { openVial: vaccine.openVial }),
    };
  }
  return {
    filter,
    shown,
    counts,
    hamlets: computed(() => dueByHamlet(all.value, book.day.value)),
    vaccines,
    vials: computed(() => vialsNeeded(vaccines.value, vialOf)),
    next(after) {
      const waiting = shown.value.filter((row) => {
        const standing = standingOf(row, book.day.value);
        return standing === 'late' || standing === 'due';
      });
      const at = waiting.findIndex(({ personId }) => personId === after);
      return waiting[at + 1] ?? waiting.find(({ personId }) => personId !== after);
    },
  };
}

const isUsable = (standing: ReturnType<typeof lotStanding>): boolean =>
  standing === 'usable' || standing === 'expiring';
