import { describe, expect, it } from 'vitest';
import { fixtureId } from '../../../fixtures/builders.js';
import { aDose } from '../../../fixtures/care-builders.js';
import { instantAt } from '../../document/instant.js';
import { careFactOf, type CareFact } from '../../due/care-fact.js';
import { dueRulesOf } from '../../due/due-rules.js';
import type { PersonCare } from '../../due/person-care.js';
import { startOfDayMs, type LocalDate } from '../../local-date.js';
import { finish } from '../../steps.js';
import { compileSchedule } from '../compile-schedule.js';
import { EPI_2026_07 } from '../epi-schedules.table.js';
import type { Schedule } from '../schedule.js';
import { moveLines } from './move-lines.js';
import { scheduleMoves } from './schedule-moves.js';

const on = (text: string) => text as LocalDate;
const DAY = on('2027-01-01');
const withPenta2After = (min: string): Schedule => ({
  ...EPI_2026_07,
  version: '2027-01',
  series: EPI_2026_07.series.map((series) => ({
    ...series,
    doses: series.doses.map((dose) =>
      dose.code === 'Penta-2'
        ? { ...dose, intervals: [{ from: { kind: 'previous-dose' as const }, min }] }
        : dose,
    ),
  })),
});

let made = 0;
function child(birthDate: string, penta: readonly string[], lifeStatus = 'living'): PersonCare {
  const personId = fixtureId('person', ++made);
  const facts = penta.flatMap((day): CareFact[] => {
    const fact = careFactOf(
      aDose({
        ...{ _id: fixtureId('dose', ++made), personId, vaccineCode: 'penta', givenOn: on(day) },
        occurredAt: instantAt(startOfDayMs(on(day)) + 3_600_000),
        expiresOn: on('2030-01-01'),
      }),
    );
    return fact ? [fact] : [];
  });
  return { person: { personId, sex: 'female', birthDate: on(birthDate), lifeStatus }, facts };
}
const moved = (next: Schedule, ...people: readonly PersonCare[]) =>
  finish(
    scheduleMoves(people, DAY, {
      before: dueRulesOf(compileSchedule(EPI_2026_07)),
      after: dueRulesOf(compileSchedule(next)),
    }),
  );

describe('a second five-in-one that is to come 35 days after the first, not 28', () => {
  const next = withPenta2After('35 days');

  it.each([
    ['27 days ago', '2026-12-05', { later: 1 }],
    ['28 days ago', '2026-12-04', { noLongerDue: 1 }],
    ['34 days ago', '2026-11-28', { noLongerDue: 1 }],
  ])('a child whose first was %s', (_ago, first, expected) => {
    const moves = moved(next, child('2026-09-20', [first]));
    expect(moves).toMatchObject({ people: 1, moved: 1, byDose: { 'Penta-2': expected } });
    expect(moves.noLongerDue).toBe('noLongerDue' in expected ? 1 : 0);
  });

  it('changes nothing for a child whose first was 35 days ago, or who had none', () => {
    expect(moved(next, child('2026-09-20', ['2026-11-27']), child('2026-09-20', []))).toMatchObject({
      people: 2,
      moved: 0,
      byDose: {},
      byVaccine: {},
    });
  });

  it('judges a second given after 30 days again: it counts no longer, and is due once more', () => {
    const moves = moved(next, child('2026-06-01', ['2026-08-05', '2026-09-04']));
    expect(moves).toMatchObject({ moved: 1, newlyDue: 1, judgedOtherwise: 1 });
    expect(moves.byVaccine).toEqual({ penta: { countsNow: 0, countsNoLonger: 1, otherwise: 0 } });
    expect(moves.byDose['Penta-2']).toMatchObject({ newlyDue: 1 });
  });

  it('looks at nobody the lists do not look at', () => {
    const gone = child('2026-09-20', ['2026-12-04'], 'died');
    expect(moved(next, gone, child('1990-01-01', ['2026-12-04'])).people).toBe(0);
  });

  it('is said in words, with numbers and no name', () => {
    const moves = moved(next, child('2026-06-01', ['2026-08-05', '2026-09-04']), child('2026-09-20', []));
    expect(moveLines('Trạm Giả', moves, [EPI_2026_07, next]).slice(0, 2)).toEqual([
      'Trạm Giả: 2 trẻ em và thai phụ, 1 người có thay đổi',
      '  Có mũi đến lịch thêm: 1 người. Có mũi thôi đến lịch: 1 người. Có mũi đã tiêm xét khác: 1 người.',
    ]);
    const lines = moveLines('Trạm Giả', moves, [EPI_2026_07, next]);
    expect(lines).toContain(
      '    Bạch hầu - Ho gà - Uốn ván (5 trong 1, DPT mũi 4), mũi 2 (Penta-2): đến lịch thêm 1 người',
    );
    expect(lines).toContain('    Mũi DPT-VGB-Hib (5 trong 1) đã tiêm: không còn được tính 1 người');
    expect(moveLines('Trạm Giả', moved(EPI_2026_07), [EPI_2026_07])).toEqual([
      'Trạm Giả: 0 trẻ em và thai phụ, 0 người có thay đổi',
    ]);
  });
});
