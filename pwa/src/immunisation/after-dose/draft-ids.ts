// The half-written form of an adverse event: its name, and where it goes on.

import type { Draft } from '#drafts/draft-store.js';
import { adverseEventPath, amendAdverseEventPath, resumePath } from '../session/paths.js';

/** `about`: the person, or the event that is corrected. */
export const adverseEventDraftId = (accountId: string, about: string): string =>
  `adverse-event-${accountId}-${about}`;

export function adverseEventDraftPath({ personId, values }: Pick<Draft, 'personId' | 'values'>): string {
  const about = personId ?? '';
  const { amends, resumes } = values;
  if (typeof resumes === 'string') return resumePath(resumes);
  return typeof amends === 'string' ? amendAdverseEventPath(about, amends) : adverseEventPath(about);
}
