// Where the slips of people and households are; what draws them is loaded when one is first opened.

import { isIdOf } from '@tram/shared-schema/document/ids.js';
import { lazy, useLocation } from 'preact-iso';
import { householdPath, PEOPLE_PATTERNS, personPath } from '#people/paths.js';
import type { StationDeps } from './station-deps.js';
import type { StationPage } from './station-page.js';

const PersonSlip = lazy(() => import('./SlipPlace.js').then(({ PersonSlipPlace }) => PersonSlipPlace));
const HouseholdSlip = lazy(() =>
  import('./SlipPlace.js').then(({ HouseholdSlipPlace }) => HouseholdSlipPlace),
);

/** The person whose page led to a household's. */
export const cameFrom = (personId: string | undefined): string | undefined =>
  personId !== undefined && isIdOf('person', personId) ? personPath(personId) : undefined;

export function slipPages({ people: desk, stationName }: StationDeps): readonly StationPage[] {
  return [
    {
      path: PEOPLE_PATTERNS.personSlip,
      page: ({ personId = '' }) => <PersonSlip desk={desk} stationName={stationName} personId={personId} />,
    },
    {
      path: PEOPLE_PATTERNS.householdSlip,
      page: function HouseholdSlipOf({ householdId = '' }) {
        const backHref = cameFrom(useLocation().query['person']) ?? householdPath(householdId);
        return (
          <HouseholdSlip
            desk={desk}
            stationName={stationName}
            householdId={householdId}
            backHref={backHref}
          />
        );
      },
    },
  ];
}
