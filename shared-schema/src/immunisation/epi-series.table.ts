// The doses of the national programme, row by row as the draft has them. Source of each row beside it; the limits a row
// names in `unconfirmed` are known, not read in a text, and wait for a clinician's word ("chờ bác sĩ xác nhận").
// Change the table and epi-schedules.test.ts together.

import type { AgeLimits, DoseVaccine, IntervalLimits, Series, SeriesDose, SkipRule } from './series.js';

const TT52 = 'text of TT 52/2025/TT-BYT read by two public reports; TT 13/2026 carries no table of ages';
const HCDC = 'HCDC infographic of TT 10/2024 quoted in a public app';
const PRESS = 'secondary press on TT 13/2026 (from 1 Jul 2026); roll-out by province';
const UNVERIFIED = 'known, unverified';
const WOMEN =
  'table of the tetanus schedule for pregnant women quoting the national programme (TT 38/2017, TT 10/2024)';

interface Row {
  readonly code: string;
  readonly source: string;
  readonly ages: AgeLimits;
  readonly after?: Omit<IntervalLimits, 'from'>;
  readonly vaccines: readonly string[];
  /** Accepted when it stands in the book, never asked for. */
  readonly accepted?: readonly string[];
  readonly unconfirmed?: readonly string[];
  readonly skips?: readonly SkipRule[];
  readonly intervals?: readonly IntervalLimits[];
}

const products = (codes: readonly string[]): readonly DoseVaccine[] => codes.map((code) => ({ code }));

function dose(row: Row, index: number): SeriesDose {
  const previous = row.after && { from: { kind: 'previous-dose' } as const, ...row.after };
  const intervals = [...(previous ? [previous] : []), ...(row.intervals ?? [])];
  return {
    code: row.code,
    number: index + 1,
    ages: [row.ages],
    intervals,
    preferable: products(row.vaccines),
    allowable: products(row.accepted ?? []),
    skips: row.skips ?? [],
    source: row.source,
    status: row.source === UNVERIFIED || row.source === PRESS ? 'to-be-confirmed' : 'confirmed',
    unconfirmed: row.unconfirmed ?? [],
  };
}

const SELECTED = { group: 'standard', isDefault: true, priority: 'A', preference: 1 } as const;
type Head = Pick<Series, 'code' | 'names' | 'target'> & Partial<Series>;

const standard = (head: Head, rows: readonly Row[]): Series => ({
  kind: 'standard',
  selection: SELECTED,
  ...head,
  doses: rows.map(dose),
});

/**
 * Until when lists ask, where no text names a last age: guards for the screens, each to be confirmed. For rotavirus the
 * product's label decides (Rotavin: known, unverified).
 */
const CHILD = '5 years';
const ROTA_LABEL = '6 months';
const FOUR_WEEKS = { min: '28 days' } as const;

const given = (vaccines: readonly string[], count: number): SkipRule => ({
  when: 'both',
  sets: 'any',
  of: [
    {
      conditions: 'all',
      of: [{ kind: 'vaccine-count', vaccines, counted: 'given', is: 'more-than', count: count - 1 }],
    },
  ],
});
const fromAge = (beginAge: string): SkipRule => ({
  when: 'forecasting',
  sets: 'any',
  of: [{ conditions: 'all', of: [{ kind: 'age', beginAge }] }],
});

export const CHILD_SERIES: readonly Series[] = [
  standard(
    {
      code: 'HepB0',
      names: { vi: 'Viêm gan B sơ sinh', en: 'Hepatitis B at birth' },
      target: 'hepb',
      askedUntil: CHILD,
    },
    [
      {
        code: 'HepB0-1',
        source: TT52,
        ages: { min: '0 days', earliestRec: '0 days', latestRec: '2 days' },
        vaccines: ['hepb'],
        // Until when a late birth dose is given is not written; from the age of five-in-one it carries hepatitis B.
        skips: [fromAge('2 months'), given(['penta', 'hexa'], 1)],
        unconfirmed: ['skips', 'maxAge'],
      },
    ],
  ),
  standard({ code: 'BCG', names: { vi: 'Lao', en: 'Tuberculosis' }, target: 'bcg', askedUntil: CHILD }, [
    {
      code: 'BCG-1',
      source: TT52,
      ages: { min: '0 days', earliestRec: '0 days', latestRec: '1 month', max: '12 months' },
      vaccines: ['bcg'],
      unconfirmed: ['maxAge'],
    },
  ]),
  standard(
    {
      code: 'DTP',
      names: {
        vi: 'Bạch hầu - Ho gà - Uốn ván (5 trong 1, DPT mũi 4)',
        en: 'DTP (five in one, fourth dose)',
      },
      target: 'dtp',
      askedUntil: CHILD,
    },
    [
      {
        code: 'Penta-1',
        source: TT52,
        ages: { min: '2 months', earliestRec: '2 months', latestRec: '3 months' },
        vaccines: ['penta'],
        accepted: ['hexa'],
      },
      {
        code: 'Penta-2',
        source: TT52,
        ages: { earliestRec: '3 months', latestRec: '4 months' },
        after: FOUR_WEEKS,
        vaccines: ['penta'],
        accepted: ['hexa'],
      },
      {
        code: 'Penta-3',
        source: TT52,
        ages: { earliestRec: '4 months', latestRec: '5 months' },
        after: FOUR_WEEKS,
        vaccines: ['penta'],
        accepted: ['hexa'],
      },
      {
        code: 'DTPbooster-1',
        source: TT52,
        ages: { min: '12 months', earliestRec: '18 months', latestRec: '24 months' },
        after: { min: '6 months' },
        vaccines: ['dpt'],
        accepted: ['penta', 'hexa'],
        unconfirmed: ['minAge', 'minInterval', 'allowable'],
      },
    ],
  ),
  standard(
    { code: 'OPV', names: { vi: 'Bại liệt uống', en: 'Oral polio' }, target: 'opv', askedUntil: CHILD },
    [
      {
        code: 'OPV-1',
        source: HCDC,
        ages: { min: '2 months', earliestRec: '2 months', latestRec: '3 months' },
        vaccines: ['bopv'],
        accepted: ['hexa'],
      },
      {
        code: 'OPV-2',
        source: HCDC,
        ages: { earliestRec: '3 months', latestRec: '4 months' },
        after: FOUR_WEEKS,
        vaccines: ['bopv'],
        accepted: ['hexa'],
      },
      {
        code: 'OPV-3',
        source: HCDC,
        ages: { earliestRec: '4 months', latestRec: '5 months' },
        after: FOUR_WEEKS,
        vaccines: ['bopv'],
        accepted: ['hexa'],
      },
    ],
  ),
  standard(
    { code: 'IPV', names: { vi: 'Bại liệt tiêm', en: 'Injected polio' }, target: 'ipv', askedUntil: CHILD },
    [
      {
        code: 'IPV-1',
        source: TT52,
        ages: { min: '5 months', earliestRec: '5 months', latestRec: '6 months' },
        vaccines: ['ipv'],
        skips: [given(['hexa'], 3)],
        unconfirmed: ['skips'],
      },
      {
        code: 'IPV-2',
        source: TT52,
        ages: { min: '9 months', earliestRec: '9 months', latestRec: '10 months' },
        after: { min: '4 months' },
        vaccines: ['ipv'],
        skips: [given(['hexa'], 3)],
        unconfirmed: ['minInterval', 'skips'],
      },
    ],
  ),
  standard(
    {
      code: 'Rota',
      names: { vi: 'Tiêu chảy do Rota', en: 'Rotavirus' },
      target: 'rota',
      askedUntil: ROTA_LABEL,
    },
    [
      {
        code: 'Rota-1',
        source: HCDC,
        ages: { min: '6 weeks', earliestRec: '2 months', latestRec: '3 months' },
        vaccines: ['rota'],
        unconfirmed: ['minAge', 'maxAge'],
      },
      {
        code: 'Rota-2',
        source: HCDC,
        ages: { earliestRec: '3 months', latestRec: '5 months' },
        after: FOUR_WEEKS,
        vaccines: ['rota'],
        unconfirmed: ['maxAge'],
      },
    ],
  ),
  standard({ code: 'PCV', names: { vi: 'Phế cầu', en: 'Pneumococcal' }, target: 'pcv', askedUntil: CHILD }, [
    {
      code: 'PCV-1',
      source: TT52,
      ages: { min: '2 months', earliestRec: '2 months', latestRec: '3 months' },
      vaccines: ['pcv'],
    },
    {
      code: 'PCV-2',
      source: TT52,
      ages: { earliestRec: '4 months', latestRec: '5 months' },
      after: { min: '2 months' },
      vaccines: ['pcv'],
    },
  ]),
  standard(
    {
      code: 'Measles',
      names: { vi: 'Sởi - Rubella', en: 'Measles-rubella' },
      target: 'measles',
      askedUntil: CHILD,
    },
    [
      {
        code: 'Measles-1',
        source: TT52,
        ages: { min: '9 months', earliestRec: '9 months', latestRec: '10 months' },
        vaccines: ['measles'],
        accepted: ['mr', 'mmr'],
        unconfirmed: ['allowable'],
      },
      {
        code: 'Measles-2',
        source: TT52,
        ages: { min: '12 months', earliestRec: '18 months', latestRec: '24 months' },
        after: FOUR_WEEKS,
        vaccines: ['mr'],
        accepted: ['mmr'],
        unconfirmed: ['minAge', 'minInterval', 'allowable'],
      },
    ],
  ),
  standard(
    {
      code: 'JE',
      names: { vi: 'Viêm não Nhật Bản', en: 'Japanese encephalitis' },
      target: 'je',
      askedUntil: CHILD,
    },
    [
      {
        code: 'JE-1',
        source: HCDC,
        ages: { min: '12 months', earliestRec: '12 months', latestRec: '13 months' },
        vaccines: ['je'],
      },
      {
        code: 'JE-2',
        source: HCDC,
        ages: { earliestRec: '12 months + 1 week', latestRec: '13 months + 2 weeks' },
        after: { min: '7 days' },
        vaccines: ['je'],
      },
      {
        code: 'JE-3',
        source: UNVERIFIED,
        ages: { earliestRec: '24 months', latestRec: '30 months' },
        after: { min: '1 year' },
        vaccines: ['je'],
        unconfirmed: ['minInterval', 'earliestRecAge'],
      },
    ],
  ),
  standard(
    {
      code: 'Td',
      names: { vi: 'Uốn ván - Bạch hầu tuổi đi học', en: 'Tetanus-diphtheria at school age' },
      target: 'td',
      askedUntil: '10 years',
    },
    [
      {
        code: 'Td-1',
        source: TT52,
        ages: { min: '7 years', earliestRec: '7 years', latestRec: '8 years' },
        vaccines: ['td'],
      },
    ],
  ),
];

export const HPV_SERIES: Series = standard(
  { code: 'HPV', names: { vi: 'HPV', en: 'HPV' }, target: 'hpv', sexes: ['female'], askedUntil: '15 years' },
  [
    {
      code: 'HPV-1',
      source: PRESS,
      ages: { min: '9 years', earliestRec: '11 years' },
      vaccines: ['hpv'],
      unconfirmed: ['minAge'],
    },
    {
      code: 'HPV-2',
      source: UNVERIFIED,
      ages: { earliestRec: '11 years + 6 months' },
      after: { min: '5 months' },
      vaccines: ['hpv'],
      unconfirmed: ['minInterval', 'earliestRecAge'],
    },
  ],
);

const PRIMARY = ['penta', 'dpt', 'hexa'];
const STATED = ['three-primary', 'three-and-booster'];
const pregnant = { observation: 'pregnant', stays: true } as const;

/** From the day she is known to be with child. */
const asEarlyAsPossible = { from: { kind: 'observation', code: 'pregnant' }, min: '0 days' } as const;

type Wait = { readonly min: string; readonly orNextPregnancy?: boolean };
const women = (
  code: string,
  waits: readonly Wait[],
  vi: string,
  en: string,
  indications: Series['indications'],
): Series =>
  standard(
    {
      code,
      names: { vi, en },
      target: 'tetanus-women',
      kind: 'risk',
      sexes: ['female'],
      indications: indications ?? [],
    },
    [{ min: '' }, ...waits].map(({ min, orNextPregnancy }, index) => ({
      code: `${code}-${index + 1}`,
      source: WOMEN,
      ages: {},
      intervals:
        index === 0
          ? [asEarlyAsPossible]
          : [{ from: { kind: 'previous-dose' }, min, ...(orNextPregnancy && { orSince: 'pregnant' }) }],
      vaccines: ['td', 'tt'],
    })),
  );

export const WOMEN_SERIES: readonly Series[] = [
  women(
    'TT5',
    [
      { min: '1 month' },
      { min: '6 months', orNextPregnancy: true },
      { min: '1 year', orNextPregnancy: true },
      { min: '1 year', orNextPregnancy: true },
    ],
    'Uốn ván phụ nữ có thai (chưa tiêm, không rõ hoặc dưới 3 mũi cơ bản)',
    'Tetanus in pregnancy (none, unknown or fewer than 3 primary doses)',
    [{ ...pregnant, history: { vaccines: PRIMARY, from: 0, below: 3 }, unless: STATED }],
  ),
  women(
    'TT3',
    [{ min: '1 month' }, { min: '1 year' }],
    'Uốn ván phụ nữ có thai (đã đủ 3 mũi cơ bản)',
    'Tetanus in pregnancy (3 primary doses)',
    [
      { ...pregnant, with: ['three-primary'], unless: ['three-and-booster'] },
      { ...pregnant, history: { vaccines: PRIMARY, from: 3, below: 4 }, unless: STATED },
    ],
  ),
  women(
    'TT2',
    [{ min: '1 year' }],
    'Uốn ván phụ nữ có thai (3 mũi cơ bản và 1 mũi nhắc)',
    'Tetanus in pregnancy (3 primary doses and a booster)',
    [
      { ...pregnant, with: ['three-and-booster'] },
      { ...pregnant, history: { vaccines: PRIMARY, from: 4 }, unless: STATED },
    ],
  ),
];
