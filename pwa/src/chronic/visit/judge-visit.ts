// What the visit says while it is being typed: the average, whether the target is reached, what to do at once, the step the
// protocol suggests and the day to come again. Informs; the worker writes.

import { averagePressure } from '@tram/shared-schema/chronic/blood-pressure.js';
import type { FollowUp } from '@tram/shared-schema/chronic/follow-up.js';
import { nextVisitOn } from '@tram/shared-schema/chronic/next-visit.js';
import { referralReasons, type ReferralFacts } from '@tram/shared-schema/chronic/referral-reasons.js';
import type { ReferralRow } from '@tram/shared-schema/chronic/referral.table.js';
import { registerVerdict } from '@tram/shared-schema/chronic/register-verdict.js';
import { suggestStep, type StepAdvice } from '@tram/shared-schema/chronic/suggest-step.js';
import { isHeartAttackOrStroke } from '@tram/shared-schema/chronic/symptoms.js';
import type { Reached } from '@tram/shared-schema/chronic/target-reached.js';
import type { BloodPressure } from '@tram/shared-schema/encounters/vitals.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { Measures } from '../measure-values.js';
import { daysUncontrolled, registerRowsOf, type VisitContext } from './visit-context.js';

export interface VisitSoFar extends Measures {
  readonly registers: readonly string[];
  readonly adherence?: string | undefined;
  readonly medicines?: FollowUp['medicines'] | undefined;
  readonly measures?: FollowUp['measures'] | undefined;
}

export interface VisitJudgement {
  readonly average: BloodPressure | undefined;
  /** By register, in their order. */
  readonly reached: Readonly<Record<string, Reached>>;
  /** Of the first register that has a protocol. */
  readonly step: StepAdvice | undefined;
  readonly emergencies: readonly ReferralRow[];
  readonly toRefer: readonly ReferralRow[];
  readonly nextOn: LocalDate;
}

const reachedIn = (visit: VisitSoFar, context: VisitContext): readonly [string, Reached][] =>
  registerRowsOf(visit.registers).map(({ code }) => [
    code,
    registerVerdict(code, visit, context.targets[code]),
  ]);

export function emergencyFacts(measures: Measures): ReferralFacts {
  const { pressureReadings, glucose, hba1cPercent, symptoms } = measures;
  return { pressureReadings, glucoseMmolL: glucose?.mmolL, hba1cPercent, symptoms };
}

const isAtHighRisk = ({ targetPerson, enrolments }: VisitContext): boolean =>
  targetPerson.diabetes ||
  targetPerson.kidneyDisease ||
  enrolments.some(({ complications = [] }) => complications.some(isHeartAttackOrStroke));

export function judgeVisit(visit: VisitSoFar, context: VisitContext, on: LocalDate): VisitJudgement {
  const average = averagePressure(visit.pressureReadings ?? []);
  const verdicts = reachedIn(visit, context);
  const medicines = visit.medicines ?? [];
  const steps = verdicts.map(([register, reached]) =>
    suggestStep({
      register,
      reached,
      medicines: medicines.length > 0 ? medicines : context.medicinesBefore,
      adherence: visit.adherence,
      lastStepTaken: context.lastStepTaken,
      mayBePregnant: context.mayBePregnant,
      start: { pressure: average, ageYears: context.targetPerson.ageYears, highRisk: isAtHighRisk(context) },
      on,
    }),
  );
  const reasons = referralReasons({
    ...emergencyFacts(visit),
    ageYears: context.targetPerson.ageYears,
    hypertension: context.targetPerson.hypertension,
    uncontrolledDays: verdicts.some(([, reached]) => reached === 0) ? daysUncontrolled(context, on) : 0,
    medicineCount: medicines.length > 0 ? medicines.length : context.medicinesBefore.length,
  });
  const judged = verdicts
    .filter(([code]) => context.targets[code] !== undefined)
    .map(([, reached]) => reached);
  return {
    average,
    reached: Object.fromEntries(verdicts),
    step: steps.find(({ kind }) => kind !== 'no-protocol'),
    emergencies: reasons.filter(({ urgency }) => urgency === 'now'),
    toRefer: reasons.filter(({ urgency }) => urgency === 'planned'),
    nextOn: nextVisitOn({ on, reached: judged, medicines }),
  };
}
