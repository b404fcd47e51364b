// Half-written forms, kept from the first keystroke. A draft is the worker's, stays on this tablet and is never synced.

import type {
  AccountId,
  AdverseEventId,
  ContactId,
  DoseId,
  EncounterId,
  EnrolmentId,
  FollowUpId,
  LotMovementId,
  MoveId,
  PersonDocId,
  ScreeningId,
  VaccineLotId,
} from '@tram/shared-schema/document/ids.js';
import type { Instant } from '@tram/shared-schema/document/instant.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { StorageFailure, Unsubscribe } from '#documents/tablet-documents.js';

export type DraftKind =
  | 'encounter'
  | 'person'
  | 'household'
  | 'move'
  | 'household-change'
  | 'vaccine-lot'
  | 'lot-movement'
  | 'follow-up'
  | 'screening'
  | 'enrolment'
  | 'dose'
  | 'adverse-event'
  | 'contact';

export interface Draft {
  /** One draft per form and person; a new person's draft has its own id. */
  readonly draftId: string;
  readonly kind: DraftKind;
  readonly accountId: AccountId;
  readonly personId?: PersonDocId;
  /** For something new: the id its record will have, chosen when the form was opened. See unfinished-drafts.ts. */
  readonly recordId?:
    | EncounterId
    | PersonDocId
    | FollowUpId
    | ScreeningId
    | EnrolmentId
    | DoseId
    | AdverseEventId
    | ContactId
    | MoveId
    | VaccineLotId
    | LotMovementId;
  /** What the home list says: a person's name, or nothing yet. */
  readonly title: string;
  readonly changedAt: Instant;
  /** The form's own values, as text where text was typed; a form reads its own shape and ignores what it does not know. */
  readonly values: Readonly<Record<string, unknown>>;
}

export interface DraftStore {
  keep(draft: Draft): Promise<Result<void, StorageFailure>>;
  find(draftId: string): Promise<Draft | undefined>;
  /** Newest first. */
  allOf(accountId: AccountId): Promise<readonly Draft[]>;
  discard(draftId: string): Promise<void>;
  /** After a draft was kept or discarded, here or in another tab; perhaps more than once. */
  onChanged(listener: () => void): Unsubscribe;
}
