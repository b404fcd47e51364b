// Why newer lists could not be had, in a worker's words.

import { assertNever } from '@tram/shared-schema/result.js';
import { t } from '#text/text.js';
import type { BringFailure } from './bring-code-lists.js';

export function bringFailureWords(failure: BringFailure): { what: string; why: string; whatNow: string } {
  const [what, whatNow] = [t('lists.failed'), t('lists.tryAgain')];
  switch (failure.kind) {
    case 'unreachable':
      return { what, why: t('lists.unreachable'), whatNow };
    case 'server-trouble':
      return { what, why: t('lists.trouble'), whatNow };
    case 'session-expired':
      return { what, why: t('lists.expired'), whatNow: t('lists.expiredNow') };
    case 'storage-full':
      return { what, why: t('lists.full'), whatNow: t('lists.fullNow') };
    case 'storage-failed':
      return { what, why: t('lists.storageFailed'), whatNow };
    case 'moved-on':
      return { what, why: t('lists.movedOn'), whatNow };
    default:
      return assertNever(failure);
  }
}
