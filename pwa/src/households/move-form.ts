// The answers of a move: who goes, where to, who heads whom, when and why. Pure; what is in the way is named by answer.

import {
  isIdOf,
  type HamletId,
  type HouseholdId,
  type PersonDocId,
} from '@tram/shared-schema/document/ids.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { Destination, RelatedPerson } from '@tram/shared-schema/people/home-after-move.js';
import type { MoveReason } from '@tram/shared-schema/people/move.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { tidyText } from '@tram/shared-schema/people/vietnamese-text.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { parsePastDate, type PastDateFailure } from '#people/past-date.js';
import { residenceOfText, residenceWords } from '#people/residence-text.js';
import type { MoveTold } from './made-events.js';

export const WAYS = ['found', 'join', 'move-house', 'alone', 'away'] as const;
export type Way = (typeof WAYS)[number];

export interface MoveFormValues {
  readonly going: readonly string[];
  readonly way: Way;
  readonly householdId: string;
  /** What the household that was chosen is called. */
  readonly householdHead: string;
  readonly hamletId: string;
  readonly address: string;
  /** The commune they go to, of the official list; see residence-text.ts. */
  readonly residence: string;
  /** Who heads the new household. */
  readonly headId: string;
  /** Who heads the one they leave, where its head goes. */
  readonly nextHeadId: string;
  /** What each is to the head they will have; by person. */
  readonly relations: Readonly<Record<string, string>>;
  readonly movedOn: string;
  readonly reason: MoveReason;
}
export type MoveFormField = Exclude<keyof MoveFormValues, 'relations'>;

export type MoveFormFailure =
  | { kind: 'nobody-goes' }
  | { kind: 'household-not-chosen' }
  /** They live there already. */
  | { kind: 'same-household' }
  /** Whoever works in some hamlets only: the server takes nobody from elsewhere. */
  | { kind: 'hamlet-not-own' }
  | { kind: 'head-not-chosen' }
  | { kind: 'address-empty' }
  | { kind: 'nothing-changes' }
  | { kind: 'text-too-long'; length: number; limit: number }
  | PastDateFailure;
export type MoveFormFailures = Partial<Record<MoveFormField, MoveFormFailure>>;

const ADDRESS_LIMIT = 300;

/** Why somebody moves, as far as the way they go says; the likeliest first. */
const REASONS_OF: Readonly<Record<Way, readonly [MoveReason, ...MoveReason[]]>> = {
  found: ['split', 'marriage', 'correction', 'other'],
  join: ['joined', 'marriage', 'moved-in', 'correction', 'other'],
  'move-house': ['moved-house', 'correction', 'other'],
  alone: ['moved-in', 'moved-house', 'correction', 'other'],
  away: ['moved-away', 'marriage', 'correction', 'other'],
};
const REASONS_BACK = ['moved-in', 'correction', 'other'] as const;

/** `isBack`: of somebody who had moved away. */
export const reasonsOf = (way: Way, isBack: boolean): readonly [MoveReason, ...MoveReason[]] =>
  isBack ? REASONS_BACK : REASONS_OF[way];

export interface MoveFormFacts {
  readonly people: readonly Person[];
  readonly today: LocalDate;
  readonly ownHamletIds?: readonly HamletId[] | undefined;
  /** Where the people of a household live, where it does not say itself. */
  hamletOf(householdId: string): HamletId | undefined;
}

export type AskedDestination =
  | Exclude<Destination, { kind: 'join' | 'found' }>
  | { readonly kind: 'join'; readonly householdId: HouseholdId; readonly hamletId: HamletId | undefined }
  | {
      readonly kind: 'found';
      readonly headPersonId: PersonDocId;
      readonly hamletId?: HamletId | undefined;
      readonly address?: string | undefined;
    };

export interface MoveReading {
  readonly people: readonly RelatedPerson[];
  readonly destination: AskedDestination;
  readonly nextHeadId: PersonDocId | undefined;
  readonly told: MoveTold;
}

/** Who heads the new household: whoever was chosen, or the only one there is. */
export function headOf({ going, headId }: Pick<MoveFormValues, 'going' | 'headId'>): string | undefined {
  if (going.includes(headId)) return headId;
  return going.length === 1 ? going[0] : undefined;
}

const given = (text: string): string | undefined => (text === '' ? undefined : text);

export function parseMoveForm(
  values: MoveFormValues,
  facts: MoveFormFacts,
): Result<MoveReading, MoveFormFailures> {
  const failures: MoveFormFailures = {};
  const { way } = values;
  const going = facts.people.filter(({ _id }) => values.going.includes(_id));
  if (going.length === 0) failures.going = { kind: 'nobody-goes' };
  const address = tidyText(values.address);
  if (address.length > ADDRESS_LIMIT)
    failures.address = { kind: 'text-too-long', length: address.length, limit: ADDRESS_LIMIT };
  const hamletId = isIdOf('hamlet', values.hamletId) ? values.hamletId : undefined;
  const isOwn = (id: HamletId | undefined): boolean =>
    facts.ownHamletIds === undefined || (id !== undefined && facts.ownHamletIds.includes(id));
  const movedOn = parsePastDate(values.movedOn, facts.today);
  if (!movedOn.ok) failures.movedOn = movedOn.error;

  const house = { hamletId, address: given(address) };
  let destination: AskedDestination | undefined;
  if (way === 'join') {
    const { householdId } = values;
    const theirs = isIdOf('household', householdId) ? facts.hamletOf(householdId) : undefined;
    if (!isIdOf('household', householdId)) failures.householdId = { kind: 'household-not-chosen' };
    else if (going.some((person) => person.householdId === householdId && person.lifeStatus === 'living'))
      failures.householdId = { kind: 'same-household' };
    else if (!isOwn(theirs)) failures.householdId = { kind: 'hamlet-not-own' };
    else destination = { kind: 'join', householdId, hamletId: theirs };
  } else if (way === 'found') {
    const head = headOf(values);
    const lives = hamletId ?? going[0]?.hamletId;
    if (head === undefined || !isIdOf('person', head)) failures.headId = { kind: 'head-not-chosen' };
    else destination = { kind: 'found', headPersonId: head, ...house };
    if (!isOwn(lives)) failures.hamletId = { kind: 'hamlet-not-own' };
  } else if (way === 'away') {
    const residence = residenceOfText(values.residence);
    if (house.address === undefined && !residence) failures.address = { kind: 'address-empty' };
    // The words of the commune are where they go, as long as nobody knows more.
    const words = house.address ?? (residence && residenceWords(residence));
    destination = { kind: 'away', address: words, residence };
  } else {
    if (!isOwn(hamletId ?? going[0]?.hamletId)) failures.hamletId = { kind: 'hamlet-not-own' };
    if (way === 'move-house' && hamletId === undefined && house.address === undefined)
      failures.hamletId = { kind: 'nothing-changes' };
    destination = { kind: way, ...house };
  }
  if (!destination || !movedOn.ok || Object.keys(failures).length > 0) return err(failures);
  const related = (person: Person): RelatedPerson => ({
    person,
    relation: way === 'move-house' ? person.relationToHead : given(values.relations[person._id] ?? ''),
  });
  return ok({
    people: going.map(related),
    destination,
    nextHeadId: isIdOf('person', values.nextHeadId) ? values.nextHeadId : undefined,
    told: { movedOn: movedOn.value, reason: values.reason },
  });
}
