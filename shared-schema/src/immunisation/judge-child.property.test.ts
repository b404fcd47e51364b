import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, fromEpochDay, toEpochDay } from '../local-date.js';
import { EPI_2026_07 } from './epi-schedules.table.js';
import { judgeChild } from './judge-child.js';
import { EPI, on } from './judged.fixture.js';
import type { GivenDose, SeriesForecast, Subject } from './judged.js';

const FIRST = toEpochDay(on('2023-06-01'));
const codes = EPI_2026_07.vaccines.map(({ code }) => code);
const AS_OF = on('2027-06-01');

const subject = fc
  .record({
    birth: fc.integer({ min: 0, max: 900 }),
    sex: fc.constantFrom('male' as const, 'female' as const),
    doses: fc.array(fc.tuple(fc.constantFrom(...codes), fc.integer({ min: 0, max: 1000 })), {
      maxLength: 14,
    }),
  })
  .map(({ birth, sex, doses }): Subject => {
    const birthOn = fromEpochDay(FIRST + birth);
    const given = doses.map(([vaccineCode, after], index): GivenDose => {
      const day = addDays(birthOn, after);
      return { id: `d${index}`, vaccineCode, givenOn: day < AS_OF ? day : AS_OF };
    });
    return { birthOn, sex, doses: given };
  });

const forecastsOf = (one: Subject): readonly SeriesForecast[] => judgeChild(EPI, one, AS_OF).forecasts;

// A machine under load takes its time over some hundred children.
describe('whatever a child was given and when', () => {
  it('the order in which doses are entered changes nothing', () => {
    fc.assert(
      fc.property(subject, fc.infiniteStream(fc.integer()), (one, keys) => {
        const shuffled = one.doses
          .map((dose) => ({ dose, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ dose }) => dose);
        expect(judgeChild(EPI, { ...one, doses: shuffled }, AS_OF)).toEqual(judgeChild(EPI, one, AS_OF));
      }),
      { numRuns: 80 },
    );
  });

  it('no dose is wished for, late or too late before it can be given', () => {
    fc.assert(
      fc.property(subject, (one) => {
        for (const { earliestOn, recommendedOn, pastDueOn, latestOn } of forecastsOf(one)) {
          if (!earliestOn) continue;
          expect(earliestOn >= one.birthOn).toBe(true);
          expect(recommendedOn && recommendedOn >= earliestOn).toBe(true);
          if (pastDueOn) expect(pastDueOn >= earliestOn).toBe(true);
          if (latestOn) expect(latestOn >= earliestOn).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('a dose given on the day it can be given counts, and the day before does not', () => {
    fc.assert(
      fc.property(subject, fc.nat(), (one, pick) => {
        const open = forecastsOf(one).filter(({ status }) => status === 'not-complete');
        const next = open[pick % Math.max(1, open.length)];
        const [vaccineCode] = next?.vaccineCodes ?? [];
        const last =
          one.doses
            .map(({ givenOn }) => givenOn)
            .sort()
            .at(-1) ?? one.birthOn;
        if (!next?.earliestOn || !vaccineCode || next.earliestOn <= last) return;
        const giving = (givenOn: GivenDose['givenOn']) =>
          judgeChild(EPI, { ...one, doses: [...one.doses, { id: 'new', vaccineCode, givenOn }] }, AS_OF)
            .doses.find(({ id }) => id === 'new')
            ?.groups.find(({ group }) => group === next.group);
        expect(giving(next.earliestOn)).toMatchObject({ status: 'valid', satisfies: [next.doseCode] });
        // Only where the day is a limit: a child is not given a dose before it is born.
        if (next.earliestOn > one.birthOn)
          expect(giving(addDays(next.earliestOn, -1))?.status).not.toBe('valid');
      }),
      { numRuns: 100 },
    );
  });

  it('one more dose never takes back another, and never brings the next nearer than its interval', () => {
    fc.assert(
      fc.property(subject, fc.constantFrom(...codes), (one, vaccineCode) => {
        const before = judgeChild(EPI, one, AS_OF);
        const after = judgeChild(
          EPI,
          { ...one, doses: [...one.doses, { id: 'new', vaccineCode, givenOn: AS_OF }] },
          AS_OF,
        );
        const counted = (judgement: typeof before) =>
          new Set(judgement.doses.flatMap(({ satisfies }) => satisfies));
        for (const code of counted(before)) expect(counted(after)).toContain(code);
        for (const forecast of after.forecasts) {
          const mine = after.doses
            .find(({ id }) => id === 'new')
            ?.groups.find(({ group }) => group === forecast.group);
          if (mine?.status !== 'valid' || !forecast.earliestOn) continue;
          const series = EPI_2026_07.series.find(({ code }) => code === forecast.seriesCode);
          const dose = series?.doses.find(({ code }) => code === forecast.doseCode);
          const waits = dose?.intervals?.some(({ min }) => min !== undefined && min !== '0 days') === true;
          if (waits) expect(forecast.earliestOn > AS_OF).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('the zone of the clock does not matter', () => {
    const zone = process.env['TZ'];
    try {
      fc.assert(
        fc.property(
          subject,
          fc.constantFrom('Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Ho_Chi_Minh'),
          (one, other) => {
            process.env['TZ'] = 'UTC';
            const here = judgeChild(EPI, one, AS_OF);
            process.env['TZ'] = other;
            expect(judgeChild(EPI, one, AS_OF)).toEqual(here);
          },
        ),
        { numRuns: 30 },
      );
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });
});
