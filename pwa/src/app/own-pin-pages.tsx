// The pages of one's own PIN: another one, or a finger beside it.

import { useLocation } from 'preact-iso';
import { AskOwnPin } from '#session/ui/AskOwnPin.js';
import { ChangePinScreen } from '#session/ui/ChangePinScreen.js';
import { t, type PlainTextKey } from '#text/text.js';
import type { Tablet } from './open-tablet.js';
import { createOwnPin, type OwnPin } from './own-pin.js';
import { ADD_PASSKEY_PATH, CHANGE_PIN_PATH, MORE_PATH } from './paths.js';

export function ownPinPages({ device }: Tablet) {
  function useOwnPin(): { pin: OwnPin | undefined; back: () => void; done: (text: PlainTextKey) => void } {
    const { route } = useLocation();
    const accountId = device.keeper.session.value?.account.accountId;
    return {
      pin: accountId === undefined ? undefined : createOwnPin(device, accountId),
      back: () => route(MORE_PATH, true),
      done(text) {
        device.snackbars.show({ text: t(text) });
        route(MORE_PATH, true);
      },
    };
  }
  const ChangePin = () => {
    const { pin, back, done } = useOwnPin();
    if (!pin) return null;
    return (
      <ChangePinScreen
        check={pin.check}
        change={async (old, chosen) => {
          const changed = await pin.change(old, chosen);
          if (changed.ok) done('session.pinChanged');
          return changed;
        }}
        back={back}
      />
    );
  };
  const AddPasskey = () => {
    const { pin, back, done } = useOwnPin();
    if (!pin) return null;
    return (
      <AskOwnPin
        title={t('session.addPasskey')}
        onPin={async (typed) => {
          const added = await pin.addPasskey(typed);
          if (added.ok) done('session.passkeyAdded');
          return added;
        }}
        back={back}
      />
    );
  };
  return [
    { path: CHANGE_PIN_PATH, page: ChangePin },
    { path: ADD_PASSKEY_PATH, page: AddPasskey },
  ] as const;
}
