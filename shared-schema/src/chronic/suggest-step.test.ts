import { describe, expect, it } from 'vitest';
import { suggestStep, type StepAdvice, type StepQuestion } from './suggest-step.js';

const question: StepQuestion = {
  register: 'hypertension',
  reached: 0,
  medicines: [],
  adherence: 'every-day',
  mayBePregnant: false,
};
const taking = (...codes: string[]): Pick<StepQuestion, 'medicines'> => ({
  medicines: codes.map((code) => ({ code })),
});
const said = (advice: StepAdvice): string =>
  'step' in advice ? `${advice.kind} ${advice.step.code}` : advice.kind;

describe('the step a protocol suggests', () => {
  it.each([
    [{}, 'step-up hearts-1'],
    [taking('amlodipine'), 'step-up hearts-2'],
    [taking('amlodipine', 'enalapril'), 'step-up hearts-3'],
    [{ ...taking('amlodipine', 'telmisartan'), lastStepTaken: 'hearts-3' }, 'step-up hearts-4'],
    [taking('nifedipine-retard', 'losartan', 'indapamide'), 'refer'],
    [taking('bisoprolol'), 'step-up hearts-1'],
    [{ medicines: [{}] }, 'step-up hearts-1'],
    [{ ...taking('amlodipine'), adherence: 'missed-some' }, 'talk-about-adherence'],
    [{ ...taking('amlodipine'), mayBePregnant: true }, 'ask-doctor hearts-2'],
    [{ reached: 1 as const }, 'stay'],
    [{ reached: 2 as const }, 'measure-first'],
    [{ register: 'diabetes' }, 'no-protocol'],
  ])('with %j: %s', (change, advice) => {
    expect(said(suggestStep({ ...question, ...change }))).toBe(advice);
  });

  it.each([
    [139, 89, 50, false, 'lifestyle-first'],
    [140, 89, 50, false, 'step-up hearts-1'],
    [139, 90, 50, false, 'step-up hearts-1'],
    [129, 85, 50, true, 'lifestyle-first'],
    [130, 85, 50, true, 'step-up hearts-1'],
    [159, 89, 80, true, 'lifestyle-first'],
    [160, 89, 80, false, 'step-up hearts-1'],
    [159, 89, 79, false, 'step-up hearts-1'],
    [139, 89, undefined, false, 'lifestyle-first'],
  ])(
    'of somebody without medicine at %i/%i, %s years, at high risk %s: %s',
    (systolicMmHg, diastolicMmHg, ageYears, highRisk, advice) => {
      const start = { pressure: { systolicMmHg, diastolicMmHg }, ageYears, highRisk };
      expect(said(suggestStep({ ...question, start }))).toBe(advice);
      expect(said(suggestStep({ ...question, ...taking('amlodipine'), start }))).toBe('step-up hearts-2');
    },
  );
});
