// The plan of visits of one person, by its address.

import '#text/vaccines.js';
import { isIdOf, type PersonDocId } from '@tram/shared-schema/document/ids.js';
import { slipText } from '@tram/shared-schema/people/slip-code.js';
import { useEffect, useMemo } from 'preact/hooks';
import { Skeleton } from '#ui/Skeleton.js';
import { planVisits } from './plan-visits.js';
import { useQr, type ImmunisationRouteProps } from './routes.js';
import { NobodyThere } from './ui/NothingThere.js';
import { PlanScreen } from './ui/PlanScreen.js';
import { watchVaccineRecord } from './watch-vaccine-record.js';

/** `/person/:personId/immunisation/plan` */
export function PlanRoute({ deps, personId }: ImmunisationRouteProps) {
  if (!isIdOf('person', personId)) return <NobodyThere />;
  return <KnownPlan deps={deps} personId={personId} />;
}

function KnownPlan({ deps, personId }: ImmunisationRouteProps & { personId: PersonDocId }) {
  const watched = useMemo(() => watchVaccineRecord(deps, personId), [deps, personId]);
  useEffect(() => () => watched.close(), [watched]);
  const text = slipText(personId, deps.stationId);
  const qr = useQr(deps.drawQr, text);
  const state = watched.state.value;
  if (state.kind === 'loading') return <Skeleton rows={6} />;
  if (state.kind === 'not-found') return <NobodyThere />;
  const { record } = state;
  const today = deps.today();
  const plan = record.judged ? planVisits(record.judged, deps.schedule, today) : { visits: [], leftOut: [] };
  return (
    <PlanScreen
      record={record}
      plan={plan}
      schedule={deps.schedule}
      stationName={deps.stationName}
      qr={qr}
      slipText={text}
      today={today}
      onPrint={deps.print}
    />
  );
}
