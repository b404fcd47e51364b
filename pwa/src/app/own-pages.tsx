// The two pages everybody has, at a station or in an office: who is working here, and signing in again.

import { signal, type ReadonlySignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { MoreScreen, type MoreWork } from '#session/ui/MoreScreen.js';
import { SignInScreen } from '#session/ui/SignInScreen.js';
import type { KeptSession } from '#session/device-store.js';
import { ownPinPages } from './own-pin-pages.js';
import { ADD_PASSKEY_PATH, CHANGE_PIN_PATH, DEVICES_PATH, MORE_PATH, SIGN_IN_PATH } from './paths.js';
import type { Tablet } from './open-tablet.js';
import { APP_VERSION } from './version.js';

export interface OwnPagesParts {
  readonly tablet: Tablet;
  /** How many records are only here; nothing where no records are kept. */
  readonly waiting?: ReadonlySignal<number>;
  /** What a station's worker finds under "Thêm"; nothing in an office. */
  readonly works?: () => readonly MoreWork[];
  /** Where signing in again leads. */
  readonly afterSignIn: string;
}

export function ownPages({ tablet, waiting, works, afterSignIn }: OwnPagesParts) {
  const { device } = tablet;
  const canAddPasskey = signal(false);
  void device.passkeys.isAvailable().then((available) => (canAddPasskey.value = available));
  /** An office has none: it goes in by its password. */
  function pinOf({ account }: KeptSession): { changeHref: string; passkeyHref?: string } | undefined {
    const own = device.people.accounts.value.find(({ accountId }) => accountId === account.accountId);
    if (!own?.pin) return undefined;
    const offersPasskey = canAddPasskey.value && !own.passkey;
    return { changeHref: CHANGE_PIN_PATH, ...(offersPasskey && { passkeyHref: ADD_PASSKEY_PATH }) };
  }
  const More = () => {
    const session = device.keeper.session.value;
    if (!session) return null;
    return (
      <MoreScreen
        account={session.account}
        stationName={session.stationName}
        preferences={device.preferences.value}
        changePreferences={(next) => void device.changePreferences(next)}
        waiting={waiting?.value ?? 0}
        works={works?.()}
        lock={tablet.lock.value}
        pin={pinOf(session)}
        signOut={() => void tablet.signOut()}
        version={APP_VERSION}
        devicesHref={session.account.role === 'head' ? DEVICES_PATH : undefined}
      />
    );
  };
  /** After a session ran out: whatever is open stays open behind it. */
  const SignInAgain = () => {
    const { route } = useLocation();
    return (
      <SignInScreen
        embedded
        knownUsername={device.keeper.session.value?.account.username}
        signIn={async (username, password) => {
          const result = await tablet.signIn(username, password);
          if (result.ok) route(afterSignIn, true);
          return result;
        }}
      />
    );
  };
  return [
    { path: MORE_PATH, page: More },
    { path: SIGN_IN_PATH, page: SignInAgain },
    ...ownPinPages(tablet),
  ] as const;
}
