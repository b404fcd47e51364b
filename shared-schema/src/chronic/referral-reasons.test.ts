import { describe, expect, it } from 'vitest';
import { REFERRALS } from './referral.table.js';
import { emergencies, referralReasons, type ReferralFacts } from './referral-reasons.js';

const codes = (facts: ReferralFacts): readonly string[] => referralReasons(facts).map(({ code }) => code);

describe('a reason to send somebody on', () => {
  it.each<[ReferralFacts, readonly string[]]>([
    [{}, []],
    [{ pressureReadings: [{ systolicMmHg: 179, diastolicMmHg: 109 }] }, []],
    [{ pressureReadings: [{ systolicMmHg: 180, diastolicMmHg: 90 }] }, ['pressure-emergency']],
    [{ glucoseMmolL: 16.6 }, []],
    [{ glucoseMmolL: 16.7 }, ['glucose-high']],
    [{ glucoseMmolL: 3.9 }, []],
    [{ glucoseMmolL: 3.8 }, ['glucose-low']],
    [{ symptoms: ['headache'] }, []],
    [{ symptoms: ['chest-pain'] }, ['alarm-symptom']],
    [{ hypertension: true, ageYears: 41 }, []],
    [{ hypertension: true, ageYears: 40 }, ['young-hypertension']],
    [{ hypertension: false, ageYears: 30 }, []],
    [{ hba1cPercent: 8.9 }, []],
    [{ hba1cPercent: 9 }, ['hba1c-high']],
    [{ uncontrolledDays: 89, medicineCount: 2 }, []],
    [{ uncontrolledDays: 90, medicineCount: 1 }, []],
    [{ uncontrolledDays: 90, medicineCount: 2 }, ['not-controlled']],
    [{ pregnant: true, newComplication: true }, ['pregnant', 'complication']],
  ])('with %j: %j', (facts, reasons) => {
    expect(codes(facts)).toEqual(reasons);
  });

  it('says what to do at once where it cannot wait, and only there', () => {
    for (const { urgency, now, status } of REFERRALS) {
      expect(now !== undefined).toBe(urgency === 'now');
      if (now) expect(status).toBe('to-be-confirmed');
    }
  });

  it('stops the worker where it cannot wait', () => {
    expect(emergencies({ glucoseMmolL: 20, hba1cPercent: 12 }).map(({ code }) => code)).toEqual([
      'glucose-high',
    ]);
  });
});
