// A new PIN, typed twice. A weak one is named at once, before it is typed again.

import { useSignal } from '@preact/signals';
import type { Result } from '@tram/shared-schema/result.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Stack } from '#ui/Layout.js';
import { Refusal, type RefusalProps } from '#ui/Notice.js';
import { parseNewPin, PIN_LENGTH, type PinRefusal } from '../pin.js';
import type { UnlockFailure } from '../unlock-account.js';
import { DoorFrame } from './DoorFrame.js';
import { PinPad } from './PinPad.js';
import { pinRefusalWords, unlockWords } from './unlock-words.js';

export interface ChoosePinScreenProps {
  choose: (pin: string) => Promise<Result<void, PinRefusal | UnlockFailure>>;
  /** Absent where there is no way round it: a tablet from before PINs. */
  cancel?: (() => void) | undefined;
  cancelText?: string | undefined;
  /** Inside the shell, which has its own `main`. */
  embedded?: boolean | undefined;
}

type Asked = 'first' | 'again';

/** A refusal takes its place: the keys must not leave the screen. */
function introOf(again: boolean, isRefused: boolean): string | undefined {
  if (isRefused) return undefined;
  return again ? t('session.repeatPinWhy') : t('session.choosePinWhy');
}

export function ChoosePinScreen({ choose, cancel, cancelText, embedded }: ChoosePinScreenProps) {
  const asked = useSignal<Asked>('first');
  const first = useSignal('');
  const typed = useSignal('');
  const busy = useSignal(false);
  const refusal = useSignal<RefusalProps | undefined>(undefined);

  const startOver = (why: RefusalProps | undefined): void => {
    asked.value = 'first';
    first.value = '';
    typed.value = '';
    refusal.value = why;
  };
  const afterFirst = (pin: string): void => {
    const chosen = parseNewPin(pin);
    if (!chosen.ok) return startOver(pinRefusalWords(chosen.error));
    asked.value = 'again';
    first.value = pin;
    typed.value = '';
    refusal.value = undefined;
  };
  const afterAgain = async (pin: string): Promise<void> => {
    if (pin !== first.value) {
      const [what, why] = [t('session.pinNotTaken'), t('session.pinMismatch')];
      return startOver({ what, why, whatNow: t('session.pinMismatchNow') });
    }
    busy.value = true;
    try {
      const kept = await choose(pin);
      if (!kept.ok) startOver(unlockWords(kept.error));
    } finally {
      busy.value = false;
    }
  };
  const onTyped = (next: string): void => {
    typed.value = next;
    if (next.length < PIN_LENGTH) return;
    if (asked.value === 'first') afterFirst(next);
    else void afterAgain(next);
  };

  const again = asked.value === 'again';
  return (
    <DoorFrame
      title={again ? t('session.repeatPin') : t('session.choosePin')}
      intro={introOf(again, refusal.value !== undefined)}
      keys
      embedded={embedded}
    >
      <Stack>
        {refusal.value && <Refusal {...refusal.value} />}
        <PinPad
          label={again ? t('session.repeatPin') : t('session.choosePin')}
          typed={typed.value}
          onTyped={onTyped}
          disabled={busy.value}
          busyText={busy.value ? t('session.savingPin') : undefined}
        />
        {cancel && !busy.value && (
          <Button kind="quiet" wide onPress={cancel}>
            {cancelText ?? t('session.cancelPin')}
          </Button>
        )}
      </Stack>
    </DoorFrame>
  );
}
