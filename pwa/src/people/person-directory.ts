// Everybody this tablet knows, held in memory and found while typing. The adapter fills it from TabletDocuments and
// keeps it in step with every write; a person saved a moment ago is found by the next keystroke.

import type { ReadonlySignal } from '@preact/signals';
import type { Unsubscribe } from '#documents/tablet-documents.js';
import type { Person } from '@tram/shared-schema/people/person.js';

/** What a list says of somebody without opening the record. */
export type DirectoryPerson = Pick<
  Person,
  | '_id'
  | 'name'
  | 'sex'
  | 'birthDate'
  | 'personalId'
  | 'oldIdNumbers'
  | 'phone'
  | 'hamletId'
  | 'householdId'
  | 'relationToHead'
  | 'lifeStatus'
> & { readonly insuranceNumber?: string };

/** Half-open, in UTF-16 units of the name as stored. */
export interface MatchRange {
  readonly start: number;
  readonly end: number;
}

export interface PersonHit {
  readonly person: DirectoryPerson;
  /** The parts of the name that were asked for; none where a number or a year was. */
  readonly nameMatches: readonly MatchRange[];
}

export interface PersonSearchResult {
  /** Best first, at most as many as were asked for. */
  readonly hits: readonly PersonHit[];
  /** How many there are altogether. */
  readonly total: number;
}

export interface PersonDirectory {
  /** False while the tablet is still reading its people; a search then finds those read so far. */
  readonly ready: ReadonlySignal<boolean>;
  readonly size: ReadonlySignal<number>;
  /** Names with or without accents, birth year, hamlet, and any number: synchronous, within a keystroke. */
  search(query: string, limit: number): PersonSearchResult;
  find(personId: string): DirectoryPerson | undefined;
  /** Whoever carries this number now or did before: personal id, CMND, insurance card, social insurance. */
  withNumber(number: string): readonly DirectoryPerson[];
  /** The same name whatever its accents and case. */
  withName(name: string): readonly DirectoryPerson[];
  /** Everybody whose record names this household. */
  membersOf(householdId: string): readonly DirectoryPerson[];
  /** Who heads it, by the household's own record. */
  headOf(householdId: string): DirectoryPerson | undefined;
  /** After people or households changed, here, in another tab or from the server. */
  onChanged(listener: () => void): Unsubscribe;
}
