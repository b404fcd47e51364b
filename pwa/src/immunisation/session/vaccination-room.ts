// What a vaccination day holds in memory, made once for an open workplace: who is due, who is watched, which lots there are.

import type { CompiledSchedule } from '@tram/shared-schema/immunisation/compiled-schedule.js';
import { dueRulesOf } from '@tram/shared-schema/due/due-rules.js';
import { addDays, startOfDayMs } from '@tram/shared-schema/local-date.js';
import type { Watch } from '@tram/shared-schema/immunisation/watches.js';
import type { Unsubscribe } from '#documents/tablet-documents.js';
import { openAfterDoses, type AfterDoses } from '../after-dose/after-doses.js';
import { openLotBook, type LotBook } from '../lots/lot-book.js';
import { createDueBook, type DueBook } from './due-book.js';
import { createSessionView, type SessionView } from './session-view.js';
import type { VaccinationDesk } from './vaccination-desk.js';

export interface VaccinationRoom {
  readonly schedule: CompiledSchedule;
  readonly due: DueBook;
  readonly view: SessionView;
  readonly after: AfterDoses;
  readonly lots: LotBook;
  close(): void;
}

export interface VaccinationRoomParts {
  readonly desk: VaccinationDesk;
  readonly schedule: CompiledSchedule;
  readonly giveWay: () => Promise<void>;
  /** Measures slices; not the clock of the day. */
  readonly monotonicMs: () => number;
  readonly runLater: (work: () => void, delayMs: number) => Unsubscribe;
  readonly onOver: (watch: Watch) => void;
  readonly onFault: (error: unknown) => void;
}

export async function openVaccinationRoom(parts: VaccinationRoomParts): Promise<VaccinationRoom> {
  const { desk, schedule, giveWay, onFault } = parts;
  const { documents, clock, careBook, directory } = desk;
  const after = await openAfterDoses({
    ...{ documents, clock, schedule: parts.runLater, onOver: parts.onOver },
    watchesDoses: desk.mayRecord !== false,
  });
  const lots = await openLotBook({ documents, careBook, giveWay, onFault });
  const due = createDueBook({
    ...{ directory, careBook, onFault },
    rules: dueRulesOf(schedule),
    day: desk.today(),
    yieldToScreen: giveWay,
    nowMs: parts.monotonicMs,
  });
  let cancelNight: Unsubscribe;
  /** A tablet is left on overnight: the list of today becomes that of the new day, one made for another day stays. */
  function keepToday(): void {
    const before = desk.today();
    const leftMs = startOfDayMs(addDays(before, 1)) - clock.nowMs();
    cancelNight = parts.runLater(() => {
      if (due.day.peek() === before) due.setDay(desk.today());
      keepToday();
    }, leftMs);
  }
  keepToday();
  const view = createSessionView({
    ...{ due, schedule, lots: lots.lots, onFault },
    yieldToScreen: giveWay,
    nowMs: parts.monotonicMs,
  });
  return {
    schedule,
    due,
    after,
    lots,
    view,
    close() {
      cancelNight();
      view.close();
      due.close();
      lots.close();
      after.close();
    },
  };
}
