// The pages about doubles, loaded when one of them is first opened.

import '#text/doubles.js';
import { useComputed } from '@preact/signals';
import { isIdOf, type PersonDocId } from '@tram/shared-schema/document/ids.js';
import { shareLivingId } from '@tram/shared-schema/people/doubles.js';
import { useEffect, useMemo } from 'preact/hooks';
import { t } from '#text/text.js';
import { Skeleton } from '#ui/Skeleton.js';
import { findPath, personPath } from '../paths.js';
import type { PeopleDeps } from '../people-deps.js';
import { NoSuchPerson } from '../NoSuchPerson.js';
import { watchPerson, type PersonState } from '../watch-person.js';
import type { CandidatePairs } from './candidate-pairs.js';
import type { WeighedRecord } from './compare-records.js';
import { joinRecords, sayTwoPeople } from './link-records.js';
import { sayLinked, separateAndSay } from './linking.js';
import { doublesPath } from './paths.js';
import { CompareScreen, type Standing } from './ui/CompareScreen.js';
import { DoublesScreen } from './ui/DoublesScreen.js';

export interface DoublesRouteProps {
  deps: PeopleDeps;
  pairs: CandidatePairs;
  backHref: string;
}

/** `/doubles` */
export function DoublesRoute({ deps, pairs, backHref }: DoublesRouteProps) {
  useEffect(() => void pairs.look(), [pairs]);
  return (
    <DoublesScreen
      looking={pairs.looking}
      pairs={pairs.pairs}
      directory={deps.directory}
      today={deps.today()}
      backHref={backHref}
    />
  );
}

export interface CompareRouteProps {
  deps: PeopleDeps;
  personId: string;
  otherId: string;
  /** Where a pair was chosen from the list, the next one waits there. */
  fromList: boolean;
}

/** `/doubles/:personId/:otherId` */
export function CompareRoute({ personId, otherId, ...props }: CompareRouteProps) {
  if (!isIdOf('person', personId) || !isIdOf('person', otherId) || personId === otherId) return <Gone />;
  return <Compared key={`${personId} ${otherId}`} {...props} ids={[personId, otherId]} />;
}

const Gone = () => (
  <NoSuchPerson
    findHref={findPath()}
    pageTitle={t('doubles.compareTitle')}
    title={t('doubles.gone')}
    backHref={doublesPath()}
  />
);

type Ids = readonly [PersonDocId, PersonDocId];

/** `undefined` while it is read. */
function weighed(state: PersonState): WeighedRecord | 'gone' | undefined {
  if (state.kind === 'loading') return undefined;
  if (state.kind === 'not-found') return 'gone';
  return { person: state.person.doc, events: state.events.length };
}

function useRecords({ documents }: PeopleDeps, [one, other]: Ids) {
  const watched = useMemo(
    () => [watchPerson(documents, one), watchPerson(documents, other)] as const,
    [documents, one, other],
  );
  useEffect(() => () => watched.forEach(({ close }) => close()), [watched]);
  return useComputed(() => [weighed(watched[0].state.value), weighed(watched[1].state.value)] as const).value;
}

function standingOf({ directory }: PeopleDeps, [one, other]: Ids): Standing {
  const linked = directory.linked.value;
  if (linked.areSaidTwo(one, other)) return 'said-two';
  if (linked.standingOf(one) !== linked.standingOf(other)) return 'apart';
  const isBoth = (pair: Ids): boolean => pair.includes(one) && pair.includes(other);
  return linked.contradicted().some(isBoth) ? 'contradicted' : 'one';
}

function Compared({ deps, ids, fromList }: Omit<CompareRouteProps, 'personId' | 'otherId'> & { ids: Ids }) {
  const { directory, reference, navigate } = deps;
  const [one, other] = useRecords(deps, ids);
  if (one === 'gone' || other === 'gone') return <Gone />;
  if (!one || !other) return <Skeleton rows={6} />;
  const leave = (standing: PersonDocId): void =>
    navigate(fromList ? doublesPath() : personPath(standing), 'replace');
  const join = async (goes: PersonDocId, stays: PersonDocId): Promise<void> => {
    const joined = await joinRecords(goes, stays, deps);
    const name = directory.find(stays)?.name ?? '';
    if (sayLinked(joined, t('doubles.joined', { name }), deps)) leave(joined.value.standing);
  };
  const two = async (): Promise<void> => {
    const said = await sayTwoPeople(...ids, deps);
    if (sayLinked(said, t('doubles.saidTwoDone'), deps)) leave(ids[0]);
  };
  const held = directory.standingFor(ids[0]) === ids[0] ? ids[1] : ids[0];
  return (
    <CompareScreen
      records={[one, other]}
      standing={standingOf(deps, ids)}
      sharesId={shareLivingId(one.person, other.person)}
      names={{
        hamletName: reference.hamletName,
        headName: (householdId) => directory.headOf(householdId)?.name,
      }}
      workerName={reference.workerName}
      today={deps.today()}
      backHref={fromList ? doublesPath() : personPath(ids[0])}
      onJoin={(goes, stays) => void join(goes, stays)}
      onTwo={() => void two()}
      onSeparate={() => void separateAndSay(held, deps)}
    />
  );
}
