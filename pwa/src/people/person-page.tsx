// A person's page with everything it is handed. Whoever has several records has one page: the one of the record that goes
// on, whichever of them was asked for.

import { isIdOf, type PersonDocId } from '@tram/shared-schema/document/ids.js';
import { useEffect, useMemo } from 'preact/hooks';
import { t } from '#text/text.js';
import { separateAndSay } from './doubles/linking.js';
import { HeldRecords } from './doubles/ui/HeldRecords.js';
import { editPersonPath, findPath, personPath } from './paths.js';
import type { PeopleDeps } from './people-deps.js';
import { settleAndSay } from './settle-and-say.js';
import { NoSuchPerson } from './NoSuchPerson.js';
import { OlderEvents } from './ui/OlderEvents.js';
import { PersonScreen } from './ui/PersonScreen.js';
import { watchPerson } from './watch-person.js';

export interface PersonPageProps {
  deps: PeopleDeps;
  personId: string;
  backHref: string;
}

export function PersonPage({ personId, ...rest }: PersonPageProps) {
  if (!isIdOf('person', personId)) return <NoSuchPerson findHref={findPath()} />;
  return <KnownPage {...rest} personId={personId} />;
}

function useStanding({ directory, navigate }: PeopleDeps, personId: PersonDocId): PersonDocId {
  // Who stands for whom is known once everybody is in, and may change while the page is open.
  void directory.ready.value;
  void directory.linked.value;
  const standing = directory.standingFor(personId);
  useEffect(() => {
    if (standing !== personId) navigate(personPath(standing), 'replace');
  }, [standing, personId, navigate]);
  return standing;
}

function KnownPage({ deps, personId, backHref }: PersonPageProps & { personId: PersonDocId }) {
  const { directory, documents, olderEvents } = deps;
  const standing = useStanding(deps, personId);
  const watched = useMemo(
    () => watchPerson(documents, standing, directory.linked),
    [documents, standing, directory],
  );
  useEffect(() => () => watched.close(), [watched]);
  const held = directory.heldBy(standing);
  return (
    <PersonScreen
      state={watched.state}
      directory={directory}
      reference={deps.reference}
      actions={deps.actions}
      timeline={deps.timeline}
      held={
        <HeldRecords
          personId={standing}
          held={held}
          today={deps.today()}
          onSeparate={({ id }) => void separateAndSay(id, deps)}
        />
      }
      older={
        olderEvents &&
        [standing, ...held.map(({ id }) => id)].map((id) => (
          <OlderEvents key={id} personId={id} desk={olderEvents} state={watched.state} />
        ))
      }
      today={deps.today()}
      nowMs={deps.clock.nowMs()}
      backHref={backHref}
      findHref={findPath()}
      onSettle={(seen, choice) => {
        const mend = { label: t('people.edit'), path: editPersonPath(standing) };
        void settleAndSay(deps, { type: 'person', _id: standing }, { seen, choice }, mend);
      }}
    />
  );
}
