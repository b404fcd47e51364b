// Which page of households stands behind which address. All of them are fetched when first opened.

import { lazy, useLocation } from 'preact-iso';
import { isIdOf } from '@tram/shared-schema/document/ids.js';
import { householdTimeline } from '#households/move-timeline.js';
import { HOUSEHOLD_PATTERNS, hamletPath } from '#households/paths.js';
import { findPath } from '#people/paths.js';
import { timelineOf } from '#people/timeline.js';
import { PersonTimeline } from '#people/ui/PersonTimeline.js';
import { yieldToScreen } from '#platform/yield-to-screen.js';
import { t } from '#text/text.js';
import { Section } from '#ui/Layout.js';
import { namesOfHomes } from './names-of-homes.js';
import { MORE_PATH } from './paths.js';
import type { StationDeps } from './station-deps.js';
import type { StationPage } from './station-page.js';

const routes = () => import('#households/routes.js');
const Household = lazy(() => routes().then(({ HouseholdRoute }) => HouseholdRoute));
const moves = () => import('#households/move-routes.js');
const HouseholdMove = lazy(() => moves().then(({ HouseholdMoveRoute }) => HouseholdMoveRoute));
const PersonMove = lazy(() => moves().then(({ PersonMoveRoute }) => PersonMoveRoute));
const AddMember = lazy(() => routes().then(({ AddMemberRoute }) => AddMemberRoute));
const Head = lazy(() => routes().then(({ HouseholdHeadRoute }) => HouseholdHeadRoute));
const Hamlets = lazy(() => import('#households/hamlets-route.js').then(({ HamletsRoute }) => HamletsRoute));

function householdPage({ people, workplace }: StationDeps): StationPage['page'] {
  const source = householdTimeline(namesOfHomes(workplace));
  return function HouseholdOf({ householdId = '' }) {
    const hamletId = useLocation().query['hamlet'];
    const backHref = hamletId !== undefined && isIdOf('hamlet', hamletId) ? hamletPath(hamletId) : findPath();
    return (
      <Household
        deps={people}
        householdId={householdId}
        backHref={backHref}
        history={(events) => {
          const entries = timelineOf(events, [source]);
          const title = t('households.history');
          if (entries.length === 0)
            return (
              <Section title={title}>
                <p>{t('households.historyEmpty')}</p>
              </Section>
            );
          return <PersonTimeline title={title} entries={entries} workerName={people.reference.workerName} />;
        }}
      />
    );
  };
}

export function householdPages(deps: StationDeps): readonly StationPage[] {
  const { people } = deps;
  return [
    { path: HOUSEHOLD_PATTERNS.household, page: householdPage(deps) },
    {
      path: HOUSEHOLD_PATTERNS.householdMove,
      page: ({ householdId = '', task = '' }) => (
        <HouseholdMove deps={people} householdId={householdId} task={task} />
      ),
    },
    {
      path: HOUSEHOLD_PATTERNS.personMove,
      page: function PersonMoveOf({ personId = '' }) {
        return <PersonMove deps={people} personId={personId} to={useLocation().query['to']} />;
      },
    },
    {
      path: HOUSEHOLD_PATTERNS.addMember,
      page: ({ householdId = '' }) => <AddMember deps={people} householdId={householdId} />,
    },
    {
      path: HOUSEHOLD_PATTERNS.head,
      page: ({ householdId = '' }) => <Head deps={people} householdId={householdId} />,
    },
    ...[HOUSEHOLD_PATTERNS.hamlets, HOUSEHOLD_PATTERNS.hamlet].map((path): StationPage => ({
      path,
      shared: 'hamlets',
      page: ({ hamletId }) => (
        <Hamlets deps={people} yieldToScreen={yieldToScreen} hamletId={hamletId} backHref={MORE_PATH} />
      ),
    })),
  ];
}
