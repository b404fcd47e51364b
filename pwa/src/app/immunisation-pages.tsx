// Which page about a person's vaccines stands behind which address. All of them are fetched when first opened.

import type { ComponentChildren } from 'preact';
import { lazy, useLocation } from 'preact-iso';
import { IMMUNISATION_PATTERNS } from '#immunisation/paths.js';
import type { ImmunisationDesk } from '#immunisation/immunisation-deps.js';
import type { StationPage } from './station-page.js';

const place = () => import('./ImmunisationPlace.js');
const Card = lazy(() => place().then(({ CardPage }) => CardPage));
const Entry = lazy(() => place().then(({ EntryPage }) => EntryPage));
const Give = lazy(() => place().then(({ GivePage }) => GivePage));
const Decide = lazy(() => place().then(({ DecidePage }) => DecidePage));
const Plan = lazy(() => place().then(({ PlanPage }) => PlanPage));
const History = lazy(() => place().then(({ HistoryPage }) => HistoryPage));
const Amend = lazy(() => place().then(({ AmendPage }) => AmendPage));
const Pregnancy = lazy(() => place().then(({ PregnancyPage }) => PregnancyPage));

/** `ofToday`: what else is shown on a person's card, about the day. */
export function immunisationPages(
  desk: ImmunisationDesk,
  ofToday: (personId: string) => ComponentChildren,
): readonly StationPage[] {
  const { card, give, history, decide, plan, pregnancy, record, amend } = IMMUNISATION_PATTERNS;
  return [
    {
      path: card,
      page: ({ personId = '' }) => <Card desk={desk} personId={personId} ofToday={ofToday(personId)} />,
    },
    {
      path: give,
      page: function GiveOf({ personId = '' }) {
        const fromSession = useLocation().query['from'] === 'session';
        return <Give desk={desk} personId={personId} fromSession={fromSession} />;
      },
    },
    { path: plan, page: ({ personId = '' }) => <Plan desk={desk} personId={personId} /> },
    { path: history, page: ({ personId = '' }) => <History desk={desk} personId={personId} /> },
    { path: decide, page: ({ personId = '' }) => <Decide desk={desk} personId={personId} /> },
    { path: pregnancy, page: ({ personId = '' }) => <Pregnancy desk={desk} personId={personId} /> },
    {
      path: record,
      page: ({ personId = '', recordId = '' }) => (
        <Entry desk={desk} personId={personId} recordId={recordId} />
      ),
    },
    {
      path: amend,
      page: ({ personId = '', recordId = '' }) => (
        <Amend desk={desk} personId={personId} recordId={recordId} />
      ),
    },
  ];
}
