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
  whole === 0 ? '–' : t('vaccineLots.reportPercent', { percent: Math.round((part / whole) * 1000) / 10 });

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
    row(hamletName(id) ?? t('vaccineLots.noHamlet'), of),
  );
  return {
    caption: t('vaccineLots.reportFull'),
    columns: [
      t('vaccineLots.reportHamlet'),
      t('vaccineLots.reportUnder1'),
      t('vaccineLots.reportUnder1Full'),
      '% < 1',
      t('vaccineLots.reportUnder2'),
      t('vaccineLots.reportUnder2Full'),
      '% < 2',
    ],
    rows: [...hamlets, row(t('vaccineLots.reportAll'), counts.total)],
  };
}

function coveragePaper({ counts: { total } }: MonthReport, schedule: Schedule): NamedPaper {
  const codes = schedule.series.filter(({ kind }) => kind === 'standard').flatMap(({ doses }) => doses);
  const shown = codes.map(({ code }) => code).filter((code) => total.coverage[code] || total.late[code]);
  return {
    caption: `${t('vaccineLots.reportCoverage')} · ${t('vaccineLots.reportCoverageWho', { count: total.turnedOne })}`,
    columns: [
      t('vaccineLots.reportDose'),
      t('vaccineLots.reportDoseGiven'),
      '%',
      t('vaccineLots.reportLate'),
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
    caption: t('vaccineLots.reportGiven'),
    columns: [t('vaccineLots.reportVaccine'), t('vaccineLots.reportHere'), t('vaccineLots.reportElsewhere')],
    rows: codes.map((code) => [
      vaccineWord(schedule, code),
      count(total.given[code]),
      count(total.elsewhere[code]),
    ]),
  };
}

function lotPaper({ lots }: MonthReport, schedule: Schedule): NamedPaper {
  return {
    caption: t('vaccineLots.reportLots'),
    columns: [
      t('vaccineLots.reportVaccine'),
      t('vaccineLots.lotNumber'),
      t('vaccineLots.reportReceived'),
      t('vaccineLots.reportUsed'),
      t('vaccineLots.reportWasted'),
      t('vaccineLots.stock.returned'),
    ],
    rows: lots.map((lot) => [
      vaccineWord(schedule, lot.vaccineCode),
      lot.lotId === undefined ? t('vaccineLots.reportUnlisted', { lot: lot.lotNumber }) : lot.lotNumber,
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
    caption: `${t('vaccineLots.reportEvents')} · ${t('vaccineLots.reportDropOut')}`,
    columns: [t('vaccineLots.reportWhat'), t('vaccineLots.reportNumber')],
    rows: [
      [t('vaccineLots.reportMild'), count(total.mildEvents)],
      [t('vaccineLots.reportSevere'), count(total.severeEvents)],
      [t('vaccineLots.reportNotReported'), count(total.unreported)],
      [
        t('vaccineLots.reportDropOut'),
        first === 0
          ? t('vaccineLots.reportNobody')
          : t('vaccineLots.reportDropOutWords', {
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
