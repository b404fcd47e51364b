// Which page stands behind which address. The first is home, and what an unknown address shows.

import { computed } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { lazy, useLocation } from 'preact-iso';
import type { AnyComponent } from 'preact';
import { EditPersonRoute, FindRoute, NewPersonRoute, CardRoute, PeopleSearch } from '#people/routes.js';
import { ENCOUNTER_PATTERNS, encounterDraftPath, encounterPath } from '#encounters/paths.js';
import { EncounterFormRoute, EncounterRoute } from '#encounters/routes.js';
import { findPath, newPersonPath, PEOPLE_PATTERNS, personDraftPath, personPath } from '#people/paths.js';
import { SyncScreen } from '#sync/ui/SyncScreen.js';
import { TodayScreen } from '#today/ui/TodayScreen.js';
import type { StoredDocument } from '#documents/tablet-documents.js';
import { SCAN_PATH, SIGN_IN_PATH, SYNC_PATH, TODAY_PATH } from './paths.js';
import { ownPages } from './own-pages.js';
import type { Tablet } from './open-tablet.js';
import type { StationDeps } from './station-deps.js';

/** What an address may name. */
export interface PageParams {
  personId?: string;
  encounterId?: string;
}

export interface StationPage {
  readonly path: string;
  // preact-iso hands every page the address's parameters as props.
  readonly page: AnyComponent<PageParams>;
}

const Scan = lazy(() => import('./ScanPlace.js').then(({ ScanPlace }) => ScanPlace));

/** Where a refused document is mended: its own form, or the person it belongs to. */
function mendPath({ doc }: StoredDocument): string {
  if (doc.type === 'person') return `${personPath(doc._id)}/edit`;
  if (doc.type === 'encounter') return encounterPath(doc.personId, doc._id);
  return findPath();
}

function todayPage(deps: StationDeps) {
  const { workplace } = deps;
  const counts = computed(() => ({ waiting: 0, refused: 0, atServer: 0, ...workplace.counts.unsent.value }));
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
        status={workplace.loop.status}
        draftHref={(draft) =>
          draft.kind === 'encounter' ? encounterDraftPath(draft) : personDraftPath(draft)
        }
        visitHref={(visit) => encounterPath(visit.personId, visit.encounterId)}
        discardDraft={(draft) => void deps.device.drafts.discard(draft.draftId)}
        syncHref={SYNC_PATH}
        scanHref={SCAN_PATH}
        registerHref={newPersonPath()}
      />
    );
  };
}

function syncPage(deps: StationDeps) {
  const { workplace, device } = deps;
  const atServer = computed(() => workplace.counts.counts.value?.atServer);
  return () => {
    useEffect(() => void device.persistentStorage.refresh(), []);
    return (
      <SyncScreen
        unsent={workplace.counts.unsent}
        atServer={atServer}
        status={workplace.loop.status}
        refused={workplace.refused}
        storage={device.persistentStorage.state}
        sendNow={() => workplace.loop.sendNow()}
        nowMs={() => device.clock.nowMs()}
        hrefOf={mendPath}
        signInHref={SIGN_IN_PATH}
      />
    );
  };
}

function newPersonPage(people: StationDeps['people']) {
  return function NewPerson() {
    return <NewPersonRoute deps={people} draftId={useLocation().query['draft']} />;
  };
}

export function stationPages(tablet: Tablet, deps: StationDeps): readonly StationPage[] {
  const { people, encounters, query } = deps;
  // One component for both addresses, so that the list beside a person is the list that was there before.
  const find: StationPage['page'] = ({ personId }) => (
    <FindRoute deps={people} query={query} scanHref={SCAN_PATH} autoFocus personId={personId} />
  );
  const nowMs = (): number => deps.device.clock.nowMs();
  const waiting = computed(() => deps.workplace.counts.unsent.value?.waiting ?? 0);
  return [
    { path: TODAY_PATH, page: todayPage(deps) },
    { path: PEOPLE_PATTERNS.find, page: find },
    {
      path: SCAN_PATH,
      page: () => (
        <CardRoute
          deps={people}
          scanner={(onCard) => <Scan today={deps.today()} nowMs={nowMs} onCard={onCard} />}
        />
      ),
    },
    {
      path: PEOPLE_PATTERNS.newPerson,
      page: newPersonPage(people),
    },
    {
      path: PEOPLE_PATTERNS.editPerson,
      page: ({ personId }) => <EditPersonRoute deps={people} personId={personId ?? ''} />,
    },
    { path: PEOPLE_PATTERNS.person, page: find },
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
    ...ownPages({ tablet, waiting, afterSignIn: SYNC_PATH }),
  ];
}
