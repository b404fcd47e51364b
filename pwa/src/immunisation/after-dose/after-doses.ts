// Who is being watched, and which severe events still owe a report. Read once from the tablet and kept in step with
// every write, so that a reload, another tab and another tablet of the station show the same.

import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import type { AdverseEvent, Observation } from '@tram/shared-schema/immunisation/after-dose.js';
import type { Dose } from '@tram/shared-schema/immunisation/dose.js';
import { isSevere, owedReports, type OwedReport } from '@tram/shared-schema/immunisation/severe-reports.js';
import { leftOfWatch, watchesOf, type Watch } from '@tram/shared-schema/immunisation/watches.js';
import { localDateAt, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { StoredDocument, TabletDocuments, Unsubscribe } from '#documents/tablet-documents.js';

export interface AfterDoses {
  /** Whose half hour ends first stands first; those that are over stay until somebody says how it went. */
  readonly watches: ReadonlySignal<readonly Watch[]>;
  /** The moment they were counted at, newer every second while anybody is watched or a report is owed. */
  readonly nowMs: ReadonlySignal<number>;
  readonly owed: ReadonlySignal<readonly OwedReport[]>;
  /** Severe events of today after doses given here: whoever gives the next dose must know. */
  readonly severeToday: ReadonlySignal<readonly AdverseEvent[]>;
  readonly events: ReadonlySignal<ReadonlyMap<string, AdverseEvent>>;
  close: Unsubscribe;
}

export interface AfterDosesParts {
  readonly documents: Pick<TabletDocuments, 'eventsBetween' | 'readAll' | 'onWritten'>;
  readonly clock: { nowMs(): number };
  /** Runs the work once after the delay, unless cancelled. */
  readonly schedule: (work: () => void, delayMs: number) => Unsubscribe;
  /** False for whoever gives no dose: what ends a half hour never reaches their tablet. */
  readonly watchesDoses: boolean;
  /** Called once for each watch that runs out while this tab is open. */
  readonly onOver: (watch: Watch) => void;
}

const SECOND_MS = 1_000;
/** A watch is of its day, and one begun before midnight goes on after it. */
const PAST_MIDNIGHT_MS = 6 * 3_600_000;

interface Known {
  readonly doses: Map<string, Dose>;
  readonly observations: Map<string, Observation>;
  readonly events: Map<string, AdverseEvent>;
}

function takeIn(known: Known, stored: readonly StoredDocument[], watchesDoses: boolean): boolean {
  let taken = false;
  for (const { doc } of stored) {
    if (doc.type === 'dose' && watchesDoses) known.doses.set(doc._id, doc);
    else if (doc.type === 'observation') known.observations.set(doc._id, doc);
    else if (doc.type === 'adverse-event') known.events.set(doc._id, doc);
    else continue;
    taken = true;
  }
  return taken;
}

const isOf = (day: LocalDate, { occurredAt }: Pick<Dose, 'occurredAt'>): boolean =>
  localDateAt(epochMsOf(occurredAt)) === day;

/** A correction may have come without word that what it corrects is corrected. */
function standing<E extends { readonly _id: string; readonly amends?: string }>(
  all: Iterable<E>,
): readonly E[] {
  const every = [...all];
  const amended = new Set(every.flatMap(({ amends }) => amends ?? []));
  return every.filter(({ _id }) => !amended.has(_id));
}

export async function openAfterDoses(parts: AfterDosesParts): Promise<AfterDoses> {
  const { documents, clock, schedule, onOver, watchesDoses } = parts;
  const known: Known = { doses: new Map(), observations: new Map(), events: new Map() };
  const watches = signal<readonly Watch[]>([]);
  const events = signal<ReadonlyMap<string, AdverseEvent>>(new Map());
  const nowMs = signal(clock.nowMs());
  const rung = new Set<string>();
  const day = computed(() => localDateAt(nowMs.value));
  const owed = computed(() => owedReports([...events.value.values()]));
  let cancelTick: Unsubscribe | undefined;

  function count(): void {
    batch(() => {
      nowMs.value = clock.nowMs();
      const today = localDateAt(nowMs.value);
      for (const [id, dose] of known.doses) {
        const isFresh = nowMs.value - epochMsOf(dose.occurredAt) < PAST_MIDNIGHT_MS;
        if (!isFresh && !isOf(today, dose)) known.doses.delete(id);
      }
      watches.value = watchesOf(standing(known.doses.values()), standing(known.observations.values()));
      events.value = new Map(standing(known.events.values()).map((event) => [event._id, event]));
    });
    tick();
  }
  function ring(): void {
    for (const watch of watches.value) {
      const key = `${watch.personId} ${watch.endsAt}`;
      if (leftOfWatch(watch, nowMs.value) > 0 || rung.has(key)) continue;
      rung.add(key);
      onOver(watch);
    }
  }
  function tick(): void {
    cancelTick?.();
    cancelTick = undefined;
    ring();
    if (watches.value.length === 0 && owed.value.length === 0) return;
    cancelTick = schedule(() => {
      nowMs.value = clock.nowMs();
      tick();
    }, SECOND_MS);
  }

  // Listening before reading: a page pulled in between must not be missed.
  const stop = documents.onWritten((stored) => {
    if (takeIn(known, stored, watchesDoses)) count();
  });
  const from = localDateAt(clock.nowMs() - PAST_MIDNIGHT_MS);
  takeIn(known, await documents.eventsBetween(from, localDateAt(clock.nowMs())), watchesDoses);
  await documents.readAll('adverse-event', (page) => void takeIn(known, page, watchesDoses));
  count();
  return {
    watches,
    nowMs,
    events,
    owed,
    severeToday: computed(() =>
      [...events.value.values()].filter(
        (event) => event.status === 'completed' && isSevere(event) && isOf(day.value, event),
      ),
    ),
    close() {
      stop();
      cancelTick?.();
    },
  };
}
