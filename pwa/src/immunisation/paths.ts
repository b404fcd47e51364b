// Where the pages of immunisation are.

import type { Draft } from '#drafts/draft-store.js';
import { findPath } from '#people/paths.js';

const OF_PERSON = '/person/:personId/immunisation';

export const IMMUNISATION_PATTERNS = {
  card: OF_PERSON,
  give: `${OF_PERSON}/give`,
  history: `${OF_PERSON}/history`,
  decide: `${OF_PERSON}/decide`,
  plan: `${OF_PERSON}/plan`,
  pregnancy: `${OF_PERSON}/pregnancy`,
  record: `${OF_PERSON}/record/:recordId`,
  amend: `${OF_PERSON}/record/:recordId/amend`,
} as const;

export const cardPath = (personId: string): string => `/person/${personId}/immunisation`;
export const givePath = (personId: string): string => `${cardPath(personId)}/give`;
export const historyPath = (personId: string): string => `${cardPath(personId)}/history`;
export const decidePath = (personId: string): string => `${cardPath(personId)}/decide`;
export const planPath = (personId: string): string => `${cardPath(personId)}/plan`;
export const pregnancyPath = (personId: string): string => `${cardPath(personId)}/pregnancy`;
/** A dose, a decision: one record as it was written. */
export const recordPath = (personId: string, recordId: string): string =>
  `${cardPath(personId)}/record/${recordId}`;
export const amendPath = (personId: string, recordId: string): string =>
  `${recordPath(personId, recordId)}/amend`;

/** One half-written visit, and one half-written page of the paper book, per worker and person. */
export const giveDraftId = (accountId: string, personId: string): string =>
  `dose-give-${accountId}-${personId}`;
export const historyDraftId = (accountId: string, personId: string): string =>
  `dose-history-${accountId}-${personId}`;

/** Where a half-written form goes on. */
export function doseDraftPath({ personId, values }: Pick<Draft, 'personId' | 'values'>): string {
  if (personId === undefined) return findPath();
  const { form, amends } = values;
  if (form === 'amend' && typeof amends === 'string') return amendPath(personId, amends);
  if (form === 'decide') return decidePath(personId);
  if (form === 'pregnancy') return pregnancyPath(personId);
  return form === 'history' ? historyPath(personId) : givePath(personId);
}
