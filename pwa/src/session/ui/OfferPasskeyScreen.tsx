// After the PIN: the device's own lock too, for whoever wants it.

import { useSignal } from '@preact/signals';
import type { Result } from '@tram/shared-schema/result.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Stack } from '#ui/Layout.js';
import { Refusal } from '#ui/Notice.js';
import type { PasskeyFailure } from '../enrol-account.js';
import { DoorFrame } from './DoorFrame.js';

export interface OfferPasskeyScreenProps {
  answer: (wanted: boolean) => Promise<Result<void, PasskeyFailure>>;
}

export function OfferPasskeyScreen({ answer }: OfferPasskeyScreenProps) {
  const busy = useSignal(false);
  const failed = useSignal(false);
  const press = async (wanted: boolean): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    try {
      failed.value = !(await answer(wanted)).ok;
    } finally {
      busy.value = false;
    }
  };
  return (
    <DoorFrame title={t('session.offerPasskey')} intro={t('session.offerPasskeyWhy')}>
      <Stack>
        {failed.value && (
          <Refusal
            what={t('session.passkeyNotAdded')}
            why={t('session.passkeyNotAddedWhy')}
            whatNow={t('session.passkeyNotAddedNow')}
          />
        )}
        <Button kind="primary" wide busy={busy.value} onPress={() => void press(true)}>
          {t('session.offerPasskeyYes')}
        </Button>
        <Button wide disabled={busy.value} onPress={() => void press(false)}>
          {t('session.offerPasskeyNo')}
        </Button>
      </Stack>
    </DoorFrame>
  );
}
