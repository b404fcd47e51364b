// Why giving goes on, half written: one per worker and event, and where it goes on.

import type { AdverseEvent } from '@tram/shared-schema/immunisation/after-dose.js';
import { createDraftKeeper } from '#people/draft-keeper.js';
import { t } from '#text/text.js';
import { keptTexts, type ReasonDraft } from '../form-draft.js';
import type { VaccinationDesk } from '../session/vaccination-desk.js';

export async function openResumeReason(
  desk: Pick<VaccinationDesk, 'drafts' | 'editor' | 'clock'>,
  { _id, personId }: Pick<AdverseEvent, '_id' | 'personId'>,
): Promise<ReasonDraft> {
  const { accountId } = desk.editor();
  const draftId = `resume-giving-${accountId}-${_id}`;
  const draft = await desk.drafts.find(draftId);
  const about = { draftId, kind: 'adverse-event', accountId, personId } as const;
  const keeper = createDraftKeeper(desk.drafts, about, desk.clock.nowMs);
  return {
    values: keptTexts(draft?.values, { reason: '' }),
    keeper,
    keep: (now) => keeper.keep(t('vaccination.resume'), { ...now, resumes: _id }),
  };
}
