// The form of an enrolment as it is typed: new, or on one that stands.

import type { CareTarget, Enrolment } from '@tram/shared-schema/chronic/enrolment.js';
import { formatLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import { typedNumber } from '../measure-values.js';
import { medicineValuesOf, type MedicineValues } from '../read-answers.js';

export const STANDINGS = [
  'under-care',
  'elsewhere',
  'moved-away',
  'lost',
  'died',
  'recorded-by-mistake',
] as const;
export const SMOKER = ['yes', 'stopped', 'no', 'unknown'] as const;
export const CONSENT_HOW = ['spoken', 'signed', 'guardian'] as const;

export interface EnrolmentValues {
  readonly register: string;
  readonly enrolledOn: string;
  readonly diagnosedOn: string;
  readonly diagnosedAt: string;
  readonly diagnosisCode: string;
  readonly diagnosisEdition: string;
  readonly diagnosisDisplay: string;
  readonly riskFactors: readonly string[];
  readonly complications: readonly string[];
  readonly medicines: readonly MedicineValues[];
  /** `rule`, or `doctor`. */
  readonly targetBy: string;
  readonly systolicBelow: string;
  readonly diastolicBelow: string;
  readonly fastingFrom: string;
  readonly fastingBelow: string;
  readonly hba1cBelow: string;
  readonly targetReason: string;
  readonly smoker: string;
  readonly cholesterol: string;
  readonly cholesterolUnit: string;
  /** `yes`, `no` or nothing: never chosen beforehand. */
  readonly consent: string;
  readonly consentHow: string;
  readonly standing: string;
  readonly standingOn: string;
  readonly note: string;
}

export const targetTexts = (
  target: CareTarget | undefined,
): Pick<
  EnrolmentValues,
  'systolicBelow' | 'diastolicBelow' | 'fastingFrom' | 'fastingBelow' | 'hba1cBelow'
> => ({
  systolicBelow: typedNumber(target?.systolicBelow),
  diastolicBelow: typedNumber(target?.diastolicBelow),
  fastingFrom: typedNumber(target?.fastingGlucoseFromMmolL),
  fastingBelow: typedNumber(target?.fastingGlucoseBelowMmolL),
  hba1cBelow: typedNumber(target?.hba1cBelowPercent),
});

export const emptyEnrolment = (register: string, today: LocalDate): EnrolmentValues => ({
  register,
  enrolledOn: formatLocalDate(today),
  diagnosedOn: '',
  diagnosedAt: '',
  diagnosisCode: '',
  diagnosisEdition: '',
  diagnosisDisplay: '',
  riskFactors: [],
  complications: [],
  medicines: [],
  targetBy: 'rule',
  ...targetTexts(undefined),
  targetReason: '',
  smoker: '',
  cholesterol: '',
  cholesterolUnit: 'mmol/L',
  consent: '',
  consentHow: 'spoken',
  standing: 'under-care',
  standingOn: '',
  note: '',
});

export function enrolmentValuesOf(enrolment: Enrolment): EnrolmentValues {
  const { target, consent, standingOn, diagnosedOn } = enrolment;
  return {
    ...emptyEnrolment(enrolment.register, enrolment.enrolledOn),
    diagnosedOn: diagnosedOn === undefined ? '' : formatLocalDate(diagnosedOn),
    diagnosedAt: enrolment.diagnosedAt ?? '',
    diagnosisCode: enrolment.diagnosisCode ?? '',
    diagnosisEdition: enrolment.diagnosisEdition ?? '',
    diagnosisDisplay: enrolment.diagnosisDisplay ?? '',
    riskFactors: enrolment.riskFactors ?? [],
    complications: enrolment.complications ?? [],
    medicines: (enrolment.medicinesAtStart ?? []).map(medicineValuesOf),
    targetBy: target?.setBy === 'doctor' ? 'doctor' : 'rule',
    ...targetTexts(target?.setBy === 'doctor' ? target : undefined),
    targetReason: target?.reason ?? '',
    smoker: enrolment.smoker ?? '',
    cholesterol: typedNumber(enrolment.totalCholesterolMmolL),
    consent: consent === undefined ? '' : consent.given ? 'yes' : 'no',
    consentHow: consent?.how ?? 'spoken',
    standing: enrolment.standing,
    standingOn: standingOn === undefined ? '' : formatLocalDate(standingOn),
    note: enrolment.note ?? '',
  };
}
