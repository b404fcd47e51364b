// The limits of a schedule in the words of whoever runs a station: ages, intervals, days they hold between. Vietnamese
// alone: this is read at the console of a server in Vietnam, beside the lines that say what is wrong with a file.

import { formatLocalDate } from '../../local-date.js';
import type { OffsetText } from '../schedule-words.js';
import type { AgeLimits, InForce, IntervalFrom, IntervalLimits } from '../series.js';

export interface RowFact {
  readonly label: string;
  readonly text: string;
}
/** The name of a vaccine, a disease or an observation, by its code. */
export type NameOf = (code: string) => string;

const UNITS: Readonly<Record<string, string>> = { year: 'năm', month: 'tháng', week: 'tuần', day: 'ngày' };

/** `6 weeks - 4 days` → `6 tuần trừ 4 ngày`. */
export const offsetWords = (text: OffsetText): string =>
  text
    .trim()
    .replace(/\b(year|month|week|day)s?\b/g, (word) => UNITS[word.replace(/s$/, '')] ?? word)
    .replace(/\s*-\s*/g, ' trừ ')
    .replace(/\s*\+\s*/g, ' cộng ');

const inForceWords = ({ effectiveFrom, effectiveTo }: InForce): string => {
  const from = effectiveFrom && `từ ngày ${formatLocalDate(effectiveFrom)}`;
  const to = effectiveTo && `đến hết ngày ${formatLocalDate(effectiveTo)}`;
  const words = [from, to].filter((part) => part !== undefined).join(' ');
  return words === '' ? '' : ` (${words})`;
};

export const bandWords = (band: { readonly beginAge?: string; readonly endAge?: string }): string => {
  const begin = band.beginAge && `từ ${offsetWords(band.beginAge)} tuổi`;
  const end = band.endAge && `trước ${offsetWords(band.endAge)} tuổi`;
  return [begin, end].filter((part) => part !== undefined).join(', ');
};

const AGE_LABELS = [
  ['min', 'tuổi nhỏ nhất'],
  ['absMin', 'tuổi nhỏ nhất vẫn được tính'],
  ['earliestRec', 'nên tiêm từ tuổi'],
  ['latestRec', 'bị coi là trễ từ tuổi'],
  ['max', 'quá tuổi từ'],
] as const;

export const ageFacts = (rows: readonly AgeLimits[]): readonly RowFact[] =>
  rows.flatMap((row) =>
    AGE_LABELS.flatMap(([field, label]) => {
      const limit = row[field];
      return limit === undefined ? [] : [{ label: label + inForceWords(row), text: offsetWords(limit) }];
    }),
  );

function fromWords(from: IntervalFrom, nameOf: NameOf): string {
  switch (from.kind) {
    case 'previous-dose':
      return 'mũi trước';
    case 'series-dose':
      return `mũi ${from.number}`;
    case 'most-recent':
      return `mũi gần nhất của ${from.vaccines.map(nameOf).join(', ')}`;
    case 'observation':
      return `lúc biết ${nameOf(from.code)}`;
  }
}

const INTERVAL_LABELS = [
  ['min', 'cách', 'ít nhất'],
  ['absMin', 'cách', 'ít nhất để vẫn được tính'],
  ['earliestRec', 'nên cách', 'từ'],
  ['latestRec', 'bị coi là trễ khi cách', 'từ'],
] as const;

function intervalFactsOf(row: IntervalLimits, nameOf: NameOf, note: string): readonly RowFact[] {
  const from = fromWords(row.from, nameOf);
  const limits = INTERVAL_LABELS.flatMap(([field, before, after]) => {
    const limit = row[field];
    const label = `${before} ${from} ${after}${note}${inForceWords(row)}`;
    return limit === undefined ? [] : [{ label, text: offsetWords(limit) }];
  });
  return [
    ...limits,
    ...(row.orSince === undefined
      ? []
      : [{ label: `khoảng cách với ${from} bỏ qua được khi có mới${note}`, text: nameOf(row.orSince) }]),
    ...(row.overrides ? [{ label: `khoảng cách với ${from} quyết định một mình${note}`, text: 'có' }] : []),
  ];
}

export const intervalFacts = (
  rows: readonly IntervalLimits[],
  nameOf: NameOf,
  note = '',
): readonly RowFact[] => rows.flatMap((row) => intervalFactsOf(row, nameOf, note));
