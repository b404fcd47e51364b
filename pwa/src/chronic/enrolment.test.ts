// An enrolment as it is read: what is asked, what is refused, and where its target comes from.

import type { LocalDate, PartialDate } from '@tram/shared-schema/local-date.js';
import { describe, expect, it } from 'vitest';
import { emptyEnrolment, type EnrolmentValues } from './enrol/enrolment-values.js';
import { parseEnrolment, possibleCholesterol, type EnrolmentFacts } from './enrol/parse-enrolment.js';

const TODAY = '2026-11-21' as LocalDate;
const facts: EnrolmentFacts = {
  today: TODAY,
  birthDate: '1960-05-01' as PartialDate,
  person: { ageYears: 66, hypertension: false, diabetes: false, kidneyDisease: false },
  taken: ['diabetes'],
};
const values = (changes: Partial<EnrolmentValues> = {}): EnrolmentValues => ({
  ...emptyEnrolment('hypertension', TODAY),
  consent: 'yes',
  ...changes,
});

describe('an enrolment', () => {
  it('takes the target of the rule for the age, and of another one with kidney disease', () => {
    expect(parseEnrolment(values(), facts)).toMatchObject({
      ok: true,
      value: { target: { systolicBelow: 140, setBy: 'rule', ruleCode: 'pressure-65-and-older' } },
    });
    expect(parseEnrolment(values({ complications: ['kidney-disease'] }), facts)).toMatchObject({
      value: { target: { systolicBelow: 130, ruleCode: 'pressure-kidney' } },
    });
  });

  it('by the doctor’s hand needs a reason', () => {
    const doctor = { targetBy: 'doctor', systolicBelow: '150', diastolicBelow: '90' };
    expect(parseEnrolment(values(doctor), facts)).toMatchObject({
      ok: false,
      error: { targetReason: { kind: 'required' } },
    });
    expect(parseEnrolment(values({ ...doctor, targetReason: 'Hay ngã' }), facts)).toMatchObject({
      value: { target: { systolicBelow: 150, setBy: 'doctor', reason: 'Hay ngã' } },
    });
  });

  it('asks for consent and keeps a refusal, which keeps nobody from care', () => {
    expect(parseEnrolment(values({ consent: '' }), facts)).toMatchObject({
      error: { consent: { kind: 'required' } },
    });
    expect(parseEnrolment(values({ consent: 'no' }), facts)).toMatchObject({
      ok: true,
      value: { consent: { given: false } },
    });
  });

  it('in a register the person is in already is refused', () => {
    expect(parseEnrolment(values({ register: 'diabetes' }), facts)).toMatchObject({
      error: { register: { kind: 'required' } },
    });
  });

  it('takes a year of diagnosis alone, and cholesterol in either unit', () => {
    const read = parseEnrolment(
      values({ diagnosedOn: '2019', cholesterol: '201', cholesterolUnit: 'mg/dL' }),
      facts,
    );
    expect(read).toMatchObject({ value: { diagnosedOn: '2019', totalCholesterolMmolL: 5.2 } });
  });

  it.each([
    ['0,9', 'mmol/L', undefined],
    ['1', 'mmol/L', 1],
    ['20', 'mmol/L', 20],
    ['20,1', 'mmol/L', undefined],
    ['200', 'mmol/L', undefined],
    ['200', 'mg/dL', 5.2],
  ])('with a cholesterol of %s %s works out the risk from %s', (cholesterol, cholesterolUnit, mmolL) => {
    expect(possibleCholesterol(values({ cholesterol, cholesterolUnit }))).toBe(mmolL);
  });

  it.each(['01/01/2030', '01/01/1950', '2026'])('on the day %s is refused', (enrolledOn) => {
    expect(parseEnrolment(values({ enrolledOn }), facts)).toMatchObject({ ok: false });
  });
});
