// Whether two records may be of one person, and why. Never decides: a worker looks at both and says so.

import { compareFacts, insuranceDigits, type DoubleFacts } from './double-facts.js';
import {
  APART_RULES,
  DOUBLE_RULES,
  type ApartReason,
  type DoubleReason,
  type DoubleRule,
} from './double-rules.table.js';
import { foldTextLoose } from './vietnamese-text.js';

export interface DoubleJudgement {
  /** What speaks for it less what speaks against it. */
  readonly weight: number;
  /** The weightiest first; of each kind only that one. */
  readonly reasons: readonly DoubleReason[];
  readonly apart: readonly ApartReason[];
}

export function judgeDouble(a: DoubleFacts, b: DoubleFacts): DoubleJudgement {
  const pair = compareFacts(a, b);
  const told = new Map<DoubleRule['kind'], DoubleRule>();
  for (const rule of DOUBLE_RULES) {
    if (rule.weight > (told.get(rule.kind)?.weight ?? 0) && rule.holds(pair)) told.set(rule.kind, rule);
  }
  const held = [...told.values()].sort((one, other) => other.weight - one.weight);
  const against = APART_RULES.filter((rule) => rule.holds(pair));
  const sum = (rules: readonly { readonly weight: number }[]): number =>
    rules.reduce((total, { weight }) => total + weight, 0);
  return {
    weight: sum(held) - sum(against),
    reasons: held.map(({ reason }) => reason),
    apart: against.map(({ reason }) => reason),
  };
}

/**
 * One number, two living people: one of the two records is wrong, whether they are doubles or not. It is told to the head
 * of the station and stands in nobody's way: numbers are cancelled and issued again (NĐ 70/2024 article 11).
 */
export const shareLivingId = (a: DoubleFacts, b: DoubleFacts): boolean =>
  a.personalId !== undefined &&
  a.personalId === b.personalId &&
  a.lifeStatus === 'living' &&
  b.lifeStatus === 'living';

const NAME_KEY = 'n';
export const isNameKey = (key: string): boolean => key.startsWith(NAME_KEY);

/** Two doubles worth listing have at least one of these in common. */
export function meetingKeys(facts: DoubleFacts): ReadonlySet<string> {
  const { personalId, oldIdNumbers = [], insuranceNumber, passportNumber, phones = [], birthDate } = facts;
  const keys = new Set<string>();
  for (const paper of [personalId, ...oldIdNumbers]) if (paper !== undefined) keys.add(`p${paper}`);
  if (insuranceNumber !== undefined) keys.add(`i${insuranceDigits(insuranceNumber)}`);
  if (passportNumber !== undefined) keys.add(`f${passportNumber}`);
  for (const phone of phones) keys.add(`t${phone}`);
  const name = foldTextLoose(facts.name);
  if (name !== '' && birthDate !== undefined) keys.add(`${NAME_KEY}${birthDate.slice(0, 4)} ${name}`);
  return keys;
}
