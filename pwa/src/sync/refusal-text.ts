// A refusal of the server and a failure of the line, in the worker's words: why, and what to do now.

import { assertNever } from '@tram/shared-schema/result.js';
import type { Refusal } from '@tram/shared-schema/sync/wire.js';
import { encounterAnswer } from '#encounters/refused-answer.js';
import { householdAnswer, personAnswer } from '#people/refused-answer.js';
import { t } from '#text/text.js';
import { fieldName } from './record-words.js';
import type { RoundFailure } from './sync-status.js';

/**
 * Who can put it right. `form`: a worker, in the record's form. `differences`: a worker, by looking at what two tablets
 * said. `others`: somebody else, elsewhere; then the record is sent again as it is.
 */
export type Mender = 'form' | 'differences' | 'others';

export interface RefusalWords {
  readonly why: string;
  readonly whatNow: string;
  readonly mender: Mender;
}

type Invalid = Extract<Refusal, { kind: 'invalid' }>;

const EMPTY_RULES: ReadonlySet<string> = new Set(['required', 'minLength', 'minItems']);
const LONG_RULES: ReadonlySet<string> = new Set(['maxLength', 'maxItems']);

export function hasQuestion(type: string, field: string): boolean {
  if (type === 'person') return personAnswer(field) !== undefined;
  if (type === 'household') return householdAnswer(field) !== undefined;
  return type === 'encounter' && encounterAnswer(field) !== undefined;
}

function invalidWhy({ field, rule }: Invalid, name: string): string {
  // Only of the field itself: a part of it that is missing or long does not make the whole empty or long.
  const whole = !field.includes('.');
  if (whole && EMPTY_RULES.has(rule)) return t('sync.refusal.empty', { field: name });
  if (whole && LONG_RULES.has(rule)) return t('sync.refusal.long', { field: name });
  return rule === 'characters'
    ? t('sync.refusal.characters', { field: name })
    : t('sync.refusal.invalid', { field: name });
}

function invalidWords(refusal: Invalid, type: string): RefusalWords {
  if (refusal.field.split('.')[0] === 'superseded') {
    return {
      why: t('sync.refusal.manyDifferences'),
      whatNow: t('sync.refusal.manyDifferencesNow'),
      mender: 'differences',
    };
  }
  const name = fieldName(type, refusal.field);
  if (name === undefined) return byOthers(t('sync.refusal.ownPart'), t('sync.refusal.askAdmin'));
  const why = invalidWhy(refusal, name);
  return hasQuestion(type, refusal.field)
    ? { why, whatNow: t('sync.refusal.mendNow'), mender: 'form' }
    : byOthers(why, t('sync.refusal.askAdmin'));
}

const byOthers = (why: string, whatNow: string): RefusalWords => ({ why, whatNow, mender: 'others' });

/** `type` is the record's, because a field is called by what it belongs to. */
export function refusalWords(refusal: Refusal, type: string): RefusalWords {
  switch (refusal.kind) {
    case 'invalid':
      return invalidWords(refusal, type);
    case 'unknown-type':
      return byOthers(t('sync.refusal.unknownType'), t('sync.refusal.waitForUpgrade'));
    case 'too-new':
      return byOthers(t('sync.refusal.tooNew'), t('sync.refusal.waitForUpgrade'));
    case 'too-large':
      return { why: t('sync.refusal.tooLarge'), whatNow: t('sync.refusal.tooLargeNow'), mender: 'form' };
    case 'wrong-station':
      return byOthers(t('sync.refusal.wrongStation'), t('sync.refusal.wrongStationNow'));
    case 'not-allowed':
      return byOthers(t('sync.refusal.notAllowed'), t('sync.refusal.notAllowedNow'));
    case 'forged-author':
      return byOthers(t('sync.refusal.forgedAuthor'), t('sync.refusal.forgedAuthorNow'));
    case 'only-head':
      return byOthers(
        t('sync.refusal.onlyHead', { field: fieldName(type, refusal.field) ?? t('ui.unknown') }),
        t('sync.refusal.onlyHeadNow'),
      );
    case 'immutable':
      return byOthers(
        t('sync.refusal.immutable', { field: fieldName(type, refusal.field) ?? t('ui.unknown') }),
        t('sync.refusal.immutableNow'),
      );
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
      return { why: t('sync.storageFull'), whatNow: t('sync.storageFullNow') };
    case 'storage-failed':
      return { why: t('sync.storageFailed'), whatNow: t('sync.storageFailedNow') };
    default:
      return assertNever(failure);
  }
}
