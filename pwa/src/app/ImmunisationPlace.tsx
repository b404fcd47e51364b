// The pages about a person's vaccines with the schedule in force and this browser's printer; loaded when one is first opened.

import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { AmendRoute, HistoryRoute, PregnancyRoute } from '#immunisation/book-routes.js';
import { DecideRoute, GiveRoute } from '#immunisation/form-routes.js';
import type { ImmunisationDeps, ImmunisationDesk } from '#immunisation/immunisation-deps.js';
import { PlanRoute } from '#immunisation/plan-route.js';
import { CardRoute, EntryRoute } from '#immunisation/routes.js';
import { scheduleInForce } from '#immunisation/schedule-in-force.js';
import { drawQr } from '#platform/draw-qr.js';

export interface ImmunisationPageProps {
  desk: ImmunisationDesk;
  personId: string;
  recordId?: string;
}

const print = (): void => window.print();

function useDeps(desk: ImmunisationDesk): ImmunisationDeps {
  const today = desk.today();
  const { published } = desk;
  const editions = published?.editions.value;
  // Where a card is the first page opened, nobody has read them yet.
  useEffect(() => void published?.read(), [published]);
  return useMemo(
    () => ({ ...desk, schedule: scheduleInForce(today, editions), drawQr, print }),
    [desk, today, editions],
  );
}

export function CardPage({
  desk,
  personId,
  ofToday,
}: ImmunisationPageProps & { ofToday?: ComponentChildren }) {
  return <CardRoute deps={useDeps(desk)} personId={personId} ofToday={ofToday} />;
}
export function EntryPage({ desk, personId, recordId = '' }: ImmunisationPageProps) {
  return <EntryRoute deps={useDeps(desk)} personId={personId} recordId={recordId} />;
}
export function GivePage({ desk, personId, fromSession }: ImmunisationPageProps & { fromSession: boolean }) {
  return <GiveRoute deps={useDeps(desk)} personId={personId} fromSession={fromSession} />;
}
export function DecidePage({ desk, personId }: ImmunisationPageProps) {
  return <DecideRoute deps={useDeps(desk)} personId={personId} />;
}
export function PlanPage({ desk, personId }: ImmunisationPageProps) {
  return <PlanRoute deps={useDeps(desk)} personId={personId} />;
}
export function HistoryPage({ desk, personId }: ImmunisationPageProps) {
  return <HistoryRoute deps={useDeps(desk)} personId={personId} />;
}
export function AmendPage({ desk, personId, recordId = '' }: ImmunisationPageProps) {
  return <AmendRoute deps={useDeps(desk)} personId={personId} recordId={recordId} />;
}
export function PregnancyPage({ desk, personId }: ImmunisationPageProps) {
  return <PregnancyRoute deps={useDeps(desk)} personId={personId} />;
}
