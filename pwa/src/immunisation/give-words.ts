// What the form of a visit says: what is missing, what is refused and from when on it would not be.

import { decisionReason } from '@tram/shared-schema/immunisation/decision-reasons.table.js';
import type { ScreeningFinding } from '@tram/shared-schema/immunisation/screening.js';
import { formatLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import { t } from '#text/text.js';
import type { GiveFormModel } from './give-form-model.js';
import type { GiveFailure, GiveRefusal } from './parse-give-form.js';
import { named } from './words.js';

export const giveFailureWords = (failure: GiveFailure): string =>
  failure.kind === 'text-too-long'
    ? t('vaccines.error.text-too-long', { limit: failure.limit })
    : t(`vaccines.error.${failure.kind}`);

export const reasonWords = (code: string): string => {
  const row = decisionReason(code);
  return row ? named(row.names) : code;
};

export const findingTitle = ({ outcome }: ScreeningFinding): string =>
  outcome.decision === 'deferred'
    ? t('vaccines.findingDefer', { reason: reasonWords(outcome.reason) })
    : t('vaccines.findingContra', { reason: reasonWords(outcome.reason) });

export function findingWhom({ outcome }: ScreeningFinding): string {
  if (outcome.scope === 'all') return t('vaccines.findingAll');
  return outcome.scope === 'live' ? t('vaccines.findingLive') : t('vaccines.findingChosen');
}

export function refusalWords(refusal: GiveRefusal, form: Pick<GiveFormModel, 'findings'>): string {
  switch (refusal.kind) {
    case 'lot-expired':
      return t('vaccines.refusal.lot-expired', { date: formatLocalDate(refusal.expiresOn) });
    case 'lot-locked':
      return refusal.lockReason === undefined
        ? t('vaccines.refusal.lotLockedNoReason')
        : t('vaccines.refusal.lot-locked', { why: refusal.lockReason });
    case 'screening': {
      const finding = form.findings.value.find(({ question }) => question === refusal.question);
      return t('vaccines.refusal.screening', { what: finding ? reasonWords(finding.outcome.reason) : '' });
    }
    case 'contraindicated':
      return t('vaccines.refusal.contraindicated', { why: reasonWords(refusal.reason) });
    default:
      return t(`vaccines.refusal.${refusal.kind}`);
  }
}

/** The day nothing of it stands in the way any more; undefined where no day helps. */
export function earliestOf(
  refusals: readonly GiveRefusal[],
  findings: readonly ScreeningFinding[],
): LocalDate | undefined {
  const days = refusals.flatMap((refusal) => {
    if (refusal.kind === 'screening')
      return findings.find(({ question }) => question === refusal.question)?.untilOn ?? [];
    return 'earliestOn' in refusal && refusal.earliestOn !== undefined ? [refusal.earliestOn] : [];
  });
  return days.sort().at(-1);
}

export const isAboutLot = ({ kind }: GiveRefusal): boolean => kind === 'lot-expired' || kind === 'lot-locked';

const SITES: readonly string[] = ['left-arm', 'right-arm', 'left-thigh', 'right-thigh', 'mouth', 'other'];
const ROUTES: readonly string[] = ['intramuscular', 'subcutaneous', 'intradermal', 'oral', 'other'];
type Site = 'left-arm' | 'right-arm' | 'left-thigh' | 'right-thigh' | 'mouth' | 'other';
type RouteOf = 'intramuscular' | 'subcutaneous' | 'intradermal' | 'oral' | 'other';
const isSite = (site: string): site is Site => SITES.includes(site);
const isRoute = (route: string): route is RouteOf => ROUTES.includes(route);

/** A value of a later version stays readable. */
export const siteWords = (site: string): string => (isSite(site) ? t(`vaccines.site.${site}`) : site);
export const routeWords = (route: string): string => (isRoute(route) ? t(`vaccines.route.${route}`) : route);
