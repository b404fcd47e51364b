// How many people another edition of a schedule moves: newly due, due no longer, the day of their next dose another, a dose
// given already judged differently. Judged with the same engine from the same facts as lists and counts. Ids go in, numbers
// come out.

import type { CareFact, PersonFact } from '../../due/care-fact.js';
import { dueRow, isListedChild, isPregnant, tooOldFrom, type DueRules } from '../../due/due-doses.js';
import { immunisationSubject } from '../../due/immunisation-subject.js';
import type { PersonCare } from '../../due/person-care.js';
import type { LocalDate } from '../../local-date.js';
import type { Steps } from '../../steps.js';
import type { ChildJudgement, JudgedDose } from '../judged.js';

/** People, once in each line they are in. */
export interface DoseMoves {
  readonly newlyDue: number;
  readonly noLongerDue: number;
  /** Not due on the day either way; the next dose is wished for earlier, or later, than before. */
  readonly sooner: number;
  readonly later: number;
}
export interface JudgedMoves {
  readonly countsNow: number;
  readonly countsNoLonger: number;
  /** Counts before and after, for another dose or with another reason why not. */
  readonly otherwise: number;
}
export interface ScheduleMoves {
  /** Children and pregnant women the lists look at. */
  readonly people: number;
  /** Of them, those anything changes for. */
  readonly moved: number;
  readonly newlyDue: number;
  readonly noLongerDue: number;
  readonly judgedOtherwise: number;
  readonly byDose: Readonly<Record<string, DoseMoves>>;
  readonly byVaccine: Readonly<Record<string, JudgedMoves>>;
}

export interface TwoEditions {
  readonly before: DueRules;
  readonly after: DueRules;
}

const AT_ONCE = 50;
const NO_DOSE_MOVES: DoseMoves = { newlyDue: 0, noLongerDue: 0, sooner: 0, later: 0 };
const NOT_JUDGED: JudgedMoves = { countsNow: 0, countsNoLonger: 0, otherwise: 0 };

interface Standing {
  readonly judgement: ChildJudgement;
  readonly due: ReadonlySet<string>;
  readonly next: ReadonlyMap<string, LocalDate>;
}

function standingBy(
  rules: DueRules,
  person: PersonFact,
  facts: readonly CareFact[],
  day: LocalDate,
): Standing | undefined {
  const subject = immunisationSubject(person, facts);
  if (!subject) return undefined;
  const judgement = rules.judge(subject, day);
  const row = dueRow(person, facts, day, { ...rules, judge: () => judgement });
  const next = judgement.forecasts.flatMap(({ status, outgrown, doseCode, recommendedOn }) =>
    status === 'not-complete' && !outgrown && doseCode !== undefined && recommendedOn !== undefined
      ? [[doseCode, recommendedOn] as const]
      : [],
  );
  const due = (row?.doses ?? []).filter(({ held }) => !held).map(({ doseCode }) => doseCode);
  return { judgement, due: new Set(due), next: new Map(next) };
}

function doseMovesOf(before: Standing, after: Standing): ReadonlyMap<string, keyof DoseMoves> {
  const moves = new Map<string, keyof DoseMoves>();
  for (const code of after.due) if (!before.due.has(code)) moves.set(code, 'newlyDue');
  for (const code of before.due) if (!after.due.has(code)) moves.set(code, 'noLongerDue');
  for (const [code, on] of after.next) {
    const was = before.next.get(code);
    if (was === undefined || was === on || moves.has(code) || after.due.has(code)) continue;
    moves.set(code, on < was ? 'sooner' : 'later');
  }
  return moves;
}

const isSame = (one: JudgedDose, other: JudgedDose): boolean =>
  one.status === other.status &&
  one.satisfies.join() === other.satisfies.join() &&
  one.reasons.join() === other.reasons.join();

interface JudgedMove {
  readonly vaccineCode: string;
  readonly move: keyof JudgedMoves;
}

/** Two doses of one vaccine that move alike are one person. */
function judgedMovesOf(before: ChildJudgement, after: ChildJudgement): readonly JudgedMove[] {
  const was = new Map(before.doses.map((dose) => [dose.id, dose]));
  const moves = new Map<string, JudgedMove>();
  for (const dose of after.doses) {
    const old = was.get(dose.id);
    if (!old || isSame(old, dose)) continue;
    const { vaccineCode } = dose;
    const counts = dose.status === 'valid';
    const move = counts === (old.status === 'valid') ? 'otherwise' : counts ? 'countsNow' : 'countsNoLonger';
    moves.set(`${vaccineCode} ${move}`, { vaccineCode, move });
  }
  return [...moves.values()];
}

function isLookedAt({ person, facts }: PersonCare, day: LocalDate): boolean {
  if (person.lifeStatus !== 'living' || person.birthDate === undefined) return false;
  return isListedChild(person.birthDate, tooOldFrom(day)) || isPregnant(facts, day);
}

export function* scheduleMoves(
  people: Iterable<PersonCare>,
  day: LocalDate,
  editions: TwoEditions,
): Steps<ScheduleMoves> {
  const total = { people: 0, moved: 0, newlyDue: 0, noLongerDue: 0, judgedOtherwise: 0 };
  const byDose: Record<string, DoseMoves> = {};
  const byVaccine: Record<string, JudgedMoves> = {};
  for (const one of people) {
    if (!isLookedAt(one, day)) continue;
    const before = standingBy(editions.before, one.person, one.facts, day);
    const after = standingBy(editions.after, one.person, one.facts, day);
    if (!before || !after) continue;
    total.people += 1;
    const doses = doseMovesOf(before, after);
    const judged = judgedMovesOf(before.judgement, after.judgement);
    const kinds = new Set(doses.values());
    total.moved += doses.size + judged.length > 0 ? 1 : 0;
    total.newlyDue += kinds.has('newlyDue') ? 1 : 0;
    total.noLongerDue += kinds.has('noLongerDue') ? 1 : 0;
    total.judgedOtherwise += judged.length > 0 ? 1 : 0;
    for (const [code, move] of doses) {
      const row = (byDose[code] ??= NO_DOSE_MOVES);
      byDose[code] = { ...row, [move]: row[move] + 1 };
    }
    for (const { vaccineCode, move } of judged) {
      const row = (byVaccine[vaccineCode] ??= NOT_JUDGED);
      byVaccine[vaccineCode] = { ...row, [move]: row[move] + 1 };
    }
    if (total.people % AT_ONCE === 0) yield;
  }
  return { ...total, byDose, byVaccine };
}
