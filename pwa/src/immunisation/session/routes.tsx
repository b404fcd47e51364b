// `/immunisation/session`: the page of a vaccination day.

import { useComputed } from '@preact/signals';
import { csvOf } from '@tram/shared-schema/exchange/csv.js';
import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import type { Watch } from '@tram/shared-schema/immunisation/watches.js';
import { useState } from 'preact/hooks';
import { t } from '#text/text.js';
import { endWatch, undoEndOfWatch, type WatchOutcome } from '../after-dose/end-watch.js';
import { StopStrip } from '../after-dose/stop-routes.js';
import { OwedNotices } from '../after-dose/ui/SevereNotices.js';
import { WatchList } from '../after-dose/ui/WatchList.js';
import { vaccineWord } from './due-words.js';
import { adverseEventPath } from './paths.js';
import { sessionPaper } from './session-paper.js';
import { PaperPage } from './ui/PaperPage.js';
import { SessionScreen } from './ui/SessionScreen.js';
import type { VaccinationDesk } from './vaccination-desk.js';
import type { VaccinationRoom } from './vaccination-room.js';

export interface SessionRouteProps {
  desk: VaccinationDesk;
  room: VaccinationRoom;
  backHref: string;
  /** The event after which somebody began to say why giving goes on; its form opens with the page. */
  resumes: string | undefined;
  print: () => void;
  /** Absent for whoever may not take names out of the tablet. */
  saveFile: ((name: string, content: Blob) => void) | undefined;
}

export const personNames =
  (desk: Pick<VaccinationDesk, 'directory'>) =>
  (personId: string): string =>
    desk.directory.find(personId)?.name ?? t('vaccination.unknownPerson');

export async function finishWatch(desk: VaccinationDesk, watch: Watch, outcome: WatchOutcome): Promise<void> {
  // The form writes how it ended together with what was seen.
  if (outcome === 'adverse-event') {
    desk.navigate(adverseEventPath(watch.personId));
    return;
  }
  const name = personNames(desk)(watch.personId);
  const ended = await endWatch(watch, outcome, desk);
  if (!ended.ok) {
    desk.snackbars.show({ text: t('vaccination.notSaved') });
    return;
  }
  const takeBack = async (): Promise<void> => {
    const undone = await undoEndOfWatch(ended.value._id, desk);
    desk.snackbars.show({
      text: undone.ok ? t('vaccination.watchUndone', { name }) : t('vaccination.notSaved'),
    });
  };
  desk.snackbars.show({ text: t('vaccination.watchEnded', { name }), undo: () => void takeBack() });
}

export interface WatchStripProps {
  desk: VaccinationDesk;
  room: VaccinationRoom;
  /** Only this one's. */
  personId?: string;
}

export function WatchStrip({ desk, room: { after, schedule }, personId }: WatchStripProps) {
  const watches = useComputed(() =>
    after.watches.value.filter((watch) => personId === undefined || watch.personId === personId),
  );
  return (
    <WatchList
      watches={watches}
      nowMs={after.nowMs}
      nameOf={personNames(desk)}
      vaccineWord={(code) => vaccineWord(schedule.schedule, code)}
      onEnd={
        desk.mayRecord === false ? undefined : (watch, outcome) => void finishWatch(desk, watch, outcome)
      }
    />
  );
}

export function SessionRoute({ desk, room, backHref, resumes, print, saveFile }: SessionRouteProps) {
  const [isPrinting, setPrinting] = useState(false);
  const { schedule } = room.schedule;
  const { view, after } = room;
  const paper = () => sessionPaper(view.view.value.shown, view.view.value.day, schedule, desk);
  if (isPrinting) {
    const made = paper();
    return (
      <PaperPage
        title={t('vaccination.printTitle', { date: formatLocalDate(view.view.value.day) })}
        about={t('vaccination.printFrom', {
          station: desk.stationName ?? t('ui.unknown'),
          count: made.rows.length,
          date: formatLocalDate(desk.today()),
        })}
        isPersonal
        papers={[made]}
        print={print}
        onBack={() => setPrinting(false)}
      />
    );
  }
  const saveCsv = (save: NonNullable<typeof saveFile>) => (): void => {
    const { columns, rows } = paper();
    const text = csvOf([columns, ...rows], ';');
    save(
      `${t('vaccination.fileName')}-${view.view.value.day}.csv`,
      new Blob([text], { type: 'text/csv;charset=utf-8' }),
    );
    desk.snackbars.show({ text: t('vaccination.saved', { count: rows.length }) });
  };
  const nameOf = personNames(desk);
  return (
    <SessionScreen
      desk={desk}
      room={room}
      backHref={backHref}
      onPrint={() => setPrinting(true)}
      onSaveCsv={saveFile && saveCsv(saveFile)}
      above={
        <>
          <StopStrip desk={desk} room={room} nameOf={nameOf} resumes={resumes} />
          <OwedNotices owed={after.owed} nowMs={after.nowMs} nameOf={nameOf} />
          <WatchStrip desk={desk} room={room} />
        </>
      }
    />
  );
}
