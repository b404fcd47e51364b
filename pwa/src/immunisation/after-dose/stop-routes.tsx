// Today's severe events on the page of the session, with the lots they were given from as those stand now.

import type { AdverseEvent } from '@tram/shared-schema/immunisation/after-dose.js';
import { leftLot, lotsByNumber } from '@tram/shared-schema/immunisation/dose-lot.js';
import { stoppedBy, stopsGiving } from '@tram/shared-schema/immunisation/stopped-giving.js';
import type { VaccineLot } from '@tram/shared-schema/immunisation/vaccine-lot.js';
import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import { t } from '#text/text.js';
import { lockLot } from '../lots/record-lot.js';
import { vaccineWord } from '../session/due-words.js';
import { sessionPath } from '../session/paths.js';
import type { VaccinationDesk } from '../session/vaccination-desk.js';
import type { VaccinationRoom } from '../session/vaccination-room.js';
import { dosesOfEvent } from '../stopped-vaccines.js';
import { openResumeReason } from './resume-draft.js';
import { resumeGiving } from './resume-giving.js';
import { StoppedGiving, type StoppedEvent } from './ui/StoppedGiving.js';

export interface StopStripProps {
  desk: VaccinationDesk;
  room: VaccinationRoom;
  nameOf: (personId: string) => string;
  /** The event whose half-written reason opens with the page. */
  resumes: string | undefined;
}

/** The lots of the list the doses of an event were given from. */
export function lotsOfEvent(event: AdverseEvent, { desk, room }: Pick<StopStripProps, 'desk' | 'room'>) {
  const lots = room.lots.lots.value.map(({ lot }) => lot);
  const byNumber = lotsByNumber(lots);
  const left = new Set(dosesOfEvent(event, desk).map((dose) => leftLot(dose, byNumber)));
  return lots.filter(({ _id }) => left.has(_id));
}

export async function lockAfterEvent({ _id, lotNumber }: VaccineLot, desk: VaccinationDesk): Promise<void> {
  const reason = t('vaccination.severeLock', { date: formatLocalDate(desk.today()) });
  const locked = await lockLot(_id, reason, desk);
  desk.snackbars.show({
    text: locked.ok ? t('vaccination.lotLocked', { lot: lotNumber }) : t('vaccination.notSaved'),
  });
}

export function StopStrip({ desk, room, nameOf, resumes }: StopStripProps) {
  const { schedule } = room.schedule;
  const stopping = room.after.severeToday.value.filter((event) => stopsGiving(event, desk.today()));
  const stopped = stopping.map((event): StoppedEvent => {
    const codes = stoppedBy(event, dosesOfEvent(event, desk));
    return {
      event,
      name: nameOf(event.personId),
      vaccines: codes === 'every-vaccine' ? [] : codes.map((code) => vaccineWord(schedule, code)),
      open: lotsOfEvent(event, { desk, room }).filter(({ locked, closed }) => !locked && !closed),
    };
  });
  const resume = async (event: AdverseEvent, reason: string): Promise<boolean> => {
    const resumed = await resumeGiving(event._id, reason, desk);
    desk.snackbars.show({ text: resumed.ok ? t('vaccination.resumed') : t('vaccination.notSaved') });
    return resumed.ok;
  };
  const mayRecord = desk.mayRecord !== false;
  return (
    <StoppedGiving
      stopped={stopped}
      onLock={mayRecord ? (lot) => void lockAfterEvent(lot, desk) : undefined}
      onResume={resume}
      openReason={({ event, name }) => openResumeReason(desk, event, name)}
      leftOpen={resumes}
      onFormClosed={() => {
        if (resumes !== undefined) desk.navigate(sessionPath(), 'replace');
      }}
    />
  );
}
