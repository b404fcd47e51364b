// Which step of the protocol comes next for somebody whose target is not reached. Suggests, with the reason; applies nothing.

import type { LocalDate } from '../local-date.js';
import { rowsOn } from '../reference/sourced.js';
import type { BloodPressure } from '../encounters/vitals.js';
import { reachesBound } from './blood-pressure.js';
import { MEDICINES, type MedicineClass } from './medicines.table.js';
import {
  PROTOCOL_STEPS,
  TREATMENT_STARTS,
  type ProtocolStep,
  type TreatmentStart,
} from './protocols.table.js';
import { isAdherencePoor } from './symptoms.js';
import type { Reached } from './target-reached.js';

export interface StepQuestion {
  readonly register: string;
  readonly reached: Reached;
  /** What the person takes now. */
  readonly medicines: readonly { readonly code?: string | undefined }[];
  readonly adherence: string | undefined;
  /** The last step somebody said they took; tells a raised dose from the one before. */
  readonly lastStepTaken?: string | undefined;
  readonly mayBePregnant: boolean;
  /** Of the visit, with what decides from which pressure on medicine begins; absent: not asked. */
  readonly start?: {
    readonly pressure: BloodPressure | undefined;
    readonly ageYears: number | undefined;
    readonly highRisk: boolean;
  };
  /** The day of the visit: only steps in force on it are suggested. */
  readonly on?: LocalDate;
}

export type StepAdvice =
  | { readonly kind: 'no-protocol' }
  /** Not assessed: measure first. */
  | { readonly kind: 'measure-first' }
  /** Takes nothing, and the pressure asks for no medicine yet. */
  | { readonly kind: 'lifestyle-first'; readonly below: TreatmentStart }
  | { readonly kind: 'stay'; readonly on: ProtocolStep | undefined }
  /** Medicines that are not taken need no more of them. */
  | { readonly kind: 'talk-about-adherence' }
  /** A doctor has to choose: the next step is not for somebody who is or may become pregnant. */
  | { readonly kind: 'ask-doctor'; readonly step: ProtocolStep }
  | { readonly kind: 'step-up'; readonly step: ProtocolStep }
  /** No further step: refer. */
  | { readonly kind: 'refer' };

const classOf = (code: string | undefined): MedicineClass | undefined =>
  MEDICINES.find((row) => row.code === code)?.of;

/** The place of the step somebody stands on, -1 before the first. Which dose they take is not known from here. */
function placeOf(steps: readonly ProtocolStep[], { medicines, lastStepTaken }: StepQuestion): number {
  const taken = new Set(medicines.map(({ code }) => classOf(code)));
  const isOn = ({ groups }: ProtocolStep): boolean =>
    groups.every((group) => group.some((medicineClass) => taken.has(medicineClass)));
  return steps.findLastIndex((step) => isOn(step) && (!step.raisesDoses || step.code === lastStepTaken));
}

/** The row a person without medicine stays below; undefined where medicine may begin, or nobody asked. */
function staysBelow({ medicines, start, on }: StepQuestion): TreatmentStart | undefined {
  if (medicines.length > 0 || !start?.pressure) return undefined;
  const { pressure, ageYears = 0, highRisk } = start;
  const row = rowsOn(TREATMENT_STARTS, on).find(
    ({ fromYears = 0, highRisk: asksRisk }) => ageYears >= fromYears && (!asksRisk || highRisk),
  );
  return row && !reachesBound(pressure, row) ? row : undefined;
}

export function suggestStep(question: StepQuestion): StepAdvice {
  const steps = rowsOn(PROTOCOL_STEPS, question.on).filter(({ register }) => register === question.register);
  if (steps.length === 0) return { kind: 'no-protocol' };
  const place = placeOf(steps, question);
  if (question.reached === 2) return { kind: 'measure-first' };
  if (question.reached === 1) return { kind: 'stay', on: steps[place] };
  const below = staysBelow(question);
  if (below) return { kind: 'lifestyle-first', below };
  if (isAdherencePoor(question.adherence)) return { kind: 'talk-about-adherence' };
  const step = steps[place + 1];
  if (!step) return { kind: 'refer' };
  return step.notInPregnancy && question.mayBePregnant
    ? { kind: 'ask-doctor', step }
    : { kind: 'step-up', step };
}
