import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, fromEpochDay, toEpochDay, type LocalDate } from '../local-date.js';
import { catchUpPlan, type PlannedVisit } from './catch-up-plan.js';
import { compileSchedule } from './compile-schedule.js';
import { judgeChild } from './judge-child.js';
import { aSubject, EPI, on, type GivenPair } from './judged.fixture.js';

const plan = (
  birthOn: string,
  given: readonly GivenPair[],
  from: string,
  until: string,
  alongDays = 7,
  waitDays = 0,
) => catchUpPlan(EPI, aSubject(birthOn, given), { from: on(from), until: on(until), alongDays, waitDays });
const lines = (visits: readonly PlannedVisit[]) =>
  visits.map((one) => [one.on, ...one.doses.map(({ doseCode }) => doseCode)]);

describe('a newborn', () => {
  it('is planned as the paper book has it', () => {
    expect(lines(plan('2026-01-15', [], '2026-01-15', '2028-02-01'))).toEqual([
      ['2026-01-15', 'HepB0-1', 'BCG-1'],
      ['2026-03-15', 'Penta-1', 'OPV-1', 'Rota-1', 'PCV-1'],
      ['2026-04-15', 'Penta-2', 'OPV-2', 'Rota-2'],
      ['2026-05-15', 'Penta-3', 'OPV-3', 'PCV-2'],
      ['2026-06-15', 'IPV-1'],
      ['2026-10-15', 'IPV-2', 'Measles-1'],
      ['2027-01-15', 'JE-1'],
      ['2027-01-22', 'JE-2'],
      ['2027-07-15', 'DTPbooster-1', 'Measles-2'],
      ['2028-01-22', 'JE-3'],
    ]);
  });
});

describe('a child of twenty months who was given nothing but BCG', () => {
  const visits = plan('2025-03-10', [['bcg', '2025-03-12']], '2026-11-10', '2028-12-31');

  it('begins with everything that can be given today, and comes back as soon as intervals allow', () => {
    expect(lines(visits)).toEqual([
      ['2026-11-10', 'Penta-1', 'OPV-1', 'IPV-1', 'PCV-1', 'Measles-1', 'JE-1'],
      ['2026-11-17', 'JE-2'],
      ['2026-12-08', 'Penta-2', 'OPV-2', 'Measles-2'],
      ['2027-01-05', 'Penta-3', 'OPV-3'],
      ['2027-01-10', 'PCV-2'],
      ['2027-03-10', 'IPV-2'],
      ['2027-07-05', 'DTPbooster-1'],
      ['2027-11-17', 'JE-3'],
    ]);
  });

  it('marks what is past its day', () => {
    expect(visits[0]?.doses.every(({ late }) => late)).toBe(true);
    expect(visits.at(-1)?.doses[0]).toMatchObject({ doseCode: 'JE-3', late: false });
  });
});

describe('visits close to one another', () => {
  const from = on('2026-11-10');
  const late = aSubject('2025-03-10', [['bcg', '2025-03-12']]);
  const bundled = (wish: object) =>
    lines(catchUpPlan(EPI, late, { from, until: on('2027-06-01'), alongDays: 0, waitDays: 7, ...wish }));

  it('are one: the first waits for the second, seven days at most', () => {
    expect(bundled({})).toEqual([
      ['2026-11-10', 'Penta-1', 'OPV-1', 'IPV-1', 'PCV-1', 'Measles-1', 'JE-1'],
      ['2026-11-17', 'JE-2'],
      ['2026-12-08', 'Penta-2', 'OPV-2', 'Measles-2'],
      ['2027-01-10', 'Penta-3', 'OPV-3', 'PCV-2'],
      ['2027-03-10', 'IPV-2'],
    ]);
    expect(bundled({ waitDays: 4 }).map(([day]) => day)).toContain('2027-01-05');
  });

  it('stay two where a dose that is in time would become late', () => {
    // Hepatitis B is in time until the day after birth.
    const from = on('2026-10-30');
    const lateBcg = compileSchedule({
      ...EPI.schedule,
      series: EPI.schedule.series.map((series) => ({
        ...series,
        doses: series.doses.map((dose) =>
          dose.code === 'BCG-1' ? { ...dose, ages: [{ min: '4 days', earliestRec: '4 days' }] } : dose,
        ),
      })),
    });
    const wish = { from, until: on('2026-12-01'), alongDays: 0, waitDays: 7 };
    expect(lines(catchUpPlan(lateBcg, aSubject('2026-11-01', []), wish))).toEqual([
      ['2026-11-01', 'HepB0-1'],
      ['2026-11-05', 'BCG-1'],
    ]);
  });

  it('leave out what was refused, and wait for what was deferred', () => {
    const held = new Map<string, LocalDate | 'not-given'>([
      ['JE', 'not-given'],
      ['PCV', on('2026-12-01')],
    ]);
    expect(bundled({ held })).toEqual([
      ['2026-11-10', 'Penta-1', 'OPV-1', 'IPV-1', 'Measles-1'],
      ['2026-12-08', 'Penta-2', 'OPV-2', 'PCV-1', 'Measles-2'],
      ['2027-01-05', 'Penta-3', 'OPV-3'],
      ['2027-02-08', 'PCV-2'],
      ['2027-03-10', 'IPV-2'],
    ]);
  });
});

describe('a station that vaccinates on the tenth of the month', () => {
  const tenth = (day: LocalDate): LocalDate => {
    const [year = 0, month = 0, ofMonth = 0] = day.split('-').map(Number);
    const next =
      ofMonth <= 10 ? new Date(Date.UTC(year, month - 1, 10)) : new Date(Date.UTC(year, month, 10));
    return on(next.toISOString().slice(0, 10));
  };

  it('is given a plan of its own days', () => {
    const wish = { from: on('2026-03-01'), until: on('2026-09-01'), alongDays: 7, nextSession: tenth };
    const visits = catchUpPlan(
      EPI,
      aSubject('2026-01-05', [
        ['hepb', '2026-01-05'],
        ['bcg', '2026-01-08'],
      ]),
      wish,
    );
    expect(lines(visits)).toEqual([
      ['2026-03-10', 'Penta-1', 'OPV-1', 'Rota-1', 'PCV-1'],
      ['2026-04-10', 'Penta-2', 'OPV-2', 'Rota-2'],
      ['2026-05-10', 'Penta-3', 'OPV-3', 'PCV-2'],
      ['2026-06-10', 'IPV-1'],
    ]);
  });
});

// A machine under load takes its time over some hundred children.
describe('every plan', () => {
  const story = fc.record({
    age: fc.integer({ min: 0, max: 1700 }),
    doses: fc.array(
      fc.tuple(fc.constantFrom('penta', 'bopv', 'bcg', 'measles', 'mr', 'je', 'ipv'), fc.nat(1700)),
      { maxLength: 6 },
    ),
    along: fc.integer({ min: 0, max: 21 }),
    wait: fc.integer({ min: 0, max: 14 }),
  });

  it('is of doses that count, each the next of its series, and ends with nothing left to give', () => {
    fc.assert(
      fc.property(story, ({ age, doses, along, wait }) => {
        const from = on('2026-11-10');
        const birthOn = fromEpochDay(toEpochDay(from) - age);
        const given = doses.map(([code, after]): GivenPair => [code, addDays(birthOn, Math.min(after, age))]);
        const until = addDays(from, 2000);
        const visits = plan(birthOn, given, from, until, along, wait);
        const planned = visits.flatMap((visit) =>
          visit.doses.map((dose): GivenPair => [dose.vaccineCode, visit.on]),
        );
        const after = judgeChild(EPI, aSubject(birthOn, [...given, ...planned]), until);
        for (const dose of after.doses.slice(given.length)) {
          const mine = planned.some(([code, day]) => code === dose.vaccineCode && day === dose.givenOn);
          if (mine && !given.some(([code, day]) => code === dose.vaccineCode && day === dose.givenOn)) {
            expect(dose.status).toBe('valid');
          }
        }
        const left = after.forecasts.filter(
          (one) => one.recommendedOn && !one.outgrown && one.recommendedOn <= until,
        );
        expect(left).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
