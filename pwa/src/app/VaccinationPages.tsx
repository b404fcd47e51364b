// The pages of a vaccination day with this browser's printer and files; loaded with what they show when one is first opened.

import { useEffect, useState } from 'preact/hooks';
import { AdverseEventRoute } from '#immunisation/after-dose/routes.js';
import { LotRoute, LotsRoute, NewLotRoute } from '#immunisation/lots/routes.js';
import { ReportRoute } from '#immunisation/report/routes.js';
import { SessionRoute, WatchStrip } from '#immunisation/session/routes.js';
import type { VaccinationRoom } from '#immunisation/session/vaccination-room.js';
import { createFiles } from '#platform/files.js';
import { yieldToScreen } from '#platform/yield-to-screen.js';
import '#text/vaccination.js';
import { Skeleton } from '#ui/Skeleton.js';
import { MORE_PATH } from './paths.js';
import { reportFailure } from './report-failure.js';
import type { VaccinationPlace } from './vaccination-place.js';

interface WithPlace {
  place: VaccinationPlace;
}

function useRoom(place: VaccinationPlace): VaccinationRoom | undefined {
  const [room, setRoom] = useState<VaccinationRoom>();
  const renewals = place.renewals.value;
  useEffect(() => {
    let left = false;
    place
      .open()
      .then((opened) => {
        if (!left) setRoom(opened);
      })
      .catch(reportFailure);
    return () => {
      left = true;
    };
  }, [place, renewals]);
  return room;
}

const print = (): void => window.print();

export interface SessionPageProps extends WithPlace {
  mayTakeOut: boolean;
  /** The event after which somebody began to say why giving goes on. */
  resumes: string | undefined;
}

export function SessionPage({ place, mayTakeOut, resumes }: SessionPageProps) {
  const { desk } = place;
  const room = useRoom(place);
  useEffect(() => {
    place.sessionBegun();
    room?.due.setDay(desk.today());
  }, [place, room, desk]);
  if (!room) return <Skeleton rows={6} />;
  const saveFile = mayTakeOut ? createFiles(navigator, document).save : undefined;
  const parts = { backHref: MORE_PATH, resumes, print, saveFile };
  return <SessionRoute {...parts} desk={desk} room={room} />;
}

export function ReportPage({ place, mayTakeOut }: WithPlace & { mayTakeOut: boolean }) {
  const room = useRoom(place);
  if (!room) return <Skeleton rows={6} />;
  const saveFile = mayTakeOut ? createFiles(navigator, document).save : undefined;
  const parts = { giveWay: yieldToScreen, onFault: reportFailure, print, saveFile };
  return <ReportRoute {...parts} desk={place.desk} room={room} backHref={MORE_PATH} />;
}

export function LotsPage({ place }: WithPlace) {
  const room = useRoom(place);
  return room ? <LotsRoute desk={place.desk} room={room} backHref={MORE_PATH} /> : <Skeleton rows={6} />;
}

export function NewLotPage({ place }: WithPlace) {
  const room = useRoom(place);
  return room ? <NewLotRoute desk={place.desk} room={room} /> : <Skeleton rows={6} />;
}

export interface LotPageProps extends WithPlace {
  lotId: string;
  form: string | undefined;
}

export function LotPage({ place, lotId, form }: LotPageProps) {
  const room = useRoom(place);
  return room ? <LotRoute desk={place.desk} room={room} lotId={lotId} form={form} /> : <Skeleton rows={6} />;
}

/** On the card of whoever is being watched. */
export function ChildWatchStrip({ place, personId }: WithPlace & { personId: string }) {
  const room = useRoom(place);
  return room ? <WatchStrip desk={place.desk} room={room} personId={personId} /> : null;
}

export interface AdverseEventPageProps extends WithPlace {
  personId: string;
  amends?: string | undefined;
}

export function AdverseEventPage({ place, personId, amends }: AdverseEventPageProps) {
  const room = useRoom(place);
  if (!room) return <Skeleton rows={6} />;
  return <AdverseEventRoute desk={place.desk} room={room} personId={personId} amends={amends} />;
}
