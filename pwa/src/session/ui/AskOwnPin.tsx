// The PIN of whoever is in, once more: before it is changed, or a finger is added.

import { useSignal } from '@preact/signals';
import type { Result } from '@tram/shared-schema/result.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Stack } from '#ui/Layout.js';
import { Refusal } from '#ui/Notice.js';
import { PIN_LENGTH, type PinRefusal } from '../pin.js';
import type { UnlockFailure } from '../unlock-account.js';
import { DoorFrame } from './DoorFrame.js';
import { PinPad } from './PinPad.js';
import { unlockWords } from './unlock-words.js';

export interface AskOwnPinProps {
  title: string;
  onPin: (pin: string) => Promise<Result<void, UnlockFailure | PinRefusal>>;
  back: () => void;
}

export function AskOwnPin({ title, onPin, back }: AskOwnPinProps) {
  const typed = useSignal('');
  const busy = useSignal(false);
  const failure = useSignal<UnlockFailure | PinRefusal | undefined>(undefined);
  const onTyped = async (next: string): Promise<void> => {
    typed.value = next;
    if (next.length < PIN_LENGTH || busy.value) return;
    busy.value = true;
    try {
      const answered = await onPin(next);
      failure.value = answered.ok ? undefined : answered.error;
    } finally {
      typed.value = '';
      busy.value = false;
    }
  };
  return (
    <DoorFrame title={title} intro={failure.value ? undefined : t('session.oldPin')} keys embedded>
      <Stack>
        {failure.value && <Refusal {...unlockWords(failure.value)} />}
        <PinPad
          label={t('session.oldPin')}
          typed={typed.value}
          onTyped={(next) => void onTyped(next)}
          disabled={busy.value}
          busyText={busy.value ? t('session.unlocking') : undefined}
        />
        <Button kind="quiet" wide onPress={back}>
          {t('session.backToMore')}
        </Button>
      </Stack>
    </DoorFrame>
  );
}
