// What the features of a station are handed, made once for an open workplace and whoever is signed in.

import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { localDateAt, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { Role } from '@tram/shared-schema/sync/session.js';
import type { Draft } from '#drafts/draft-store.js';
import { createUnfinishedDrafts } from '#drafts/unfinished-drafts.js';
import { encounterTimeline, recordEncounterAction } from '#encounters/encounter-timeline.js';
import { movePersonAction, moveTimeline } from '#households/move-timeline.js';
import type { CareBook } from '#due/care-book.js';
import type { EncounterDeps } from '#encounters/encounter-deps.js';
import { createDiagnosisSearch } from '#encounters/find-diagnosis.js';
import { createFormStarts } from '#people/form-starts.js';
import type { PeopleDeps } from '#people/people-deps.js';
import type { TodayVisit } from '#today/today-list.js';
import { checkRecordAction } from '#people/mending/check-record-action.js';
import { yieldToScreen } from '#platform/yield-to-screen.js';
import type { KeptSession } from '#session/device-store.js';
import { chronicActions } from '#chronic/chronic-actions.js';
import { chronicTimeline } from '#chronic/chronic-timeline.js';
import { createChronicPlace, type ChronicPlace } from './chronic-place.js';
import { createDayLists } from './day-lists.js';
import { createDoublesPlace, type DoublesPlace } from './doubles-place.js';
import { openCodeListPlace, type CodeListPlace } from './code-list-place.js';
import { createMendingPlace, type MendingPlace } from './mending-place.js';
import { createImmunisationPlace, type ImmunisationPlace } from './immunisation-place.js';
import { namesOfHomes } from './names-of-homes.js';
import { createVaccinationPlace, type VaccinationPlace } from './vaccination-place.js';
import { schedule, type TabletDevice } from './open-device.js';
import type { Workplace } from './open-workplace.js';
import { reportFailure } from './report-failure.js';

export type Navigate = (path: string, how?: 'replace') => void;

export interface StationDeps {
  readonly device: TabletDevice;
  readonly workplace: Workplace;
  readonly people: PeopleDeps;
  readonly careBook: CareBook;
  readonly immunisation: ImmunisationPlace;
  readonly encounters: EncounterDeps;
  readonly codeLists: CodeListPlace;
  readonly mending: MendingPlace;
  readonly doubles: DoublesPlace;
  readonly chronic: ChronicPlace;
  readonly vaccination: VaccinationPlace;
  readonly today: () => LocalDate;
  readonly drafts: ReadonlySignal<readonly Draft[]>;
  readonly visits: ReadonlySignal<readonly TodayVisit[]>;
  /** What is typed in the search box; one box on two pages. */
  readonly query: Signal<string>;
  readonly searching: ReadonlySignal<boolean>;
  /** As it is printed on slips; a session begun by an older app may not know it. */
  readonly stationName: string | undefined;
  readonly role: Role;
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
  const dayLists = createDayLists({ documents, directory, unfinished, accountId, today });
  const query = signal('');
  const codeLists = openCodeListPlace(device, workplace.loop.status);
  const encounters: EncounterDeps = {
    ...desk,
    reference,
    recordsOf(personId) {
      const standing = directory.standingFor(personId);
      return [standing, ...directory.heldBy(standing).map(({ id }) => id)];
    },
    drafts: unfinished,
    diagnoses: createDiagnosisSearch({ codeLists: codeLists.desk, giveWay: yieldToScreen, today }),
    snackbars,
    today,
    navigate,
    // The server takes no care from the community's helpers but a call about vaccines, and people of their own hamlets only.
    mayRecord: !community,
  };
  const vaccines = {
    ...encounters,
    ...{ directory, stationId, stationName: session.stationName },
    careBook: workplace.careBook,
    published: codeLists.schedules,
  };
  const immunisation = createImmunisationPlace(
    { ...vaccines, nextInSession: (after) => vaccination.nextInSession(after) },
    reportFailure,
  );
  const people: PeopleDeps = {
    ...encounters,
    directory,
    olderEvents: workplace.olderEvents,
    formStarts: createFormStarts(),
    codeLists: codeLists.desk,
    timeline: [
      encounterTimeline,
      chronicTimeline,
      immunisation.timeline,
      moveTimeline(namesOfHomes(workplace)),
    ],
    actions: community
      ? [...immunisation.actions, checkRecordAction(directory), movePersonAction]
      : [
          recordEncounterAction,
          ...chronicActions({ careBook: workplace.careBook, today }),
          ...immunisation.actions,
          checkRecordAction(directory),
          movePersonAction,
        ],
    ...(community && { ownHamletIds: hamletIds ?? [] }),
  };
  const mending = createMendingPlace({
    people,
    bringing: codeLists.bringing,
    stationName: session.stationName,
    mayHandOver: !community,
    hands: workplace.hands,
    schedule,
    yieldToScreen,
    onFault: reportFailure,
  });
  const chronic = createChronicPlace({
    ...{ directory, careBook: workplace.careBook, today, yieldToScreen, schedule },
    isTold: !community,
    hands: workplace.hands,
    onFault: reportFailure,
  });
  const doubles = createDoublesPlace({
    ...{ documents, directory, yieldToScreen, schedule },
    nowMs: () => performance.now(),
    isHead: role === 'head',
    hands: workplace.hands,
    onFault: reportFailure,
  });
  const vaccination = createVaccinationPlace({
    desk: { ...vaccines, isHead: role === 'head' },
    hands: workplace.hands,
    schedule,
    yieldToScreen,
    giveWay: workplace.giveWay,
    onFault: reportFailure,
  });
  return {
    device,
    workplace,
    careBook: workplace.careBook,
    immunisation,
    encounters,
    codeLists,
    people,
    mending,
    doubles,
    chronic,
    vaccination,
    today,
    drafts: dayLists.drafts,
    visits: dayLists.visits,
    query,
    searching: computed(() => query.value.trim() !== ''),
    stationName: session.stationName,
    role,
    close() {
      dayLists.close();
      immunisation.close();
      mending.close();
      codeLists.close();
      doubles.close();
      chronic.close();
      vaccination.close();
    },
  };
}
