// What the station knows of everybody's vaccines and chronic care, held in memory as facts: lists and counts are made from
// it without reading a record. The adapter fills it from TabletDocuments and keeps it in step with every write.

import type { ReadonlySignal } from '@preact/signals';
import type { RegistryRecord } from '@tram/shared-schema/document/document-types.js';
import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { CareFact } from '@tram/shared-schema/due/care-fact.js';
import type { Unsubscribe } from '#documents/tablet-documents.js';

/** Registered once and changed later; everything else happened and stands. */
export type RegisteredKind = 'pregnancy' | 'enrolment';

export interface CareBook {
  /** False while facts are still being read; lists then say that they are being made ready. */
  readonly ready: ReadonlySignal<boolean>;
  /** Facts of a person, also those of the records this one goes on for; oldest first. Never undefined. */
  of(personId: PersonDocId): readonly CareFact[];
  /** Whether any of that kind is held: asked of everybody in a commune, and therefore without making facts. */
  hasRegistered(personId: PersonDocId, kind: RegisteredKind): boolean;
  /** Whoever has any fact, each person once, by the record that goes on. */
  people(): Iterable<PersonDocId>;
  /** Lots, pregnancies and enrolments two tablets wrote differently, in no order; those nobody has looked at yet. */
  readonly differing: ReadonlySignal<readonly RegistryRecord[]>;
  /** After facts changed: here, in another tab or from the server. Says whose; `undefined` says it may be anybody's. */
  onChanged(listener: (personIds: ReadonlySet<PersonDocId> | undefined) => void): Unsubscribe;
}
