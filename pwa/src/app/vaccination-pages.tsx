// Which page of a vaccination day stands behind which address, and how they are called under Thêm.

import { lazy, useLocation } from 'preact-iso';
import { lotsPath, reportPath, sessionPath, VACCINATION_PATTERNS } from '#immunisation/session/paths.js';
import type { MoreWork } from '#session/ui/MoreScreen.js';
import { t } from '#text/text.js';
import type { StationDeps } from './station-deps.js';
import type { StationPage } from './station-page.js';
import type { VaccinationPlace } from './vaccination-place.js';

const pages = () => import('./VaccinationPages.js');
const Session = lazy(() => pages().then(({ SessionPage }) => SessionPage));
const Report = lazy(() => pages().then(({ ReportPage }) => ReportPage));
const Lots = lazy(() => pages().then(({ LotsPage }) => LotsPage));
const NewLot = lazy(() => pages().then(({ NewLotPage }) => NewLotPage));
const Lot = lazy(() => pages().then(({ LotPage }) => LotPage));
const ChildWatch = lazy(() => pages().then(({ ChildWatchStrip }) => ChildWatchStrip));
const AdverseEvent = lazy(() => pages().then(({ AdverseEventPage }) => AdverseEventPage));

export function vaccinationPages({ vaccination: place, role }: StationDeps): readonly StationPage[] {
  const mayTakeOut = role !== 'community';
  return [
    {
      path: VACCINATION_PATTERNS.session,
      page: function SessionOf() {
        return <Session place={place} mayTakeOut={mayTakeOut} resumes={useLocation().query['resume']} />;
      },
    },
    { path: VACCINATION_PATTERNS.report, page: () => <Report place={place} mayTakeOut={mayTakeOut} /> },
    { path: VACCINATION_PATTERNS.lots, page: () => <Lots place={place} /> },
    { path: VACCINATION_PATTERNS.newLot, page: () => <NewLot place={place} /> },
    {
      path: VACCINATION_PATTERNS.lot,
      page: function LotOf({ recordId = '' }) {
        return <Lot place={place} lotId={recordId} form={useLocation().query['form']} />;
      },
    },
    {
      path: VACCINATION_PATTERNS.adverseEvent,
      page: ({ personId = '' }) => <AdverseEvent place={place} personId={personId} />,
    },
    {
      path: VACCINATION_PATTERNS.amendAdverseEvent,
      page: ({ personId = '', recordId }) => (
        <AdverseEvent place={place} personId={personId} amends={recordId} />
      ),
    },
  ];
}

/** The half hour of one person, where it runs; fetched only then. */
export const childWatch = (place: VaccinationPlace, personId: string) => (
  <WatchOfPerson place={place} personId={personId} />
);

function WatchOfPerson({ place, personId }: { place: VaccinationPlace; personId: string }) {
  const isWatched = place.watches.value.some((watch) => watch.personId === personId);
  return isWatched ? <ChildWatch place={place} personId={personId} /> : null;
}

/** With how many are due, once they were counted. */
export function vaccinationWorks({ vaccination, role }: StationDeps): readonly MoreWork[] {
  const count = vaccination.due.value ?? 0;
  const label = count === 0 ? t('immunisation.session') : t('immunisation.sessionDue', { count });
  const session: MoreWork = { href: sessionPath(), label, icon: 'syringe' };
  // Lots and the whole commune's numbers are not on a helper's tablet.
  if (role === 'community') return [session];
  return [
    session,
    { href: lotsPath(), label: t('immunisation.lots'), icon: 'database' },
    { href: reportPath(), label: t('immunisation.report'), icon: 'chart-column' },
  ];
}
