// Which page of chronic care stands behind which address, and what stands under Thêm. All of them are fetched when first
// opened.

import type { Role } from '@tram/shared-schema/sync/session.js';
import { lazy, useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import type { ChronicDeps } from '#chronic/chronic-deps.js';
import type { MissingBook } from '#chronic/missing/missing-book.js';
import { CHRONIC_PATTERNS, missingPath, registersPath } from '#chronic/paths.js';
import { sessionPath } from '#immunisation/session/paths.js';
import { personPath } from '#people/paths.js';
import { yieldToScreen } from '#platform/yield-to-screen.js';
import type { MoreWork } from '#session/ui/MoreScreen.js';
import { t } from '#text/text.js';
import { Skeleton } from '#ui/Skeleton.js';
import { MORE_PATH } from './paths.js';
import { reportFailure } from './report-failure.js';
import type { StationDeps } from './station-deps.js';
import type { StationPage } from './station-page.js';

const forms = () => import('#chronic/form-routes.js');
const Visit = lazy(() => forms().then(({ VisitRoute }) => VisitRoute));
const Screen = lazy(() => forms().then(({ ScreenRoute }) => ScreenRoute));
const Enrol = lazy(() => forms().then(({ EnrolRoute }) => EnrolRoute));
const records = () => import('#chronic/record-routes.js');
const Record = lazy(() => records().then(({ RecordRoute }) => RecordRoute));
const Amend = lazy(() => records().then(({ AmendRoute }) => AmendRoute));
const Paper = lazy(() => records().then(({ PaperRoute }) => PaperRoute));
const lists = () => import('#chronic/list-routes.js');
const PersonCare = lazy(() => lists().then(({ PersonCareRoute }) => PersonCareRoute));
const Missing = lazy(() => lists().then(({ MissingRoute }) => MissingRoute));
const HomeVisits = lazy(() => lists().then(({ HomeVisitsRoute }) => HomeVisitsRoute));
const Contact = lazy(() => import('#chronic/contact-route.js').then(({ ContactRoute }) => ContactRoute));
const books = () => import('#chronic/book-routes.js');
const Books = lazy(() => books().then(({ BookRoute }) => BookRoute));
const Cohort = lazy(() => books().then(({ CohortRoute }) => CohortRoute));

function chronicDepsOf(deps: StationDeps): ChronicDeps {
  const { encounters, workplace } = deps;
  return {
    ...encounters,
    directory: workplace.directory,
    careBook: deps.careBook,
    stationName: deps.stationName,
    yieldToScreen,
    print: () => window.print(),
    saveFile: (name, content) =>
      void import('#platform/files.js').then(({ createFiles }) =>
        createFiles(navigator, document).save(name, content),
      ),
  };
}

export function chronicPages(station: StationDeps): readonly StationPage[] {
  const deps = chronicDepsOf(station);
  /** There at once where it was opened before: a page drawn twice costs a slow tablet a quarter of a second. */
  const useBook = (): MissingBook | undefined => {
    useEffect(() => void station.chronic.open().catch(reportFailure), []);
    return station.chronic.book.value;
  };
  return [
    {
      path: CHRONIC_PATTERNS.person,
      page: ({ personId = '' }) => <PersonCare deps={deps} personId={personId} />,
    },
    {
      path: CHRONIC_PATTERNS.visit,
      page: function VisitOf({ personId = '' }) {
        return <Visit deps={deps} personId={personId} place={useLocation().query['place']} />;
      },
    },
    {
      path: CHRONIC_PATTERNS.screen,
      page: ({ personId = '' }) => <Screen deps={deps} personId={personId} />,
    },
    {
      path: CHRONIC_PATTERNS.enrol,
      page: function EnrolOf({ personId = '' }) {
        const { enrolment, confirmed } = useLocation().query;
        return <Enrol deps={deps} personId={personId} enrolment={enrolment} confirmed={confirmed} />;
      },
    },
    {
      path: CHRONIC_PATTERNS.contact,
      page: function ContactOf({ personId = '' }) {
        const { about = '', from } = useLocation().query;
        const cameFrom = from === 'session' ? sessionPath() : missingPath();
        const backHref = from === 'person' ? personPath(personId) : cameFrom;
        return <Contact deps={deps} personId={personId} about={about} backHref={backHref} />;
      },
    },
    {
      path: CHRONIC_PATTERNS.record,
      page: ({ personId = '', recordId = '' }) => (
        <Record deps={deps} personId={personId} recordId={recordId} />
      ),
    },
    {
      path: CHRONIC_PATTERNS.amend,
      page: ({ personId = '', recordId = '' }) => (
        <Amend deps={deps} personId={personId} recordId={recordId} />
      ),
    },
    {
      path: CHRONIC_PATTERNS.paper,
      page: function PaperOf({ personId = '', recordId = '' }) {
        const as = useLocation().query['as'] === 'referral' ? 'referral' : 'advice';
        return <Paper deps={deps} personId={personId} recordId={recordId} as={as} />;
      },
    },
    {
      path: CHRONIC_PATTERNS.missing,
      page: function MissingPage() {
        const book = useBook();
        return book ? <Missing deps={deps} book={book} backHref={MORE_PATH} /> : <Skeleton rows={8} />;
      },
    },
    {
      path: CHRONIC_PATTERNS.homeVisits,
      page: function HomeVisitsPage() {
        const book = useBook();
        return book ? <HomeVisits deps={deps} book={book} /> : <Skeleton rows={5} />;
      },
    },
    { path: CHRONIC_PATTERNS.registers, page: () => <Books deps={deps} backHref={MORE_PATH} /> },
    {
      path: CHRONIC_PATTERNS.cohort,
      page: function CohortPage() {
        return <Cohort deps={deps} register={useLocation().query['register']} />;
      },
    },
  ];
}

/** What the community's helpers have no part in: who is in which register. */
export const chronicWorks = (role: Role): readonly MoreWork[] =>
  role === 'community'
    ? []
    : [
        { href: missingPath(), label: t('chronic.menu.missing'), icon: 'calendar-clock' },
        { href: registersPath(), label: t('chronic.menu.registers'), icon: 'book-open' },
      ];
