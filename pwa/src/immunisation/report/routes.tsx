// `/immunisation/report`: the month's report of vaccines.

import { csvOf } from '@tram/shared-schema/exchange/csv.js';
import { monthOf, monthsLater } from '@tram/shared-schema/immunisation/counts/month.js';
import { formatLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import { useEffect, useState } from 'preact/hooks';
import { t } from '#text/text.js';
import { scheduleInForce } from '../schedule-in-force.js';
import { PaperPage } from '../session/ui/PaperPage.js';
import type { VaccinationDesk } from '../session/vaccination-desk.js';
import type { VaccinationRoom } from '../session/vaccination-room.js';
import { countMonth, type MonthReport } from './month-counts.js';
import { reportPapers, type NamedPaper } from './report-papers.js';
import { monthWord, ReportScreen } from './ui/ReportScreen.js';

export interface ReportRouteProps {
  desk: VaccinationDesk;
  room: VaccinationRoom;
  backHref: string;
  giveWay: () => Promise<void>;
  print: () => void;
  saveFile: ((name: string, content: Blob) => void) | undefined;
  onFault: (error: unknown) => void;
}

/** One table under the other, each with its name in the first column. */
const csvRows = (papers: readonly NamedPaper[]): readonly (readonly string[])[] =>
  papers.flatMap(({ caption, columns, rows }) => [
    [t('vaccineLots.reportPart'), ...columns],
    ...rows.map((cells) => [caption, ...cells]),
  ]);

export function ReportRoute({ desk, room, backHref, giveWay, print, saveFile, onFault }: ReportRouteProps) {
  const current = monthOf(desk.today());
  const [month, setMonth] = useState(current);
  const [report, setReport] = useState<MonthReport>();
  const [isPrinting, setPrinting] = useState(false);
  // Counted again once everybody's care is in and after each change of it.
  const rows = room.due.rows.value;
  const isReady = room.due.making.value.kind === 'made';
  const editions = desk.published?.editions.value;
  useEffect(() => {
    let left = false;
    setReport(undefined);
    if (!isReady) return undefined;
    const scheduleOn = (day: LocalDate) => scheduleInForce(day, editions);
    countMonth({ desk, lots: room.lots.lots.peek(), scheduleOn, giveWay }, month)
      .then((counted) => {
        if (!left) setReport(counted);
      })
      .catch(onFault);
    return () => {
      left = true;
    };
  }, [desk, room, month, editions, isReady, rows, giveWay, onFault]);
  const papers = report && reportPapers(report, desk.reference.hamletName);
  const title = t('vaccineLots.reportTitle', { month: monthWord(month) });
  if (isPrinting && papers) {
    return (
      <PaperPage
        title={title}
        about={`${desk.stationName ?? ''} · ${t('vaccineLots.reportAsOf', { date: formatLocalDate(desk.today()) })}`}
        isPersonal={false}
        papers={papers}
        print={print}
        onBack={() => setPrinting(false)}
      />
    );
  }
  const saveCsv = (save: NonNullable<typeof saveFile>) => (): void => {
    const lines = csvRows(papers ?? []);
    const text = csvOf(lines, ';');
    save(`${t('vaccineLots.reportFile')}-${month}.csv`, new Blob([text], { type: 'text/csv;charset=utf-8' }));
    desk.snackbars.show({ text: t('vaccination.saved', { count: lines.length }) });
  };
  return (
    <ReportScreen
      month={month}
      today={desk.today()}
      papers={papers}
      backHref={backHref}
      onPrevious={() => setMonth(monthsLater(month, -1))}
      onNext={month < current ? () => setMonth(monthsLater(month, 1)) : undefined}
      onPrint={() => setPrinting(true)}
      onSaveCsv={saveFile && saveCsv(saveFile)}
    />
  );
}
