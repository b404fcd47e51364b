// Where the pages of a vaccination day are.

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
export const lotsPath = (): string => VACCINATION_PATTERNS.lots;
export const newLotPath = (): string => VACCINATION_PATTERNS.newLot;
export const lotPath = (lotId: string): string => `/immunisation/lots/${lotId}`;
export const reportPath = (): string => VACCINATION_PATTERNS.report;
export const adverseEventPath = (personId: string): string => `/person/${personId}/adverse-event/new`;
export const amendAdverseEventPath = (personId: string, eventId: string): string =>
  `/person/${personId}/adverse-event/${eventId}/amend`;
