// A month's report as tables: on the page, on paper and in a CSV file the same.

import type { HamletCounts } from '@tram/shared-schema/immunisation/counts/immunisation-counts.js';
import type { Schedule } from '@tram/shared-schema/immunisation/schedule.js';
import { formatNumber } from '#text/format-number.js';
import { t } from '#text/text.js';
import { doseWord, vaccineWord } from '../session/due-words.js';
import type { Paper } from '../session/session-paper.js';
import type { MonthReport } from './month-counts.js';

export type NamedPaper = Paper & { readonly caption: string };

const share = (part: number, whole: number): string =>
  whole === 0 ? '' : t('vaccination.reportPercent', { percent: Math.round((part / whole) * 1000) / 10 });

const count = (value: number | undefined): string => formatNumber(value ?? 0);

function hamletPaper({ counts }: MonthReport, hamletName: (id: string) => string | undefined): NamedPaper {
  const row = (name: string, of: HamletCounts): readonly string[] => [
    name,
    count(of.turnedOne),
    count(of.fullUnderOne),
    share(of.fullUnderOne, of.turnedOne),
    count(of.turnedTwo),
    count(of.fullUnderTwo),
    share(of.fullUnderTwo, of.turnedTwo),
  ];
  const hamlets = Object.entries(counts.hamlets).map(([id, of]) =>
    row(hamletName(id) ?? t('vaccination.noHamlet'), of),
  );
  return {
    caption: t('vaccination.reportFull'),
    columns: [
      t('vaccination.reportHamlet'),
      t('vaccination.reportUnder1'),
      t('vaccination.reportUnder1Full'),
      '% < 1',
      t('vaccination.reportUnder2'),
      t('vaccination.reportUnder2Full'),
      '% < 2',
    ],
    rows: [...hamlets, row(t('vaccination.reportAll'), counts.total)],
  };
}

function coveragePaper({ counts: { total } }: MonthReport, schedule: Schedule): NamedPaper {
  const codes = schedule.series.filter(({ kind }) => kind === 'standard').flatMap(({ doses }) => doses);
  const shown = codes.map(({ code }) => code).filter((code) => total.coverage[code] || total.late[code]);
  return {
    caption: `${t('vaccination.reportCoverage')} · ${t('vaccination.reportCoverageWho', { count: total.turnedOne })}`,
    columns: [
      t('vaccination.reportDose'),
      t('vaccination.reportDoseGiven'),
      '%',
      t('vaccination.reportLate'),
    ],
    rows: shown.map((code) => [
      doseWord(schedule, code),
      count(total.coverage[code]),
      share(total.coverage[code] ?? 0, total.turnedOne),
      count(total.late[code]),
    ]),
  };
}

function givenPaper({ counts: { total } }: MonthReport, schedule: Schedule): NamedPaper {
  const codes = [...new Set([...Object.keys(total.given), ...Object.keys(total.elsewhere)])].sort();
  return {
    caption: t('vaccination.reportGiven'),
    columns: [t('vaccination.reportVaccine'), t('vaccination.reportHere'), t('vaccination.reportElsewhere')],
    rows: codes.map((code) => [
      vaccineWord(schedule, code),
      count(total.given[code]),
      count(total.elsewhere[code]),
    ]),
  };
}

function lotPaper({ lots }: MonthReport, schedule: Schedule): NamedPaper {
  return {
    caption: t('vaccination.reportLots'),
    columns: [
      t('vaccination.reportVaccine'),
      t('vaccination.lotNumber'),
      t('vaccination.reportReceived'),
      t('vaccination.reportUsed'),
      t('vaccination.reportWasted'),
      t('vaccination.stock.returned'),
    ],
    rows: lots.map((lot) => [
      vaccineWord(schedule, lot.vaccineCode),
      lot.lotNumber,
      count(lot.received),
      count(lot.given),
      count(lot.wasted),
      count(lot.returned),
    ]),
  };
}

function eventPaper({ counts: { total } }: MonthReport): NamedPaper {
  const { first, last } = total.dropOut;
  return {
    caption: `${t('vaccination.reportEvents')} · ${t('vaccination.reportDropOut')}`,
    columns: [t('vaccination.reportWhat'), t('vaccination.reportNumber')],
    rows: [
      [t('vaccination.reportMild'), count(total.mildEvents)],
      [t('vaccination.reportSevere'), count(total.severeEvents)],
      [t('vaccination.reportNotReported'), count(total.unreported)],
      [
        t('vaccination.reportDropOut'),
        first === 0
          ? t('vaccination.reportNobody')
          : t('vaccination.reportDropOutWords', {
              first,
              third: last,
              percent: Math.round(((first - last) / first) * 1000) / 10,
            }),
      ],
    ],
  };
}

export function reportPapers(
  report: MonthReport,
  hamletName: (id: string) => string | undefined,
): readonly NamedPaper[] {
  const { schedule } = report.schedule;
  return [
    hamletPaper(report, hamletName),
    coveragePaper(report, schedule),
    givenPaper(report, schedule),
    lotPaper(report, schedule),
    eventPaper(report),
  ];
}
