import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vitalsSchema } from './encounter.schema.js';
import {
  bmi,
  checkBloodPressure,
  checkVital,
  largestIn,
  parseBloodPressure,
  parseDecimal,
} from './vitals.js';
import { VITALS, type VitalKind } from './vitals.table.js';

const KINDS: readonly VitalKind[] = [
  'temperatureC',
  'systolicMmHg',
  'diastolicMmHg',
  'pulsePerMin',
  'respirationsPerMin',
  'spo2Percent',
  'weightKg',
  'heightCm',
  'waistCm',
  'glucoseMmolL',
];
const STEP = 0.001;
const YEARS = 12;

describe('the table of vital signs', () => {
  it('has a row for every vital sign that can be stored, and no other', () => {
    expect(Object.keys(VITALS).sort()).toEqual(Object.keys(vitalsSchema.properties).sort());
    expect([...KINDS].sort()).toEqual(Object.keys(VITALS).sort());
  });

  it.each(KINDS)('%s: what the schema stores is what the table calls possible', (kind) => {
    const { minimum, exclusiveMaximum } = vitalsSchema.properties[kind];
    expect({ from: minimum, below: exclusiveMaximum }).toEqual(VITALS[kind].possible);
  });

  it.each(KINDS)('%s: bands of age follow one another from birth, within the possible', (kind) => {
    const { plausible, possible, source } = VITALS[kind];
    let month = 0;
    for (const band of plausible) {
      expect(band.fromMonths).toBe(month);
      expect(band.from).toBeGreaterThanOrEqual(possible.from);
      expect(band.below).toBeLessThanOrEqual(possible.below);
      expect(band.below).toBeGreaterThan(band.from);
      month = band.belowMonths;
    }
    expect(month).toBe(Infinity);
    expect(source.en).toBe('entry guard, to be confirmed by a clinician');
  });
});

describe('a vital sign at its thresholds', () => {
  it.each(KINDS)('%s: just outside the possible is refused, at the edge it is not', (kind) => {
    const { possible } = VITALS[kind];
    expect(checkVital(kind, possible.from - STEP)).toMatchObject({ kind: 'impossible', possible });
    expect(checkVital(kind, possible.from).kind).not.toBe('impossible');
    expect(checkVital(kind, possible.below - STEP).kind).not.toBe('impossible');
    expect(checkVital(kind, possible.below)).toMatchObject({ kind: 'impossible', possible });
  });

  it.each(KINDS)('%s: just outside the plausible of an age is asked about, inside it is not', (kind) => {
    const { possible, plausible } = VITALS[kind];
    for (const { fromMonths, belowMonths, from, below } of plausible) {
      for (const age of [fromMonths, belowMonths === Infinity ? 90 * YEARS : belowMonths - 1]) {
        expect(checkVital(kind, from, age)).toEqual({ kind: 'ok' });
        expect(checkVital(kind, below - STEP, age)).toEqual({ kind: 'ok' });
        if (from > possible.from) {
          expect(checkVital(kind, from - STEP, age)).toMatchObject({
            kind: 'implausible',
            plausible: { from, below },
          });
        }
        if (below < possible.below) {
          expect(checkVital(kind, below, age)).toMatchObject({
            kind: 'implausible',
            plausible: { from, below },
          });
        }
      }
    }
  });

  it('a band of age begins on its month', () => {
    expect(checkVital('pulsePerMin', 85, 0).kind).toBe('implausible');
    expect(checkVital('pulsePerMin', 85, 1).kind).toBe('ok');
    expect(checkVital('pulsePerMin', 75, 11).kind).toBe('implausible');
    expect(checkVital('pulsePerMin', 75, 12).kind).toBe('ok');
    expect(checkVital('pulsePerMin', 65, 59).kind).toBe('implausible');
    expect(checkVital('pulsePerMin', 65, 60).kind).toBe('ok');
    expect(checkVital('pulsePerMin', 45, 143).kind).toBe('implausible');
    expect(checkVital('pulsePerMin', 45, 144).kind).toBe('ok');
  });

  it('without an age, what is plausible at any age is plausible', () => {
    expect(checkVital('weightKg', 3.2)).toEqual({ kind: 'ok' });
    expect(checkVital('weightKg', 65)).toEqual({ kind: 'ok' });
    expect(checkVital('weightKg', 1.4)).toMatchObject({
      kind: 'implausible',
      plausible: { from: 1.5, below: 150 },
    });
    expect(checkVital('weightKg', 65, -1)).toEqual({ kind: 'ok' });
  });

  it.each([Number.NaN, Infinity, -Infinity, -1, 0])('%d is no vital sign', (value) => {
    for (const kind of KINDS) expect(checkVital(kind, value).kind).toBe('impossible');
  });
});

describe('a slip of the finger', () => {
  const adult = 40 * YEARS;
  it.each([
    ['systolicMmHg', 12, adult, 120],
    ['diastolicMmHg', 8, adult, 80],
    ['systolicMmHg', 1200, adult, 120],
    ['temperatureC', 365, adult, 36.5],
    ['temperatureC', 3.65, adult, undefined],
    ['weightKg', 3200, 0, 3.2],
    ['weightKg', 3200, adult, undefined],
    ['weightKg', 655, adult, 65.5],
    ['heightCm', 1.62, adult, 162],
    ['heightCm', 1620, adult, 162],
    ['heightCm', 0.5, 0, 50],
    ['waistCm', 0.82, adult, 82],
    ['glucoseMmolL', 126, adult, 7],
    ['spo2Percent', 0.98, adult, 98],
    ['spo2Percent', 101, adult, undefined],
    ['pulsePerMin', 760, adult, 76],
    ['respirationsPerMin', 200, adult, undefined],
  ] as const)('%s %d is refused, and %d months of age make %s the guess', (kind, typed, age, suggested) => {
    expect(checkVital(kind, typed, age)).toMatchObject({ kind: 'impossible', suggested });
  });

  it('a guess is offered too where the value could be true', () => {
    expect(checkVital('glucoseMmolL', 54, adult)).toMatchObject({ kind: 'implausible', suggested: 3 });
    expect(checkVital('temperatureC', 42, adult)).toMatchObject({
      kind: 'implausible',
      suggested: undefined,
    });
  });

  it('whatever is offered would be accepted', () => {
    const typed = fc.double({ min: 0, max: 10_000, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom(...KINDS),
        typed,
        fc.option(fc.nat(1200), { nil: undefined }),
        (kind, value, age) => {
          const check = checkVital(kind, value, age);
          if (check.kind === 'ok' || check.suggested === undefined) return true;
          return checkVital(kind, check.suggested, age).kind === 'ok';
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('the last value of a range', () => {
  it('is said as people say it', () => {
    expect(largestIn('spo2Percent', VITALS.spo2Percent.possible)).toBe(100);
    expect(largestIn('temperatureC', VITALS.temperatureC.possible)).toBe(44.9);
    expect(largestIn('systolicMmHg', VITALS.systolicMmHg.possible)).toBe(299);
  });
});

describe('a number as it is typed', () => {
  it.each([
    ['36,5', 36.5],
    ['36.5', 36.5],
    [' 120 ', 120],
    ['0,3', 0.3],
    ['007', 7],
  ])('%j is %d', (text, value) => {
    expect(parseDecimal(text)).toEqual({ ok: true, value });
  });

  it.each(['36,5,1', '1.234,5', '-5', '+5', '36,', ',5', '1e3', '12 0', 'abc', '٣٦', '1234567'])(
    '%j is no number',
    (text) => {
      expect(parseDecimal(text)).toEqual({ ok: false, error: { kind: 'not-a-number' } });
    },
  );

  it.each(['', '  '])('%j is nothing', (text) => {
    expect(parseDecimal(text)).toEqual({ ok: false, error: { kind: 'empty' } });
  });
});

describe('a blood pressure as it is typed', () => {
  it.each([
    '120/80',
    ' 120 / 80 ',
    '120 80',
    '120-80',
    '120.80',
    '120,80',
    '120;80',
    '120/80 mmHg',
    '120/80mmhg',
  ])('%j is 120 over 80', (text) => {
    expect(parseBloodPressure(text)).toEqual({ ok: true, value: { systolicMmHg: 120, diastolicMmHg: 80 } });
  });

  it.each([
    ['12/8', { systolicMmHg: 120, diastolicMmHg: 80 }],
    ['12,5/8', { systolicMmHg: 125, diastolicMmHg: 80 }],
    ['14/9.5', { systolicMmHg: 140, diastolicMmHg: 95 }],
    ['120/8', { systolicMmHg: 120, diastolicMmHg: 80 }],
    ['300/80', undefined],
    ['40/19', undefined],
    ['8/12', undefined],
  ])('%s cannot be; offered: %j', (text, suggested) => {
    expect(parseBloodPressure(text)).toMatchObject({ ok: false, error: { kind: 'impossible', suggested } });
  });

  it.each([
    ['80/120', { kind: 'diastolic-not-below-systolic' }],
    ['80/80', { kind: 'diastolic-not-below-systolic' }],
    ['', { kind: 'empty' }],
    ['mmHg', { kind: 'empty' }],
    ['120', { kind: 'not-a-blood-pressure' }],
    ['120/', { kind: 'not-a-blood-pressure' }],
    ['120/80/60', { kind: 'not-a-blood-pressure' }],
    ['cao', { kind: 'not-a-blood-pressure' }],
  ])('%j is refused by name', (text, error) => {
    expect(parseBloodPressure(text)).toEqual({ ok: false, error });
  });

  it('80/79 is still a blood pressure, and the edges of the possible are', () => {
    expect(parseBloodPressure('80/79').ok).toBe(true);
    expect(checkBloodPressure({ systolicMmHg: 40, diastolicMmHg: 20 }).ok).toBe(true);
    expect(checkBloodPressure({ systolicMmHg: 299, diastolicMmHg: 199 }).ok).toBe(true);
    expect(checkBloodPressure({ systolicMmHg: 299, diastolicMmHg: 200 }).ok).toBe(false);
  });

  it('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => typeof parseBloodPressure(text).ok === 'boolean'),
    );
  });
});

describe('body mass index', () => {
  it.each([
    [50, 160, 19.5],
    [58.9, 160, 23],
    [58.8, 160, 23],
    [58.6, 160, 22.9],
    [0.3, 249.9, 0],
  ])('%d kg at %d cm is %d', (weightKg, heightCm, expected) => {
    expect(bmi(weightKg, heightCm)).toBe(expected);
  });

  it.each([
    [0, 160],
    [350, 160],
    [50, 0],
    [50, 19.9],
    [50, 250],
    [Number.NaN, 160],
  ])('%d kg at %d cm has none', (weightKg, heightCm) => {
    expect(bmi(weightKg, heightCm)).toBeUndefined();
  });
});
