// Opens the household form, on the record or where it was left half written.

import { isIdOf } from '@tram/shared-schema/document/ids.js';
import { goOnWith, keptRecord } from '#drafts/go-on-with.js';
import { createDraftKeeper } from './draft-keeper.js';
import { householdFormOf, readHouseholdForm, type HouseholdFormValues } from './household-form.js';
import { createHouseholdFormModel, type HouseholdFormModel } from './household-form-model.js';
import { householdTitle } from './household-words.js';
import { editHouseholdDraftId } from './paths.js';
import type { PeopleDeps } from './people-deps.js';

type FormDeps = Pick<PeopleDeps, 'documents' | 'directory' | 'drafts' | 'clock' | 'editor' | 'ownHamletIds'>;

/** Undefined where no household of that id is on this tablet. */
export async function openHouseholdForm(
  deps: FormDeps,
  householdId: string,
): Promise<HouseholdFormModel | undefined> {
  if (!isIdOf('household', householdId)) return undefined;
  const stored = await deps.documents.get('household', householdId);
  if (!stored) return undefined;
  const { accountId } = deps.editor();
  const draftId = editHouseholdDraftId(accountId, householdId);
  const draft = await deps.drafts.find(draftId);
  const now = householdFormOf(stored.doc);
  const about = { draftId, kind: 'household', accountId } as const;
  return createHouseholdFormModel(deps, {
    stored,
    title: householdTitle(deps.directory.headOf(householdId)?.name),
    keeper: createDraftKeeper(deps.drafts, about, deps.clock.nowMs),
    ...(draft ? resumed(draft.values, now) : { opened: now, values: now }),
  });
}

function resumed(
  draft: Readonly<Record<string, unknown>>,
  now: HouseholdFormValues,
): { opened: HouseholdFormValues; values: HouseholdFormValues } {
  const opened = keptRecord(draft['opened']);
  const then = opened ? readHouseholdForm(opened, now) : now;
  return goOnWith({ typed: readHouseholdForm(draft, then), then, now });
}
