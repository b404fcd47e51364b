// The rules of a schedule that are not a single limit, in words: products a dose takes, when it is not needed, whom a series
// is for, how one way is chosen among several.

import { formatLocalDate } from '../../local-date.js';
import type {
  DoseVaccine,
  Indication,
  SeriesSelection,
  SkipCondition,
  SkipRule,
  SkipSet,
  VaccineCount,
} from '../series.js';
import { bandWords, offsetWords, type NameOf } from './limit-words.js';

const inBrackets = (words: string): string => (words === '' ? '' : ` (${words})`);
const joined = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(', ');

export const productWords = (row: DoseVaccine, nameOf: NameOf): string =>
  nameOf(row.code) +
  inBrackets(joined(row.maker && `hãng ${row.maker}`, bandWords(row), row.named ? 'ghi tên' : ''));

const COUNT_WORDS = { 'more-than': 'nhiều hơn', exactly: 'đúng', 'fewer-than': 'ít hơn' } as const;

function countWords(row: VaccineCount, nameOf: NameOf): string {
  const of = row.vaccines ? row.vaccines.map(nameOf).join(', ') : 'vắc xin này';
  const given = row.counted === 'valid' ? 'đã tiêm và được tính' : 'đã tiêm';
  const when = joined(
    bandWords(row),
    row.startOn && `từ ngày ${formatLocalDate(row.startOn)}`,
    row.endOn && `đến ngày ${formatLocalDate(row.endOn)}`,
  );
  return `${given} ${COUNT_WORDS[row.is]} ${row.count} mũi ${of}${inBrackets(when)}`;
}

function conditionWords(condition: SkipCondition, nameOf: NameOf): string {
  switch (condition.kind) {
    case 'age':
      return bandWords(condition);
    case 'interval':
      return `đã cách mũi trước ${offsetWords(condition.interval)}`;
    case 'series-complete':
      return `đã đủ mũi ${condition.groups.map(nameOf).join(', ')}`;
    case 'vaccine-count':
      return countWords(condition, nameOf);
  }
}

const LINKS = { all: ' và ', any: ' hoặc ' } as const;
const WHEN = { judging: 'khi xét mũi đã tiêm', forecasting: 'khi hẹn mũi tới', both: '' } as const;

function setWords(set: SkipSet, nameOf: NameOf): string {
  const period = joined(
    set.effectiveFrom && `từ ngày ${formatLocalDate(set.effectiveFrom)}`,
    set.effectiveTo && `đến ngày ${formatLocalDate(set.effectiveTo)}`,
  );
  return set.of.map((one) => conditionWords(one, nameOf)).join(LINKS[set.conditions]) + inBrackets(period);
}

export const skipWords = (rule: SkipRule, nameOf: NameOf): string =>
  rule.of.map((set) => setWords(set, nameOf)).join(LINKS[rule.sets]) + inBrackets(WHEN[rule.when]);

function historyWords({ vaccines, from, below }: NonNullable<Indication['history']>, nameOf: NameOf): string {
  const count = below === undefined ? `từ ${from} mũi trở lên` : `từ ${from} đến ${below - 1} mũi`;
  return `trước đó đã tiêm ${count} (${vaccines.map(nameOf).join(', ')})`;
}

export const indicationWords = (row: Indication, nameOf: NameOf): string =>
  joined(
    nameOf(row.observation),
    bandWords(row),
    row.stays ? 'về sau vẫn tính' : '',
    row.history && historyWords(row.history, nameOf),
    row.with && `khi có ${row.with.map(nameOf).join(' hoặc ')}`,
    row.unless && `trừ khi có ${row.unless.map(nameOf).join(' hoặc ')}`,
  );

export const selectionWords = (row: SeriesSelection): string =>
  joined(
    `nhóm ${row.group}`,
    row.equivalentGroups && `thay được cho ${row.equivalentGroups.join(', ')}`,
    row.isDefault ? 'mặc định' : '',
    row.productPath ? 'theo một sản phẩm' : '',
    `ưu tiên ${row.priority}`,
    `thứ tự ${row.preference}`,
    row.minAgeToStart && `bắt đầu từ ${offsetWords(row.minAgeToStart)} tuổi`,
    row.maxAgeToStart && `bắt đầu trước ${offsetWords(row.maxAgeToStart)} tuổi`,
  );
