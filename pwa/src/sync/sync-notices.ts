// What other features' pages say of sync, as the parts of a notice: a record the server did not take, and answers two
// tablets wrote differently.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { Refusal } from '@tram/shared-schema/sync/wire.js';
import { t } from '#text/text.js';
import type { NoticeProps } from '#ui/Notice.js';
import { refusalWords } from './refusal-text.js';

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

export const differencesNotice = (count: number): NoticeProps => ({
  meaning: 'due',
  icon: 'scale',
  title: t('sync.differencesCount', { count }),
  whatNow: t('sync.differencesNow'),
  live: 'polite',
});
