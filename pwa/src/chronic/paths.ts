// Where the pages of chronic care are. Nothing personal stands in an address, which browsers write down in clear: not the
// register somebody is in either, which is the name of an illness.

import type { Draft } from '#drafts/draft-store.js';

export const CHRONIC_PATTERNS = {
  person: '/person/:personId/chronic',
  visit: '/person/:personId/chronic/visit',
  enrol: '/person/:personId/chronic/enrol',
  screen: '/person/:personId/chronic/screen',
  contact: '/person/:personId/chronic/contact',
  record: '/person/:personId/chronic/record/:recordId',
  amend: '/person/:personId/chronic/record/:recordId/amend',
  paper: '/person/:personId/chronic/record/:recordId/paper',
  missing: '/chronic/missing',
  homeVisits: '/chronic/home-visits',
  registers: '/chronic/registers',
  cohort: '/chronic/cohort',
} as const;

const IMMUNISATION = 'immunisation';
const ofPerson = (personId: string): string => `/person/${personId}/chronic`;

export const chronicPath = ofPerson;
export const visitPath = (personId: string): string => `${ofPerson(personId)}/visit`;
/** From the list of home visits the form opens as one made at home. */
export const homeVisitPath = (personId: string): string => `${visitPath(personId)}?place=home`;
export const screenPath = (personId: string): string => `${ofPerson(personId)}/screen`;
/** Into the register of the `nth` illness a screening confirmed. */
export const enrolConfirmedPath = (personId: string, nth: number): string =>
  `${enrolPath(personId)}?confirmed=${nth}`;
/** `enrolmentId`: opened to change what stands. */
export const enrolPath = (personId: string, enrolmentId?: string): string =>
  `${ofPerson(personId)}/enrol${enrolmentId === undefined ? '' : `?enrolment=${enrolmentId}`}`;
/** Whoever is called for chronic care is called about every register they are in. */
export const UNDER_CARE = 'care';
/** `about`: the registers, or `immunisation`, somebody is called for. */
export const contactPath = (personId: string, about: readonly string[]): string =>
  `${ofPerson(personId)}/contact?about=${about.includes(IMMUNISATION) ? IMMUNISATION : UNDER_CARE}`;
export const recordPath = (personId: string, recordId: string): string =>
  `${ofPerson(personId)}/record/${recordId}`;
export const amendRecordPath = (personId: string, recordId: string): string =>
  `${recordPath(personId, recordId)}/amend`;
export type Paper = 'advice' | 'referral';
export const paperPath = (personId: string, recordId: string, paper: Paper): string =>
  `${recordPath(personId, recordId)}/paper?as=${paper}`;
export const missingPath = (): string => CHRONIC_PATTERNS.missing;
export const homeVisitsPath = (): string => CHRONIC_PATTERNS.homeVisits;
export const registersPath = (): string => CHRONIC_PATTERNS.registers;
export const cohortPath = (): string => CHRONIC_PATTERNS.cohort;

/** Whoever is called for vaccines and for chronic care has two half-written calls: neither says anything of the other. */
export const contactSubject = (personId: string, about: readonly string[]): string =>
  about.includes(IMMUNISATION) ? `${personId}-${IMMUNISATION}` : personId;

function contactDraftPath(personId: string, about: unknown): string {
  const kept = Array.isArray(about) ? about.filter((one) => typeof one === 'string') : [];
  return `${contactPath(personId, kept)}&from=${kept.includes(IMMUNISATION) ? 'session' : 'person'}`;
}

/** Where a half-written form goes on. */
export function chronicDraftPath(draft: Pick<Draft, 'kind' | 'personId' | 'values'>): string {
  const personId = draft.personId ?? '';
  const { amends } = draft.values;
  if (draft.kind === 'enrolment') return enrolPath(personId, typeof amends === 'string' ? amends : undefined);
  if (typeof amends === 'string') return amendRecordPath(personId, amends);
  if (draft.kind === 'contact') return contactDraftPath(personId, draft.values['about']);
  return draft.kind === 'screening' ? screenPath(personId) : visitPath(personId);
}

/** One half-written form of a kind per worker and person, one correction per worker and record. */
export const chronicDraftId = (kind: string, accountId: string, subjectId: string): string =>
  `${kind}-${accountId}-${subjectId}`;
