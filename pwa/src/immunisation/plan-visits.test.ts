import { describe, expect, it } from 'vitest';
import { anImmunisationDecision } from '@tram/shared-schema/fixtures/care-builders.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { careFactOf } from '@tram/shared-schema/due/care-fact.js';
import { compileSchedule } from '@tram/shared-schema/immunisation/compile-schedule.js';
import { EPI_2026_07 } from '@tram/shared-schema/immunisation/epi-schedules.table.js';
import { judgeChild } from '@tram/shared-schema/immunisation/judge-child.js';
import { vaccineCard } from '@tram/shared-schema/immunisation/vaccine-card.js';
import { startOfDayMs, type LocalDate } from '@tram/shared-schema/local-date.js';
import { planVisits } from './plan-visits.js';

const on = (text: string) => text as LocalDate;
const today = on('2026-11-10');
const schedule = compileSchedule(EPI_2026_07);
const yesterday = instantAt(startOfDayMs(on('2026-11-09')) + 3_600_000);

function planOf(birthOn: string, ...decided: readonly Parameters<typeof careFactOf>[0][]) {
  const facts = decided.flatMap((one) => careFactOf(one) ?? []);
  const subject = { birthOn: on(birthOn), sex: 'female' as const, doses: [] };
  const judgement = judgeChild(schedule, subject, today);
  const { visits, leftOut } = planVisits(
    { subject, judgement, card: vaccineCard(judgement, facts, today) },
    schedule,
    today,
  );
  const doses = (code: string) => visits.flatMap((one) => one.doses.filter(({ doseCode }) => doseCode === code).map(() => one.on)); // prettier-ignore
  return { visits, leftOut, onFor: doses };
}

describe('the plan of a child of five months who was given nothing', () => {
  it('begins today', () => {
    const { visits, onFor } = planOf('2026-06-01');
    expect(visits[0]?.on).toBe(today);
    expect(onFor('Penta-1')).toEqual([today]);
  });

  const decided = anImmunisationDecision({ occurredAt: yesterday, vaccineCodes: ['pcv'], reason: 'fear' });
  const untilOn = on('2026-11-24');

  it('leaves a refused vaccine out, and says so', () => {
    const { untilOn: _none, ...forGood } = decided;
    const { leftOut, onFor } = planOf('2026-06-01', { ...forGood, kind: 'refused' });
    expect(onFor('PCV-1')).toEqual([]);
    expect(leftOut).toEqual(['PCV']);
  });

  it.each([
    ['deferred', '2026-11-24', 'on the day it was deferred to'],
    ['refused', '2026-11-25', 'after the day the refusal holds to'],
  ])('gives a vaccine that was %s on %s: %s', (kind, first) => {
    const { leftOut, onFor } = planOf('2026-06-01', { ...decided, kind, untilOn });
    expect(onFor('PCV-1')).toEqual([first]);
    expect(leftOut).toEqual([]);
  });
});

it('a child who is late for nothing has no plan', () => {
  expect(planOf('2026-11-10').visits).toEqual([]);
});
