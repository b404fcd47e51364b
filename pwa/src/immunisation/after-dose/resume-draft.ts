// Why giving goes on, half written: one per worker and event, and where it goes on.

import type { AdverseEvent } from '@tram/shared-schema/immunisation/after-dose.js';
import { t } from '#text/text.js';
import { openReasonDraft, type ReasonDraft } from '../form-draft.js';
import type { VaccinationDesk } from '../session/vaccination-desk.js';

export const openResumeReason = (
  desk: Pick<VaccinationDesk, 'drafts' | 'editor' | 'clock'>,
  { _id, personId }: Pick<AdverseEvent, '_id' | 'personId'>,
  name: string,
): Promise<ReasonDraft> =>
  openReasonDraft(desk, {
    form: 'resume-giving',
    about: _id,
    kind: 'adverse-event',
    personId,
    title: t('vaccination.resumeAfter', { name }),
    leadsTo: { resumes: _id },
  });
