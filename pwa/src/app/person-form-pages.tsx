// The form of a person: somebody new, a newborn of a known mother, somebody known, papers that have come.

import { useLocation } from 'preact-iso';
import { PEOPLE_PATTERNS } from '#people/paths.js';
import type { PeopleDeps } from '#people/people-deps.js';
import { EditPersonRoute, NewPersonRoute } from '#people/routes.js';
import type { StationPage } from './station-page.js';

export function personFormPages(people: PeopleDeps): readonly StationPage[] {
  return [
    {
      path: PEOPLE_PATTERNS.newPerson,
      page: function NewPerson() {
        const { draft, mother } = useLocation().query;
        return <NewPersonRoute deps={people} draftId={draft} motherId={mother} />;
      },
    },
    {
      path: PEOPLE_PATTERNS.editPerson,
      page: function EditPerson({ personId = '' }) {
        const completes = useLocation().query['papers'] !== undefined;
        return <EditPersonRoute deps={people} personId={personId} completes={completes} />;
      },
    },
  ];
}
