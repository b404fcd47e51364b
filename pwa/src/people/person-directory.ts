// Everybody this tablet knows, held in memory and found while typing. The adapter fills it from TabletDocuments and
// keeps it in step with every write; a person saved a moment ago is found by the next keystroke.

import type { ReadonlySignal } from '@preact/signals';
import type { RegistryRecord } from '@tram/shared-schema/document/document-types.js';
import type { HamletId, HouseholdId, PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { PersonSearchEntry } from '@tram/shared-schema/people/person-entry.js';
import type { LinkedPersons } from '@tram/shared-schema/people/linked-persons.js';
import type { PersonHit } from '@tram/shared-schema/people/person-hit.js';
import type { Unsubscribe } from '#documents/tablet-documents.js';

/** What a list says of somebody without opening the record. */
export interface DirectoryPerson extends PersonSearchEntry {
  readonly hamletId?: HamletId | undefined;
  readonly householdId?: HouseholdId | undefined;
  readonly relationToHead?: string | undefined;
  /** Looked up whole, beside the search: see `withNumber`. */
  readonly temporaryCode?: string | undefined;
  readonly passportNumber?: string | undefined;
  readonly nationalityCode?: string | undefined;
  readonly motherPersonId?: PersonDocId | undefined;
  /** How many other records of this person are shown with this one; absent where none. */
  readonly heldRecords?: number;
}

export interface PersonDirectory {
  /** False while the tablet is still reading its people; a search then finds those read so far. */
  readonly ready: ReadonlySignal<boolean>;
  /** Whoever has several records is counted once. */
  readonly size: ReadonlySignal<number>;
  /** Best first, at most `limit`. Names with or without accents, birth year, hamlet, any number; within a keystroke. */
  search(query: string, limit: number): readonly PersonHit[];
  /** The record of that id itself, also where another goes on in its place. */
  find(personId: string): DirectoryPerson | undefined;
  /** Whoever carries this number now or did before: personal id, CMND, temporary code, insurance number or its last ten digits. */
  withNumber(number: string): readonly DirectoryPerson[];
  /** The same name whatever its accents and case. */
  withName(name: string): readonly DirectoryPerson[];
  withPhone(phone: string): readonly DirectoryPerson[];
  /** Whatever country gave it out. */
  withPassport(number: string): readonly DirectoryPerson[];
  /** Whose record names this one as the mother's. */
  childrenOf(motherPersonId: PersonDocId): readonly DirectoryPerson[];
  /** Everybody whose record names this household. */
  membersOf(householdId: string): readonly DirectoryPerson[];
  /** Who heads it, by the household's own record. */
  headOf(householdId: string): DirectoryPerson | undefined;
  /** The record on this tablet that goes on for somebody; most have one and it is that. */
  standingFor(personId: PersonDocId): PersonDocId;
  /** The other records a standing one is shown with. */
  heldBy(personId: PersonDocId): readonly DirectoryPerson[];
  /** Every record, also those another goes on for; for work in slices, never while a screen waits. */
  everybody(): Iterable<DirectoryPerson>;
  readonly linked: ReadonlySignal<LinkedPersons>;
  /** Records two tablets wrote differently, in no order; those nobody has looked at yet. */
  readonly differing: ReadonlySignal<readonly RegistryRecord[]>;
  /**
   * After people, households or hamlets changed: here, in another tab or from the server. Says which records of people were
   * written, none where only their places were; `undefined` says it may be anybody's.
   */
  onChanged(listener: (written: ReadonlySet<PersonDocId> | undefined) => void): Unsubscribe;
}
