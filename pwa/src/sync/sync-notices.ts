// What other features' pages say of sync, as the parts of a notice: a record the server did not take, and answers two
// tablets wrote differently, and a clock that is wrong.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { CLOCK_TOLERANCE_MS } from '@tram/shared-schema/sync/limits.js';
import type { Refusal } from '@tram/shared-schema/sync/wire.js';
import { t } from '#text/text.js';
import type { NoticeProps } from '#ui/Notice.js';
import { refusalWords } from './refusal-text.js';

const MINUTE_MS = 60_000;

/** `more`: what mending means on this page. */
export function refusedNotice(refusal: Refusal, type: TramDocument['type'], more?: string): NoticeProps {
  const { why, whatNow } = refusalWords(refusal, type);
  return {
    meaning: 'stop',
    title: t('people.refusedTitle'),
    why,
    whatNow: more === undefined ? whatNow : `${whatNow} ${more}`,
  };
}

/** In the largest unit that says it: a clock a year off is not said in minutes. */
export function howFarOff(offByMs: number): string {
  const minutes = Math.round(Math.abs(offByMs) / MINUTE_MS);
  if (minutes < 120) return t('sync.minutes', { count: minutes });
  const hours = Math.round(minutes / 60);
  return hours < 48 ? t('sync.hours', { count: hours }) : t('sync.days', { count: Math.round(hours / 24) });
}

/** `offByMs`: how far the truth is ahead of the device's clock. Undefined where it is near enough. */
export function clockNotice(offByMs: number): NoticeProps | undefined {
  if (Math.abs(offByMs) <= CLOCK_TOLERANCE_MS) return undefined;
  const time = howFarOff(offByMs);
  return {
    meaning: 'late',
    title: t('sync.clockTitle'),
    why: offByMs > 0 ? t('sync.clockWhyBehind', { time }) : t('sync.clockWhyAhead', { time }),
    whatNow: t('sync.clockNow'),
  };
}

/** Records that do not open here and that the server has. */
export const fetchedAgainNotice = (count: number): NoticeProps => ({
  meaning: 'due',
  title: t('storage.closedFetched', { count }),
  why: t('storage.closedFetchedWhy'),
  whatNow: t('storage.closedFetchedNow'),
  live: 'polite',
});

/** Records and half-written forms that do not open, and that nobody else is known to have. */
export const onlyHereNotice = (count: number): NoticeProps => ({
  meaning: 'late',
  title: t('storage.closed', { count }),
  why: t('storage.closedWhy'),
  whatNow: t('storage.closedNow'),
  live: 'polite',
});

export const differencesNotice = (count: number): NoticeProps => ({
  meaning: 'due',
  icon: 'scale',
  title: t('sync.differencesCount', { count }),
  whatNow: t('sync.differencesNow'),
  live: 'polite',
});
