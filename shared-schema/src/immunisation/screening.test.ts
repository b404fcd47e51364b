import { describe, expect, it } from 'vitest';
import type { LocalDate, PartialDate } from '../local-date.js';
import { decisionReason } from './decision-reasons.table.js';
import { concerns, questionsFor, readScreening, screeningOn } from './screening.js';
import { SCREENING } from './screening.table.js';

const day = (text: string): LocalDate => text as LocalDate;
const TODAY = day('2026-11-21');
const table = screeningOn(TODAY);
const read = (answers: Record<string, boolean | number>, on = TODAY) =>
  readScreening(table.questions, answers, on).findings;

describe('questions before a dose', () => {
  it.each([
    [37.4, undefined],
    [37.5, 'fever'],
    [35.6, undefined],
    [35.5, 'low-temperature'],
  ])('%d °C: %s', (temperature, reason) => {
    expect(read({ temperature })[0]?.outcome.reason).toBe(reason);
  });

  it.each([
    ['immunoglobulin-3-months', '2026-11-30', '2027-03-01'],
    ['immunoglobulin-3-months', '2026-08-31', '2026-12-01'],
    ['corticosteroid-14-days', '2026-12-20', '2027-01-03'],
  ])('after %s, asked on %s, it is asked again on %s', (question, on, untilOn) => {
    expect(read({ [question]: true }, day(on))).toMatchObject([{ question, untilOn }]);
  });

  it.each<[string, boolean]>([
    ['2026-08-22', true],
    ['2026-08-21', false],
    ['2026-08', true],
    ['2025', false],
  ])('of a child born %s the weight is asked: %s', (born, isAsked) => {
    const codes = questionsFor(table, born as PartialDate, TODAY).map(({ code }) => code);
    expect(codes.includes('weight-below-2000g')).toBe(isAsked);
  });

  it('severe immune deficiency stands in the way of live vaccines alone', () => {
    const [finding] = read({ 'immune-deficiency': true });
    if (!finding) throw new Error('it is one');
    expect(concerns(finding, { live: 'injected' })).toBe(true);
    expect(concerns(finding, {})).toBe(false);
  });

  it('what nobody answered is open, and stands in the way of nothing', () => {
    const { findings, open } = readScreening(table.questions, {}, TODAY);
    expect([findings, open]).toEqual([[], table.questions.map(({ code }) => code)]);
  });

  it('every outcome names a reason that can be chosen for it', () => {
    const outcomes = SCREENING.flatMap(({ questions }) =>
      questions.flatMap((question) =>
        question.kind === 'yes-no' ? [question.ifYes] : [question.high.outcome, question.low.outcome],
      ),
    );
    for (const { reason, decision } of outcomes) expect(decisionReason(reason)?.kinds).toContain(decision);
  });
});
