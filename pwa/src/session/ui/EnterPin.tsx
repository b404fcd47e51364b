// One person's PIN, or their finger. Nothing of the person's work is on this page.

import { useSignal } from '@preact/signals';
import type { Result } from '@tram/shared-schema/result.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Stack } from '#ui/Layout.js';
import { Notice, Refusal } from '#ui/Notice.js';
import type { EnrolledAccount } from '../account-book.js';
import { PIN_LENGTH, type PinRefusal } from '../pin.js';
import type { UnlockFailure } from '../unlock-account.js';
import { DoorFrame } from './DoorFrame.js';
import styles from './EnterPin.module.css';
import { PinPad } from './PinPad.js';
import { unlockWords, waitWords } from './unlock-words.js';

export interface EnterPinProps {
  account: EnrolledAccount;
  unlock: (pin: string) => Promise<Result<void, UnlockFailure | PinRefusal>>;
  unlockByPasskey: () => Promise<Result<void, UnlockFailure>>;
  changePerson: () => void;
  forgotPin: () => void;
}

export function EnterPin({ account, unlock, unlockByPasskey, changePerson, forgotPin }: EnterPinProps) {
  const typed = useSignal('');
  const busy = useSignal(false);
  const failure = useSignal<UnlockFailure | PinRefusal | undefined>(undefined);
  const { wrong, waitMs } = account.attempts;

  const attempt = async (open: () => Promise<Result<void, UnlockFailure | PinRefusal>>): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    failure.value = undefined;
    try {
      const opened = await open();
      if (!opened.ok) failure.value = opened.error;
    } finally {
      typed.value = '';
      busy.value = false;
    }
  };
  const onTyped = (next: string): void => {
    typed.value = next;
    if (next.length === PIN_LENGTH) void attempt(() => unlock(next));
  };

  const waiting = waitMs > 0 && !busy.value;
  // A wait is shown by itself, second by second.
  const words = failure.value && failure.value.kind !== 'must-wait' && unlockWords(failure.value);
  return (
    <DoorFrame title={account.displayName} intro={t('session.enterPin')} keys>
      <Stack>
        {waiting ? (
          // Not read aloud: it changes every second.
          <Notice
            meaning="stop"
            title={t('session.notUnlocked')}
            why={t('session.pinWait', { wrong, wait: waitWords(waitMs) })}
            whatNow={<strong>{t('session.pinWaitNow')}</strong>}
          />
        ) : (
          words && <Refusal {...words} />
        )}
        <PinPad
          label={t('session.enterPin')}
          typed={typed.value}
          onTyped={onTyped}
          disabled={busy.value || waiting}
          busyText={busy.value ? t('session.unlocking') : undefined}
          passkey={account.passkey && (() => void attempt(unlockByPasskey))}
        />
        <div class={styles.ways}>
          <Button kind="quiet" icon="users" onPress={changePerson}>
            {t('session.changePerson')}
          </Button>
          <Button kind="quiet" onPress={forgotPin}>
            {t('session.forgotPin')}
          </Button>
        </div>
      </Stack>
    </DoorFrame>
  );
}
