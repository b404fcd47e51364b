// Another PIN for whoever is in: the present one, then the new one twice.

import { useSignal } from '@preact/signals';
import type { Result } from '@tram/shared-schema/result.js';
import { t } from '#text/text.js';
import type { PinRefusal } from '../pin.js';
import type { UnlockFailure } from '../unlock-account.js';
import { AskOwnPin } from './AskOwnPin.js';
import { ChoosePinScreen } from './ChoosePinScreen.js';

export interface ChangePinScreenProps {
  check: (old: string) => Promise<Result<void, PinRefusal | UnlockFailure>>;
  change: (old: string, chosen: string) => Promise<Result<void, PinRefusal | UnlockFailure>>;
  back: () => void;
}

export function ChangePinScreen({ check, change, back }: ChangePinScreenProps) {
  const old = useSignal<string | undefined>(undefined);
  const known = old.value;
  if (known === undefined) {
    const onPin = async (pin: string): Promise<Result<void, PinRefusal | UnlockFailure>> => {
      const checked = await check(pin);
      if (checked.ok) old.value = pin;
      return checked;
    };
    return <AskOwnPin title={t('session.changePin')} onPin={onPin} back={back} />;
  }
  return (
    <ChoosePinScreen
      embedded
      choose={(pin) => change(known, pin)}
      cancel={back}
      cancelText={t('session.backToMore')}
    />
  );
}
