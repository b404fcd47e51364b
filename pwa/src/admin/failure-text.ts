// A refusal of the server, in the administrator's words.

import { assertNever } from '@tram/shared-schema/result.js';
import { t } from '#text/text.js';
import type { AdministrationFailure } from './administration.js';

export interface FailureWords {
  what: string;
  why: string;
  whatNow: string;
}

export function failureWords(failure: AdministrationFailure): FailureWords {
  const what = t('admin.failedTitle');
  switch (failure.kind) {
    case 'unreachable':
      return { what, why: t('admin.unreachable'), whatNow: t('admin.unreachableNow') };
    case 'session-expired':
      return { what, why: t('admin.sessionExpired'), whatNow: t('admin.sessionExpiredNow') };
    case 'not-allowed':
      return { what, why: t('admin.notAllowed'), whatNow: t('admin.notAllowedNow') };
    case 'already-exists':
      return { what, why: t('admin.exists'), whatNow: t('admin.existsNow') };
    case 'bad-request':
      return { what, why: t('admin.badRequest'), whatNow: t('admin.badRequestNow') };
    case 'setup-closed':
      return { what, why: t('admin.setupClosed'), whatNow: t('admin.setupClosedNow') };
    case 'not-found':
      return { what, why: t('admin.notFound'), whatNow: t('admin.notFoundNow') };
    case 'server-trouble':
      return { what, why: t('admin.serverTrouble'), whatNow: t('admin.serverTroubleNow') };
    default:
      return assertNever(failure);
  }
}
