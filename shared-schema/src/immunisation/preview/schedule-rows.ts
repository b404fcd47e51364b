// A whole schedule as rows of words: every field of every row, so that nothing of an edition can differ unseen.

import { formatLocalDate } from '../../local-date.js';
import type { Schedule, ScheduleVaccine, TargetRules, VaccineConflict, VaccineGroup } from '../schedule.js';
import type { RowStatus } from '../schedule-words.js';
import type { Series, SeriesDose } from '../series.js';
import { ageFacts, bandWords, intervalFacts, offsetWords, type NameOf, type RowFact } from './limit-words.js';
import { indicationWords, productWords, selectionWords, skipWords } from './rule-words.js';
import { FIELD_WORDS, KIND_WORDS, OBSERVATION_WORDS, SEX_WORDS, VIAL_WORDS } from './schedule-field-words.js';

export interface ScheduleRow {
  readonly key: string;
  /** `Bạch hầu - Ho gà - Uốn ván, mũi 2 (Penta-2)`. */
  readonly title: string;
  readonly facts: readonly RowFact[];
}

const fact = (label: string, text: string | undefined): readonly RowFact[] =>
  text === undefined || text === '' ? [] : [{ label, text }];
const listed = (texts: readonly string[] | undefined): string | undefined => texts?.join('; ');
const yes = (value: boolean | undefined): string | undefined => (value ? 'có' : undefined);

interface Signed {
  readonly source?: string;
  readonly status?: RowStatus;
  readonly unconfirmed?: readonly string[];
}
const signedFacts = ({ source, status, unconfirmed }: Signed): readonly RowFact[] => [
  ...fact('căn cứ', source),
  ...fact('bác sĩ xác nhận', status && (status === 'confirmed' ? 'rồi' : 'chưa')),
  ...fact('phần chờ bác sĩ xác nhận', unconfirmed?.map((field) => FIELD_WORDS[field] ?? field).join(', ')),
];
const nameFacts = ({ names }: { readonly names: { readonly vi: string; readonly en: string } }) => [
  ...fact('tên', names.vi),
  ...fact('tên tiếng Anh', names.en),
];

function vialWords(openVial: ScheduleVaccine['openVial']): string | undefined {
  if (openVial === undefined || typeof openVial === 'string') return openVial && VIAL_WORDS[openVial];
  return openVial.hours % 24 === 0 ? `${openVial.hours / 24} ngày` : `${openVial.hours} giờ`;
}

const vaccineRow = (row: ScheduleVaccine, nameOf: NameOf): ScheduleRow => ({
  key: `vaccine ${row.code}`,
  title: `Vắc xin ${row.names.vi}`,
  facts: [
    ...nameFacts(row),
    ...fact('phòng bệnh', listed(row.targets.map((one) => joinedBand(nameOf(one.target), one)))),
    ...fact(FIELD_WORDS['cvx'] ?? '', row.cvx),
    ...fact(FIELD_WORDS['atc'] ?? '', row.atc),
    ...fact('vắc xin sống', row.live && FIELD_WORDS[row.live]),
    ...fact(FIELD_WORDS['route'] ?? '', row.route && FIELD_WORDS[row.route]),
    ...fact(FIELD_WORDS['defaultSite'] ?? '', row.defaultSite && FIELD_WORDS[row.defaultSite]),
    ...fact(FIELD_WORDS['dosesPerVial'] ?? '', row.dosesPerVial?.toString()),
    ...fact(FIELD_WORDS['openVial'] ?? '', vialWords(row.openVial)),
    ...signedFacts(row),
  ],
});

const joinedBand = (name: string, band: { readonly beginAge?: string; readonly endAge?: string }): string =>
  [name, bandWords(band)].filter((part) => part !== '').join(' ');

const doseRow = (series: Series, row: SeriesDose, nameOf: NameOf): ScheduleRow => ({
  key: `dose ${row.code}`,
  title: `${series.names.vi}, mũi ${row.number} (${row.code})`,
  facts: [
    ...(row.names ? nameFacts({ names: row.names }) : []),
    ...fact('là mũi thứ', String(row.number)),
    ...ageFacts(row.ages ?? []),
    ...intervalFacts(row.intervals ?? [], nameOf),
    ...intervalFacts(row.allowableIntervals ?? [], nameOf, ' (vẫn chấp nhận)'),
    ...fact('dùng vắc xin', listed(row.preferable.map((one) => productWords(one, nameOf)))),
    ...fact('chấp nhận vắc xin', listed((row.allowable ?? []).map((one) => productWords(one, nameOf)))),
    ...fact('không được dùng', listed(row.inadvertent?.map(nameOf))),
    ...fact('không cần mũi này khi', listed(row.skips?.map((one) => skipWords(one, nameOf)))),
    ...fact('lặp lại mãi', yes(row.recurring)),
    ...fact('mùa', row.season && `${formatLocalDate(row.season.from)} đến ${formatLocalDate(row.season.to)}`),
    ...fact('ghi chú', row.note?.vi),
    ...fact('ghi chú tiếng Anh', row.note?.en),
    ...signedFacts(row),
  ],
});

const seriesRow = (row: Series, nameOf: NameOf): ScheduleRow => ({
  key: `series ${row.code}`,
  title: `Lịch ${row.names.vi} (${row.code})`,
  facts: [
    ...nameFacts(row),
    ...fact('phòng bệnh', nameOf(row.target)),
    ...fact('dành cho', KIND_WORDS[row.kind]),
    ...fact('giới', row.sexes?.map((sex) => SEX_WORDS[sex]).join(', ')),
    ...fact('người cần tiêm', listed(row.indications?.map((one) => indicationWords(one, nameOf)))),
    ...fact('danh sách thôi gọi từ tuổi', row.askedUntil && offsetWords(row.askedUntil)),
    ...fact('cách chọn khi có nhiều lịch', selectionWords(row.selection)),
    ...fact('các mũi', row.doses.map(({ code }) => code).join(', ')),
  ],
});

const groupRow = (row: VaccineGroup, nameOf: NameOf): ScheduleRow => ({
  key: `group ${row.code}`,
  title: `Nhóm ${row.names.vi} (${row.code})`,
  facts: [
    ...nameFacts(row),
    ...fact('phòng bệnh', row.targets.map(nameOf).join(', ')),
    ...fact('luôn tiêm cùng nhau', yes(row.wholeGroup)),
  ],
});

const conflictRow = (row: VaccineConflict, nameOf: NameOf): ScheduleRow => ({
  key: `conflict ${row.previous} > ${row.current}`,
  title: `Sau ${nameOf(row.previous)} mà tiêm ${nameOf(row.current)}`,
  facts: [
    ...fact('không được tính từ', offsetWords(row.begin)),
    ...fact('được tính lại khi đã cách', offsetWords(row.end)),
    ...fact('vẫn chấp nhận khi đã cách', row.minEnd && offsetWords(row.minEnd)),
  ],
});

const targetRow = (row: TargetRules, nameOf: NameOf): ScheduleRow => ({
  key: `target ${row.target}`,
  title: `Miễn dịch, chống chỉ định: ${nameOf(row.target)}`,
  facts: [
    ...fact('coi là đã miễn dịch khi có', row.immuneByHistory?.map(nameOf).join(', ')),
    ...fact(
      'coi là đã miễn dịch khi sinh',
      listed(
        row.immuneIfBornBefore?.map(({ before, exceptObservations, bornIn }) =>
          [
            `trước ${formatLocalDate(before)}`,
            bornIn && `tại ${bornIn}`,
            exceptObservations.length > 0 && `trừ khi có ${exceptObservations.map(nameOf).join(', ')}`,
          ]
            .filter(Boolean)
            .join(', '),
        ),
      ),
    ),
    ...fact(
      'chống chỉ định',
      listed(
        row.contraindications?.map((one) => {
          const only = one.vaccines?.map((vaccine) => joinedBand(nameOf(vaccine.code), vaccine)).join(', ');
          return joinedBand(nameOf(one.observation), one) + (only === undefined ? '' : `: ${only}`);
        }),
      ),
    ),
  ],
});

/** A code nobody named stands as it is written, in quotes. */
function namesIn({ vaccines, groups, series }: Schedule): NameOf {
  const names = new Map<string, string>(Object.entries(OBSERVATION_WORDS));
  for (const one of series) names.set(one.target, one.names.vi).set(one.code, one.names.vi);
  for (const { code, names: words } of groups) names.set(code, words.vi);
  for (const { code, names: words } of vaccines) names.set(code, words.vi);
  return (code) => names.get(code) ?? `"${code}"`;
}

export function scheduleRowsInWords(schedule: Schedule): readonly ScheduleRow[] {
  const nameOf = namesIn(schedule);
  const head: ScheduleRow = {
    key: 'schedule',
    title: 'Cả lịch',
    facts: [...fact('số ngày tiêm sớm vẫn được tính', String(schedule.graceDays)), ...signedFacts(schedule)],
  };
  return [
    head,
    ...schedule.vaccines.map((row) => vaccineRow(row, nameOf)),
    ...schedule.series.flatMap((row) => [
      seriesRow(row, nameOf),
      ...row.doses.map((dose) => doseRow(row, dose, nameOf)),
    ]),
    ...schedule.groups.map((row) => groupRow(row, nameOf)),
    ...schedule.targets.map((row) => targetRow(row, nameOf)),
    ...schedule.conflicts.map((row) => conflictRow(row, nameOf)),
  ];
}
