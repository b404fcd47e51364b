// What the page of who is missing shows of the list: the lines of whoever is asked for, and how many there are for each
// reason. Worked out step by step: it looks at everybody under care.

import type { ChronicReason } from '@tram/shared-schema/chronic/chronic-list.js';
import type { Steps } from '@tram/shared-schema/steps.js';
import type { ListedPerson } from './listed-person.js';

export type ListReason = 'missing' | ChronicReason;
export const LIST_REASONS = [
  'missing',
  'due',
  'overdue',
  'never-came',
  'not-controlled',
  'medicine-ran-out',
  'snoozed',
] as const satisfies readonly ListReason[];

export interface MissingFilter {
  readonly reason: ListReason;
  /** Empty: whoever has none. Undefined: whatever theirs. */
  readonly hamletId: string | undefined;
}
export const WHOEVER_IS_MISSING: MissingFilter = { reason: 'missing', hamletId: undefined };

export type ListLine =
  | { readonly kind: 'hamlet'; readonly hamletId: string | undefined; readonly count: number }
  | { readonly kind: 'person'; readonly person: ListedPerson };

export interface MissingView {
  readonly lines: readonly ListLine[];
  /** Of everybody under care, whoever is asked for. */
  readonly counts: Readonly<Record<ListReason, number>>;
  readonly homeVisits: number;
  readonly people: number;
}

const PEOPLE_IN_A_STEP = 200;

const isFor = (person: ListedPerson, reason: ListReason): boolean =>
  reason === 'missing' ? person.isMissing : person.reasons.has(reason);

const isOf = ({ hamletId = '' }: ListedPerson, asked: string | undefined): boolean =>
  asked === undefined || hamletId === asked;

export function* missingViewSteps(
  listed: readonly ListedPerson[] | undefined,
  { reason, hamletId }: MissingFilter,
): Steps<MissingView | undefined> {
  if (!listed) return undefined;
  const asked: ListedPerson[] = [];
  const counts: Record<ListReason, number> = {
    missing: 0,
    due: 0,
    overdue: 0,
    'never-came': 0,
    'not-controlled': 0,
    'medicine-ran-out': 0,
    snoozed: 0,
  };
  let [homeVisits, people] = [0, 0];
  for (const person of listed) {
    if ((people += 1) % PEOPLE_IN_A_STEP === 0) yield;
    if (person.isMissing) counts.missing += 1;
    for (const one of person.reasons) counts[one] += 1;
    if (person.needsHomeVisit) homeVisits += 1;
    if (isFor(person, reason) && isOf(person, hamletId)) asked.push(person);
  }
  return { lines: yield* lineSteps(asked), counts, homeVisits, people };
}

/** The name of each hamlet above its people, with how many they are. */
export function* lineSteps(people: readonly ListedPerson[]): Steps<readonly ListLine[]> {
  const counts = new Map<string | undefined, number>();
  for (const { hamletId } of people) counts.set(hamletId, (counts.get(hamletId) ?? 0) + 1);
  yield;
  const lines: ListLine[] = [];
  let above: ListedPerson | undefined;
  for (const person of people) {
    const { hamletId } = person;
    if (!above || above.hamletId !== hamletId)
      lines.push({ kind: 'hamlet', hamletId, count: counts.get(hamletId) ?? 0 });
    lines.push({ kind: 'person', person });
    above = person;
  }
  return lines;
}
