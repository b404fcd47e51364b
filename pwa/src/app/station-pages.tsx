// Which page stands behind which address. The first is home, and what an unknown address shows.

import { computed } from '@preact/signals';
import { lazy, useLocation } from 'preact-iso';
import { ChronicToday } from '#chronic/ui/ChronicToday.js';
import { CardRoute } from '#people/card-route.js';
import { FindRoute, PeopleSearch } from '#people/routes.js';
import { ENCOUNTER_PATTERNS, encounterPath } from '#encounters/paths.js';
import { EncounterFormRoute, EncounterRoute } from '#encounters/routes.js';
import { hamletsPath } from '#households/paths.js';
import { doublesPath } from '#people/doubles/paths.js';
import { EditHouseholdRoute } from '#people/household-route.js';
import { MENDING_PATTERNS, toMendPath } from '#people/mending/paths.js';
import { differencesPath, householdPath, newPersonPath, PEOPLE_PATTERNS } from '#people/paths.js';
import { VaccinationToday } from '#immunisation/session/ui/VaccinationToday.js';
import type { MoreWork } from '#session/ui/MoreScreen.js';
import { t } from '#text/text.js';
import { TodayScreen } from '#today/ui/TodayScreen.js';
import { DAY_FILE_PATH, DEVICES_PATH, SCAN_PATH, SYNC_PATH, TODAY_PATH } from './paths.js';
import { chronicPages, chronicWorks } from './chronic-pages.js';
import { differencesPage } from './difference-pages.js';
import { differencesIn } from './differences.js';
import { draftPath } from './draft-path.js';
import { doublesPages, doublesWork } from './doubles-pages.js';
import { immunisationPages } from './immunisation-pages.js';
import { householdPages } from './household-pages.js';
import { codeListsPage, codeListsWork } from './code-list-pages.js';
import { ownPages } from './own-pages.js';
import { recodingPages, recodingWorks } from './recoding-pages.js';
import type { Tablet } from './open-tablet.js';
import { personFormPages } from './person-form-pages.js';
import { cameFrom, slipPages } from './slip-pages.js';
import type { StationDeps } from './station-deps.js';
import type { StationPage } from './station-page.js';
import { childWatch, vaccinationPages, vaccinationWorks } from './vaccination-pages.js';
import { syncPage } from './sync-page.js';

const Devices = lazy(() => import('./DevicesPlace.js').then(({ DevicesPlace }) => DevicesPlace));
const DayFile = lazy(() => import('./DayFilePlace.js').then(({ DayFilePlace }) => DayFilePlace));
const Mending = lazy(() => import('./MendingPage.js').then(({ MendingPage }) => MendingPage));
const Scan = lazy(() => import('./ScanPlace.js').then(({ ScanPlace }) => ScanPlace));

/** What else is done at a station, each on a page of its own, under Thêm. */
const moreWorks = (deps: StationDeps): readonly MoreWork[] => [
  ...vaccinationWorks(deps),
  { href: hamletsPath(), label: t('households.hamletsTitle'), icon: 'house' },
  { href: toMendPath(), label: t('session.toMend'), icon: 'badge-check' },
  ...chronicWorks(deps.role),
  doublesWork(deps),
  ...recodingWorks(deps.role),
  codeListsWork(),
];

function todayPage(deps: StationDeps) {
  const { workplace } = deps;
  const counts = computed(() => workplace.counts.unsent.value ?? { waiting: 0, refused: 0 });
  const differences = differencesIn(workplace);
  return () => {
    const { today } = deps;
    return (
      <TodayScreen
        today={today()}
        search={<PeopleSearch deps={deps.people} query={deps.query} scanHref={SCAN_PATH} />}
        searching={deps.searching}
        drafts={deps.drafts}
        visits={deps.visits}
        counts={counts}
        differences={differences}
        status={workplace.loop.status}
        clockOffByMs={deps.device.clock.offByMs}
        draftHref={draftPath}
        visitHref={(visit) => encounterPath(visit.personId, visit.encounterId)}
        discardDraft={(draft) => void deps.workplace.drafts.discard(draft.draftId)}
        syncHref={SYNC_PATH}
        toMend={deps.mending.count}
        toMendHref={toMendPath()}
        sharedIds={deps.doubles.sharedIds}
        doublesHref={doublesPath()}
        differencesHref={differencesPath()}
        scanHref={SCAN_PATH}
        registerHref={newPersonPath()}
        ofCare={
          <>
            <VaccinationToday {...deps.vaccination} />
            <ChronicToday missing={deps.chronic.missing} />
          </>
        }
      />
    );
  };
}

function dayFilePage({ workplace, device }: StationDeps): StationPage['page'] {
  const nowMs = (): number => device.clock.nowMs();
  return () => <DayFile desk={workplace.dayFiles} unsent={workplace.counts.unsent} nowMs={nowMs} />;
}

function householdPage(people: StationDeps['people']): StationPage['page'] {
  return function EditHousehold({ householdId = '' }) {
    const { person, from } = useLocation().query;
    const backHref = from === 'household' ? householdPath(householdId) : (cameFrom(person) ?? SYNC_PATH);
    return <EditHouseholdRoute deps={people} householdId={householdId} backHref={backHref} />;
  };
}

export function stationPages(tablet: Tablet, deps: StationDeps): readonly StationPage[] {
  const { people, encounters, query } = deps;
  // One component for both addresses, so that the list beside a person is the list that was there before.
  const find: StationPage['page'] = ({ personId }) => (
    <FindRoute deps={people} query={query} scanHref={SCAN_PATH} autoFocus personId={personId} />
  );
  const mending: StationPage['page'] = ({ personId }) => <Mending place={deps.mending} personId={personId} />;
  const nowMs = (): number => deps.device.clock.nowMs();
  const waiting = computed(() => deps.workplace.counts.unsent.value?.waiting ?? 0);
  return [
    { path: TODAY_PATH, page: todayPage(deps) },
    { path: PEOPLE_PATTERNS.find, page: find, shared: 'find' },
    {
      path: SCAN_PATH,
      page: () => (
        <CardRoute
          deps={people}
          scanner={(onCard) => <Scan today={deps.today()} nowMs={nowMs} onCard={onCard} />}
        />
      ),
    },
    ...personFormPages(people),
    { path: PEOPLE_PATTERNS.person, page: find, shared: 'find' },
    {
      path: ENCOUNTER_PATTERNS.newEncounter,
      page: ({ personId }) => <EncounterFormRoute deps={encounters} personId={personId ?? ''} />,
    },
    {
      path: ENCOUNTER_PATTERNS.amendEncounter,
      page: ({ personId, encounterId }) => (
        <EncounterFormRoute deps={encounters} personId={personId ?? ''} amends={encounterId} />
      ),
    },
    {
      path: ENCOUNTER_PATTERNS.encounter,
      page: ({ personId, encounterId }) => (
        <EncounterRoute deps={encounters} personId={personId ?? ''} encounterId={encounterId ?? ''} />
      ),
    },
    { path: SYNC_PATH, page: syncPage(deps) },
    { path: DAY_FILE_PATH, page: dayFilePage(deps) },
    differencesPage(deps),
    { path: PEOPLE_PATTERNS.editHousehold, page: householdPage(people) },
    ...slipPages(deps),
    ...householdPages(deps),
    ...chronicPages(deps),
    ...immunisationPages(deps.immunisation.desk, (personId) => childWatch(deps.vaccination, personId)),
    codeListsPage(deps.codeLists, deps.today),
    { path: DEVICES_PATH, page: () => <Devices device={tablet.device} /> },
    ...doublesPages(deps),
    ...vaccinationPages(deps),
    ...recodingPages(deps),
    { path: MENDING_PATTERNS.toMend, page: mending, shared: 'mending' },
    { path: MENDING_PATTERNS.mendPerson, page: mending, shared: 'mending' },
    ...ownPages({ tablet, waiting, works: () => moreWorks(deps), afterSignIn: SYNC_PATH }),
  ];
}
