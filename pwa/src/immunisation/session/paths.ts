// Where the pages of a vaccination day are.

import type { Draft } from '#drafts/draft-store.js';

export const VACCINATION_PATTERNS = {
  session: '/immunisation/session',
  lots: '/immunisation/lots',
  newLot: '/immunisation/lots/add',
  lot: '/immunisation/lots/:recordId',
  report: '/immunisation/report',
  adverseEvent: '/person/:personId/adverse-event/new',
  amendAdverseEvent: '/person/:personId/adverse-event/:recordId/amend',
} as const;

export const sessionPath = (): string => VACCINATION_PATTERNS.session;
/** Where somebody who began to say why giving goes on after that event goes on. */
export const resumePath = (eventId: string): string => `${sessionPath()}?resume=${eventId}`;
export const lotsPath = (): string => VACCINATION_PATTERNS.lots;
export const newLotPath = (): string => VACCINATION_PATTERNS.newLot;
export const lotPath = (lotId: string): string => `/immunisation/lots/${lotId}`;
/** Where a half-written form about a lot goes on. */
export function lotDraftPath({ values: { form, lotId } }: Pick<Draft, 'values'>): string {
  if (typeof lotId !== 'string') return newLotPath();
  return `${lotPath(lotId)}?form=${form === 'lock' ? 'lock' : 'move'}`;
}
export const reportPath = (): string => VACCINATION_PATTERNS.report;
export const adverseEventPath = (personId: string): string => `/person/${personId}/adverse-event/new`;
export const amendAdverseEventPath = (personId: string, eventId: string): string =>
  `/person/${personId}/adverse-event/${eventId}/amend`;
