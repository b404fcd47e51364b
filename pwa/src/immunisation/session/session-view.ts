// What the page of a session shows: the rows that were asked for, in order, and the numbers beside the filters.

import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { DueRow } from '@tram/shared-schema/due/due-doses.js';
import {
  dueViewSteps,
  isWaiting,
  vialsNeeded,
  type DueFilter,
  type DueView,
  type Vial,
  type VialNeed,
} from '@tram/shared-schema/due/due-list.js';
import type { CompiledSchedule } from '@tram/shared-schema/immunisation/compiled-schedule.js';
import { lotStanding } from '@tram/shared-schema/immunisation/lot-stock.js';
import { finish } from '@tram/shared-schema/steps.js';
import { watchInSlices, type SlicePace } from '#ui/watch-in-slices.js';
import type { LotLine } from '../lots/lot-book.js';
import type { DueBook } from './due-book.js';

export interface SessionView {
  readonly filter: Signal<DueFilter>;
  /** Worked out in slices: until a change is in it, as it was before, day and all. */
  readonly view: ReadonlySignal<DueView>;
  readonly vials: ReadonlySignal<readonly VialNeed[]>;
  /** Whoever waits after this one, in the order shown; the first of them where this one waits nowhere. */
  next(after?: string): DueRow | undefined;
  close(): void;
}

export interface SessionViewParts extends SlicePace {
  readonly due: Pick<DueBook, 'rows'>;
  readonly schedule: CompiledSchedule;
  readonly lots: ReadonlySignal<readonly LotLine[]>;
}

const EVERYBODY: DueFilter = { hamletIds: [], vaccineCodes: [], standings: [] };

export function createSessionView(parts: SessionViewParts): SessionView {
  const { due, schedule, lots } = parts;
  const filter = signal(EVERYBODY);
  const { value: view, close } = watchInSlices(
    finish(dueViewSteps([], EVERYBODY, due.rows.peek().day)),
    () => {
      const { byPerson, day } = due.rows.value;
      return dueViewSteps(byPerson.values(), filter.value, day);
    },
    parts,
  );

  /** As printed on the lots that may be used, where they all agree; else as the schedule has it. */
  function vialOf(vaccineCode: string): Vial {
    const vaccine = schedule.vaccines.get(vaccineCode)?.vaccine;
    const { day } = view.value;
    const sizes = lots.value
      .filter(({ lot }) => lot.vaccineCode === vaccineCode && isUsable(lotStanding(lot, day)))
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
    view,
    vials: computed(() => vialsNeeded(view.value.vaccines, vialOf)),
    next(after) {
      const { shown, day } = view.value;
      const waits = (row: DueRow): boolean => isWaiting(row, day);
      const at = shown.findIndex((row) => row.personId === after && waits(row));
      const behind = shown.find((row, place) => place > at && waits(row));
      return behind ?? shown.find((row) => row.personId !== after && waits(row));
    },
    close,
  };
}

const isUsable = (standing: ReturnType<typeof lotStanding>): boolean =>
  standing === 'usable' || standing === 'expiring';
