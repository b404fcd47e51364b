// A vaccination day at one open workplace: who is due, who is watched, which reports are owed. Rules and tables are fetched
// soon after the start, not with the first load, because an alarm must also ring for a watch begun before a reload.

import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { OwedReport } from '@tram/shared-schema/immunisation/severe-reports.js';
import type { Watch } from '@tram/shared-schema/immunisation/watches.js';
import type { VaccinationDesk } from '#immunisation/session/vaccination-desk.js';
import type { VaccinationRoom } from '#immunisation/session/vaccination-room.js';
import type { Hands } from '#sync/hands.js';
import type { Schedule } from '#sync/round-timer.js';
import type { OpenedRoom } from './open-vaccination-room.js';

export interface VaccinationPlace {
  readonly desk: VaccinationDesk;
  /** Late or due today; undefined until everybody was looked at. */
  readonly due: ReadonlySignal<number | undefined>;
  readonly watches: ReadonlySignal<readonly Watch[]>;
  readonly owed: ReadonlySignal<readonly OwedReport[]>;
  /** The moment watches and reports were counted at. */
  readonly nowMs: ReadonlySignal<number>;
  open(): Promise<VaccinationRoom>;
  /** Another number: the room was made anew, and whoever stands in the old one opens it again. */
  readonly renewals: ReadonlySignal<number>;
  /** The list of the session is looked at: from now on whoever was given is followed by the next. */
  sessionBegun(): void;
  nextInSession(after: PersonDocId): PersonDocId | undefined;
  close(): void;
}

export interface VaccinationPlaceParts {
  readonly desk: VaccinationDesk;
  readonly hands: Pick<Hands, 'whenQuiet'>;
  readonly schedule: Schedule;
  readonly yieldToScreen: () => Promise<void>;
  /** While no page of it was opened, whoever types goes first too. */
  readonly giveWay: () => Promise<void>;
  readonly onFault: (error: unknown) => void;
}

const QUIET_MS = 2_000;
/** Nobody may be left unwatched because somebody never stops tapping. */
const LATEST_MS = 15_000;

export function createVaccinationPlace(parts: VaccinationPlaceParts): VaccinationPlace {
  const { desk, hands, schedule, onFault } = parts;
  const due = signal<number | undefined>(undefined);
  const watches = signal<readonly Watch[]>([]);
  const owed = signal<readonly OwedReport[]>([]);
  const nowMs = signal(desk.clock.nowMs());
  const renewals = signal(0);
  const stops: (() => void)[] = [];
  let roomStops: (() => void)[] = [];
  let isClosed = false;
  let isWanted = false;
  const giveWay = (): Promise<void> => (isWanted ? parts.yieldToScreen() : parts.giveWay());
  let opened: Promise<VaccinationRoom> | undefined;
  let standing: OpenedRoom | undefined;
  let begunOn: LocalDate | undefined;

  async function make(): Promise<VaccinationRoom> {
    const { openRoom } = await import('./open-vaccination-room.js');
    const room = await openRoom({ desk, giveWay, runLater: schedule, onFault });
    standing = room;
    roomStops.push(
      room.close,
      effect(() => {
        void room.due.day.value;
        // Not from inside what is stopped by it.
        schedule(renew, 0);
      }),
      effect(() => {
        if (room.due.day.value === desk.today()) due.value = room.due.waiting.value;
      }),
      effect(() => {
        watches.value = room.after.watches.value;
        owed.value = room.after.owed.value;
      }),
      effect(() => {
        nowMs.value = room.after.nowMs.value;
      }),
    );
    if (isClosed) roomStops.forEach((stop) => stop());
    return room;
  }
  function open(): Promise<VaccinationRoom> {
    if (standing?.isOutdated()) putAway();
    return (opened ??= make());
  }
  function putAway(): void {
    roomStops.forEach((stop) => stop());
    [opened, standing, roomStops] = [undefined, undefined, []];
    renewals.value = renewals.peek() + 1;
  }
  /** Whoever was judged by another edition is judged again. */
  function renew(): void {
    if (!isClosed && standing?.isOutdated()) open().catch(onFault);
  }
  stops.push(
    effect(() => {
      void desk.published?.editions.value;
      schedule(renew, 0);
    }),
    effect(() => {
      if (!desk.directory.ready.value || opened) return;
      stops.push(hands.whenQuiet(() => void open().catch(onFault), QUIET_MS, LATEST_MS));
    }),
  );
  return {
    desk,
    due,
    watches,
    owed,
    nowMs,
    open() {
      isWanted = true;
      return open();
    },
    renewals,
    sessionBegun() {
      begunOn = desk.today();
    },
    nextInSession: (after) => (begunOn === desk.today() ? standing?.view.next(after)?.personId : undefined),
    close() {
      isClosed = true;
      [...roomStops, ...stops].forEach((stop) => stop());
    },
  };
}
