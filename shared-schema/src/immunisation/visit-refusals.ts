// Which of the doses somebody means to give today the rules refuse, why, and from which day on they would not. The visit is
// judged as if it had happened: the same rules that will judge it tomorrow.

import type { LocalDate } from '../local-date.js';
import type { CompiledSchedule } from './compiled-schedule.js';
import { judgeChild } from './judge-child.js';
import type { DoseReason, JudgedDose, Subject } from './judged.js';

export interface PlannedDose {
  readonly id: string;
  readonly vaccineCode: string;
  /** Of the lot it is drawn from. */
  readonly lot?: { readonly expiresOn: LocalDate; readonly locked?: boolean; readonly lockReason?: string };
}

export type DoseRefusal =
  | { readonly kind: DoseReason; readonly earliestOn?: LocalDate }
  /** No series of the schedule takes it for this person. */
  | { readonly kind: 'not-for-person' }
  | { readonly kind: 'lot-expired'; readonly expiresOn: LocalDate }
  | { readonly kind: 'lot-locked'; readonly lockReason?: string };

/** A day after its last day; the last day itself is good. */
function refusedLot({ lot }: PlannedDose, on: LocalDate): readonly DoseRefusal[] {
  if (!lot) return [];
  const { expiresOn, locked, lockReason } = lot;
  return [
    ...(expiresOn < on ? [{ kind: 'lot-expired', expiresOn } as const] : []),
    ...(locked ? [{ kind: 'lot-locked', ...(lockReason !== undefined && { lockReason }) } as const] : []),
  ];
}

function refusedByRules(judged: JudgedDose | undefined): readonly DoseRefusal[] {
  if (!judged || judged.status === 'valid') return [];
  if (judged.status === 'not-in-schedule') return [{ kind: 'not-for-person' }];
  if (judged.status === 'extraneous') return [{ kind: 'series-complete' }];
  const earliest = judged.groups.flatMap(({ earliestOn }) => earliestOn ?? []).sort();
  const earliestOn = earliest.at(-1);
  return judged.reasons.map((kind) => (earliestOn === undefined ? { kind } : { kind, earliestOn }));
}

/** By the planned dose's id; a dose nothing is wrong with is absent. */
export function visitRefusals(
  schedule: CompiledSchedule,
  /** Undefined where no birthday is known: then only the lot can be judged. */
  subject: Subject | undefined,
  planned: readonly PlannedDose[],
  on: LocalDate,
): ReadonlyMap<string, readonly DoseRefusal[]> {
  const given = planned.map(({ id, vaccineCode }) => ({ id, vaccineCode, givenOn: on }));
  const judged = subject && judgeChild(schedule, { ...subject, doses: [...subject.doses, ...given] }, on);
  const found = planned.map((dose): [string, readonly DoseRefusal[]] => [
    dose.id,
    [...refusedLot(dose, on), ...refusedByRules(judged?.doses.find(({ id }) => id === dose.id))],
  ]);
  return new Map(found.filter(([, refusals]) => refusals.length > 0));
}
