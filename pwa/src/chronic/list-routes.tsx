// The lists of chronic care: one person's care, who is missing, and home visits to make.

import '#text/chronic.js';
import { isIdOf } from '@tram/shared-schema/document/ids.js';
import { finish } from '@tram/shared-schema/steps.js';
import { useEffect, useMemo } from 'preact/hooks';
import { personPath } from '#people/paths.js';
import { t } from '#text/text.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Stack } from '#ui/Layout.js';
import { Skeleton } from '#ui/Skeleton.js';
import type { ChronicDeps } from './chronic-deps.js';
import type { ListedPerson } from './missing/listed-person.js';
import type { MissingBook } from './missing/missing-book.js';
import { lineSteps } from './missing/missing-view.js';
import { homeVisitPath, missingPath } from './paths.js';
import { MissingScreen } from './ui/MissingScreen.js';
import { NobodyThere } from './ui/NobodyThere.js';
import { PeopleList } from './ui/PeopleList.js';
import { PersonCareScreen } from './ui/PersonCareScreen.js';
import { watchCare } from './watch-care.js';

interface WithDeps {
  deps: ChronicDeps;
}

/** `/person/:personId/chronic` */
export function PersonCareRoute({ deps, personId }: WithDeps & { personId: string }) {
  const watched = useMemo(
    () => (isIdOf('person', personId) ? watchCare(deps, personId) : undefined),
    [deps, personId],
  );
  useEffect(() => () => watched?.close(), [watched]);
  if (!watched) return <NobodyThere backHref={personPath(personId)} />;
  return (
    <PersonCareScreen
      state={watched.state}
      today={deps.today()}
      backHref={personPath(personId)}
      mayRecord={deps.mayRecord !== false}
    />
  );
}

/** `/chronic/missing` */
export function MissingRoute({ deps, book, backHref }: WithDeps & { book: MissingBook; backHref: string }) {
  return (
    <MissingScreen
      book={book}
      person={deps.directory.find}
      hamlets={deps.reference.hamlets}
      hamletName={deps.reference.hamletName}
      backHref={backHref}
    />
  );
}

const homeVisitOf = ({ personId }: ListedPerson): string => homeVisitPath(personId);

/** `/chronic/home-visits` */
export function HomeVisitsRoute({ deps, book }: WithDeps & { book: MissingBook }) {
  const listed = book.listed.value;
  const lines = useMemo(
    () => listed && finish(lineSteps(listed.filter(({ needsHomeVisit }) => needsHomeVisit))),
    [listed],
  );
  return (
    <Page header={<HeaderBar title={t('chronic.home.title')} backHref={missingPath()} />}>
      <Stack>
        <p>{t('chronic.home.hint')}</p>
        {lines ? (
          <PeopleList
            lines={lines}
            person={deps.directory.find}
            hamletName={deps.reference.hamletName}
            hrefOf={homeVisitOf}
          />
        ) : (
          <Skeleton rows={5} />
        )}
      </Stack>
    </Page>
  );
}
