import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../local-date.js';
import { changeLines, compareSchedules } from '../compare-schedules.js';
import { EPI_2026_07 } from '../epi-schedules.table.js';
import type { Schedule } from '../schedule.js';

const on = (text: string) => text as LocalDate;
const names = { vi: 'Tên', en: 'Name' };
const band = { beginAge: '1 month', endAge: '2 years' };
const inForce = { effectiveFrom: on('2026-01-01'), effectiveTo: on('2026-12-31') };
const limits = { absMin: '5 days', min: '6 days', earliestRec: '7 days', latestRec: '8 days' };
const signed = { source: 'văn bản', status: 'confirmed' as const, unconfirmed: ['cvx'] };

/** Every field a schedule can have, once. */
const WHOLE: Schedule = {
  ...{ code: 'epi-vn', version: '1', names, effectiveFrom: on('2026-01-01') },
  ...{ source: 'văn bản', status: 'confirmed', graceDays: 0 },
  vaccines: [
    {
      ...{ code: 'sởi', names, cvx: '05', atc: 'J07', live: 'injected', route: 'subcutaneous', ...signed },
      ...{ defaultSite: 'left-arm', dosesPerVial: 10, openVial: { hours: 6 } },
      targets: [{ target: 'bệnh', ...band }],
    },
  ],
  conflicts: [{ previous: 'sởi', current: 'bcg', begin: '1 day', end: '28 days', minEnd: '24 days' }],
  groups: [{ code: 'nhóm', names, targets: ['bệnh'], wholeGroup: true }],
  targets: [
    {
      ...{ target: 'bệnh', immuneByHistory: ['mắc rồi'] },
      immuneIfBornBefore: [
        { before: on('1990-01-01'), exceptObservations: ['nhân viên y tế'], bornIn: 'VN' },
      ],
      contraindications: [{ observation: 'sốc', ...band, vaccines: [{ code: 'bcg', ...band }] }],
    },
  ],
  series: [
    {
      ...{ code: 'S', names, target: 'bệnh', kind: 'risk', sexes: ['female'], askedUntil: '5 years' },
      indications: [
        {
          ...{ observation: 'pregnant', ...band, stays: true, with: ['này'], unless: ['kia'] },
          history: { vaccines: ['sởi'], from: 1, below: 3 },
        },
      ],
      selection: {
        ...{ group: 'g', equivalentGroups: ['h'], isDefault: true, productPath: true, priority: 'A' },
        ...{ preference: 1, minAgeToStart: '6 weeks', maxAgeToStart: '15 weeks' },
      },
      doses: [
        {
          ...{ code: 'S-1', number: 1, names, recurring: true, note: names, inadvertent: ['bcg'], ...signed },
          ages: [{ ...limits, max: '9 days', ...inForce }],
          intervals: [
            { from: { kind: 'previous-dose' }, ...limits, overrides: true, orSince: 'pregnant', ...inForce },
            { from: { kind: 'series-dose', number: 2 }, min: '1 year' },
            { from: { kind: 'most-recent', vaccines: ['bcg'] }, min: '1 year' },
            { from: { kind: 'observation', code: 'pregnant' }, min: '0 days' },
          ],
          allowableIntervals: [{ from: { kind: 'previous-dose' }, min: '3 days' }],
          preferable: [{ code: 'sởi', maker: 'hãng', ...band, named: true }],
          allowable: [{ code: 'bcg' }],
          season: { from: on('2026-09-01'), to: on('2027-03-01') },
          skips: [
            {
              ...{ when: 'both', sets: 'any' },
              of: [
                {
                  ...{ conditions: 'all', ...inForce },
                  of: [
                    { kind: 'age', ...band },
                    { kind: 'interval', interval: '6 months' },
                    { kind: 'series-complete', groups: ['nhóm'] },
                    {
                      ...{ kind: 'vaccine-count', vaccines: ['sởi'], ...band, counted: 'valid' },
                      ...{ startOn: on('2020-01-01'), endOn: on('2021-01-01'), is: 'more-than', count: 2 },
                    },
                  ],
                },
                {
                  conditions: 'all',
                  of: [
                    { kind: 'age', beginAge: '9 years' },
                    { kind: 'interval', interval: '1 year' },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
  ],
};

type Path = readonly string[];
const leavesOf = (value: unknown, path: Path = []): readonly Path[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]))
    : [path];

function changedAt(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) {
    if (typeof value === 'number') return value + 1;
    if (typeof value === 'boolean') return !value;
    return typeof value === 'string' && /^\d{4}-/.test(value) ? '1999-09-09' : `${String(value)} khác`;
  }
  if (Array.isArray(value)) {
    return value.map((one: unknown, at) => (String(at) === key ? changedAt(one, rest) : one));
  }
  const row = Object(value) as Readonly<Record<string, unknown>>;
  return { ...row, [key]: changedAt(row[key], rest) };
}

/** What names an edition is no change of its rules. */
const HEAD = ['code', 'version', 'names', 'effectiveFrom'];

describe('a change of any one field of a schedule', () => {
  it.each(
    leavesOf(WHOLE)
      .filter(([first = '']) => !HEAD.includes(first))
      .map((path) => [path.join('.'), path] as const),
  )('is told: %s', (_name, path) => {
    const changes = compareSchedules(WHOLE, changedAt(WHOLE, path) as Schedule);
    expect(changes.flatMap(changeLines)).not.toEqual([]);
  });
});

describe('the words of an age, an interval, a product', () => {
  it.each([
    ['Penta-1', 'tuổi nhỏ nhất', '2 tháng'],
    ['Penta-1', 'dùng vắc xin', 'DPT-VGB-Hib (5 trong 1)'],
    ['Measles-1', 'tuổi nhỏ nhất', '9 tháng'],
    ['HepB0-1', 'không cần mũi này khi', expect.stringContaining('từ 2 tháng tuổi') as string],
  ])('of %s: %s is %s', (code, label, text) => {
    const changes = compareSchedules({ ...EPI_2026_07, series: [] }, EPI_2026_07);
    const row = changes.find(({ of }) => of.endsWith(`(${code})`));
    expect(row?.fields.find((field) => field.label === label)?.after).toEqual(text);
  });
});
