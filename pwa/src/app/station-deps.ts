// What the features of a station are handed, made once for an open workplace and whoever is signed in.

import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { localDateAt, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { Draft } from '#drafts/draft-store.js';
import { createUnfinishedDrafts } from '#drafts/unfinished-drafts.js';
import { encounterTimeline, recordEncounterAction } from '#encounters/encounter-timeline.js';
import type { EncounterDeps } from '#encounters/encounter-deps.js';
import { createFormStarts } from '#people/form-starts.js';
import type { PeopleDeps } from '#people/people-deps.js';
import { visitsOn, type TodayVisit } from '#today/today-list.js';
import type { KeptSession } from '#session/device-store.js';
import type { TabletDevice } from './open-device.js';
import type { Workplace } from './open-workplace.js';

export type Navigate = (path: string, how?: 'replace') => void;

export interface StationDeps {
  readonly device: TabletDevice;
  readonly workplace: Workplace;
  readonly people: PeopleDeps;
  readonly encounters: EncounterDeps;
  readonly today: () => LocalDate;
  readonly drafts: ReadonlySignal<readonly Draft[]>;
  readonly visits: ReadonlySignal<readonly TodayVisit[]>;
  /** What is typed in the search box; one box on two pages. */
  readonly query: Signal<string>;
  readonly searching: ReadonlySignal<boolean>;
  /** As it is printed on slips; a session begun by an older app may not know it. */
  readonly stationName: string | undefined;
  close(): void;
}

export function createStationDeps(
  device: TabletDevice,
  workplace: Workplace,
  session: KeptSession,
  navigate: Navigate,
): StationDeps {
  const { clock, ids, snackbars } = device;
  const { documents, directory, reference, stationId, replicaId } = workplace;
  const { accountId, role, hamletIds } = session.account;
  const community = role === 'community';
  const today = (): LocalDate => localDateAt(clock.nowMs());
  const desk = { documents, clock, ids, stationId, editor: () => ({ accountId, replicaId }) };

  const unfinished = createUnfinishedDrafts(workplace.drafts, documents);
  const drafts = signal<readonly Draft[]>([]);
  const readDrafts = async (): Promise<void> => {
    drafts.value = await unfinished.allOf(accountId);
  };
  const visits = signal<readonly TodayVisit[]>([]);
  const readVisits = async (): Promise<void> => {
    visits.value = await visitsOn(documents, today(), (personId) => directory.find(personId)?.name);
  };
  const stops = [
    unfinished.onChanged(() => void readDrafts()),
    documents.onWritten((written) => {
      if (written.some(({ doc }) => doc.type === 'encounter')) void readVisits();
    }),
    directory.onChanged(() => void readVisits()),
  ];
  void readDrafts();
  void readVisits();

  const query = signal('');
  const encounters: EncounterDeps = {
    ...desk,
    reference,
    drafts: unfinished,
    snackbars,
    today,
    navigate,
    // The server takes no visit from the community's helpers, and people of their own hamlets only.
    mayRecord: !community,
  };
  return {
    device,
    workplace,
    encounters,
    people: {
      ...encounters,
      directory,
      olderEvents: workplace.olderEvents,
      formStarts: createFormStarts(),
      timeline: [encounterTimeline],
      actions: community ? [] : [recordEncounterAction],
      ...(community && { ownHamletIds: hamletIds ?? [] }),
    },
    today,
    drafts,
    visits,
    query,
    searching: computed(() => query.value.trim() !== ''),
    stationName: session.stationName,
    close: () => stops.forEach((stop) => stop()),
  };
}
