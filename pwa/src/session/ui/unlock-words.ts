// What is said when a PIN did not open, or may not be chosen.

import { assertNever } from '@tram/shared-schema/result.js';
import { t } from '#text/text.js';
import type { RefusalProps } from '#ui/Notice.js';
import type { KeysDropped } from '../account-book.js';
import type { PinRefusal } from '../pin.js';
import type { UnlockFailure } from '../unlock-account.js';

/** How long still to wait, to the second: it is counted down on the screen. */
export function waitWords(waitMs: number): string {
  const all = Math.ceil(waitMs / 1000);
  const [minutes, seconds] = [Math.floor(all / 60), all % 60];
  return minutes === 0
    ? t('session.waitSeconds', { seconds })
    : t('session.waitMinutes', { minutes, seconds });
}

export function droppedWords(dropped: KeysDropped | undefined): string {
  switch (dropped) {
    case 'too-many-wrong':
      return t('session.keysDroppedWrong');
    case 'account-disabled':
      return t('session.keysDroppedDisabled');
    case 'device-revoked':
      return t('session.keysDroppedRevoked');
    case 'device-key-lost':
      return t('session.keysDroppedLost');
    case undefined:
      return t('session.keysGone');
    default:
      return assertNever(dropped);
  }
}

export function pinRefusalWords(refusal: PinRefusal): RefusalProps {
  const what = t('session.pinNotTaken');
  return refusal.kind === 'weak-pin'
    ? { what, why: t(`session.weak.${refusal.weakness}`), whatNow: t('session.pinChooseAnother') }
    : { what, why: t('session.pinNotSix'), whatNow: t('session.pinChooseAnother') };
}

export function unlockWords(failure: UnlockFailure | PinRefusal): RefusalProps {
  const what = t('session.notUnlocked');
  switch (failure.kind) {
    case 'wrong-pin':
      return {
        what,
        why: t('session.wrongPin', { left: failure.left }),
        whatNow: t('session.wrongPinNow'),
      };
    case 'must-wait':
      return {
        what,
        why: t('session.pinWaitStill', { wait: waitWords(failure.waitMs) }),
        whatNow: t('session.pinWaitElsewhere'),
      };
    case 'needs-sign-in':
      return { what, why: droppedWords(failure.dropped), whatNow: t('session.keysGoneNow') };
    case 'passkey-refused':
      return { what, why: t('session.passkeyRefused'), whatNow: t('session.passkeyRefusedNow') };
    case 'storage-full':
      return { what, why: t('storage.full'), whatNow: t('storage.fullNow') };
    case 'storage-failed':
      return { what, why: t('storage.failed'), whatNow: t('storage.failedNow') };
    case 'newer-store':
      return { what, why: t('storage.newer'), whatNow: t('storage.newerNow') };
    case 'not-six-figures':
    case 'weak-pin':
      return pinRefusalWords(failure);
    default:
      return assertNever(failure);
  }
}
