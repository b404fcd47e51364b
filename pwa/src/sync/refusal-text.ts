// A refusal of the server and a failure of the line, in the worker's words.

import { assertNever } from '@tram/shared-schema/result.js';
import type { Refusal } from '@tram/shared-schema/sync/wire.js';
import { t } from '#text/text.js';
import type { RoundFailure } from './sync-status.js';

export function refusalText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'invalid':
      return t('sync.refusal.invalid', { field: refusal.field });
    case 'unknown-type':
      return t('sync.refusal.unknownType');
    case 'too-new':
      return t('sync.refusal.tooNew');
    case 'too-large':
      return t('sync.refusal.tooLarge');
    case 'wrong-station':
      return t('sync.refusal.wrongStation');
    case 'not-allowed':
      return t('sync.refusal.notAllowed');
    case 'forged-author':
      return t('sync.refusal.forgedAuthor');
    case 'immutable':
      return t('sync.refusal.immutable', { field: refusal.field });
    default:
      return assertNever(refusal);
  }
}

export function syncFailureText(failure: RoundFailure): { why: string; whatNow: string } {
  switch (failure.kind) {
    case 'unreachable':
      return { why: t('sync.unreachable'), whatNow: t('sync.unreachableNow') };
    case 'server-trouble':
      return { why: t('sync.serverTrouble'), whatNow: t('sync.serverTroubleNow') };
    case 'session-expired':
      return { why: t('sync.sessionExpired'), whatNow: t('sync.sessionExpiredNow') };
    case 'account-disabled':
      return { why: t('sync.accountDisabled'), whatNow: t('sync.accountDisabledNow') };
    case 'device-revoked':
      return { why: t('sync.deviceRevoked'), whatNow: t('sync.deviceRevokedNow') };
    case 'epoch-changed':
      return { why: t('sync.epochChanged'), whatNow: t('sync.epochChangedNow') };
    case 'update-needed':
      return { why: t('sync.updateNeeded'), whatNow: t('sync.updateNeededNow') };
    case 'not-allowed':
      return { why: t('sync.notAllowed'), whatNow: t('sync.notAllowedNow') };
    case 'storage-full':
    case 'storage-failed':
      return { why: t('session.storageFull'), whatNow: t('session.storageFullNow') };
    default:
      return assertNever(failure);
  }
}
