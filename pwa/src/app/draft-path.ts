// Where each half-written form goes on.

import { chronicDraftPath } from '#chronic/paths.js';
import type { Draft, DraftKind } from '#drafts/draft-store.js';
import { encounterDraftPath } from '#encounters/paths.js';
import { headDraftPath, moveDraftPath } from '#households/paths.js';
import { adverseEventDraftPath } from '#immunisation/after-dose/draft-ids.js';
import { doseDraftPath } from '#immunisation/paths.js';
import { lotDraftPath } from '#immunisation/session/paths.js';
import { householdDraftPath, personDraftPath } from '#people/paths.js';

const DRAFT_PATHS = {
  encounter: encounterDraftPath,
  person: personDraftPath,
  household: householdDraftPath,
  move: moveDraftPath,
  'household-change': headDraftPath,
  'vaccine-lot': lotDraftPath,
  'lot-movement': lotDraftPath,
  'follow-up': chronicDraftPath,
  screening: chronicDraftPath,
  enrolment: chronicDraftPath,
  dose: doseDraftPath,
  'adverse-event': adverseEventDraftPath,
  contact: chronicDraftPath,
} as const satisfies Record<DraftKind, (draft: Draft) => string>;

export const draftPath = (draft: Draft): string => DRAFT_PATHS[draft.kind](draft);
