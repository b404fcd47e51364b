// The door. It must work for somebody in a hurry with a Vietnamese keyboard on, and say plainly why it did not open.

import type { ComponentChildren } from 'preact';
import { assertNever, type Result } from '@tram/shared-schema/result.js';
import { useSignal } from '@preact/signals';
import { Button } from '#ui/Button.js';
import { Refusal } from '#ui/Notice.js';
import { PasswordField } from '#ui/PasswordField.js';
import { TextField } from '#ui/TextField.js';
import { t } from '#text/text.js';
import type { SignInRefusal } from '../sign-in.js';
import { DoorFrame } from './DoorFrame.js';
import styles from './SignInScreen.module.css';

export interface SignInScreenProps {
  signIn: (username: string, password: string) => Promise<Result<void, SignInRefusal>>;
  /** Filled in when a session ran out: the worker only types the password. */
  knownUsername?: string | undefined;
  /** Inside the shell, which has its own `main`. */
  embedded?: boolean | undefined;
  /** Why a password is asked for. */
  notice?: ComponentChildren;
  onBack?: (() => void) | undefined;
}

interface Words {
  what: string;
  why: string;
  whatNow: string;
}

function words(failure: SignInRefusal): Words {
  const what = t('session.failedTitle');
  switch (failure.kind) {
    case 'unreachable':
      return { what, why: t('session.unreachable'), whatNow: t('session.unreachableNow') };
    case 'wrong-credentials':
      return { what, why: t('session.wrongCredentials'), whatNow: t('session.wrongCredentialsNow') };
    case 'account-disabled':
      return { what, why: t('session.accountDisabled'), whatNow: t('session.accountDisabledNow') };
    case 'device-revoked':
      return { what, why: t('session.deviceRevoked'), whatNow: t('session.deviceRevokedNow') };
    case 'too-many-requests':
      return {
        what,
        why: t('session.tooMany'),
        whatNow: t('session.tooManyNow', { seconds: failure.retryAfterSeconds }),
      };
    case 'server-trouble':
      return { what, why: t('session.serverTrouble'), whatNow: t('session.serverTroubleNow') };
    case 'storage-full':
    case 'storage-failed':
      return { what, why: t('session.storageFull'), whatNow: t('session.storageFullNow') };
    case 'newer-store':
      return { what, why: t('storage.newer'), whatNow: t('storage.newerNow') };
    case 'server-outdated':
      return { what, why: t('session.serverOutdated'), whatNow: t('session.serverOutdatedNow') };
    case 'other-station':
      return {
        what: t('session.otherStation'),
        why: t('session.otherStationWhy', { count: failure.waiting }),
        whatNow: t('session.otherStationNow'),
      };
    default:
      return assertNever(failure);
  }
}

export function SignInScreen({ signIn, knownUsername, embedded, notice, onBack }: SignInScreenProps) {
  const username = useSignal(knownUsername ?? '');
  const password = useSignal('');
  const busy = useSignal(false);
  const tried = useSignal(false);
  const failure = useSignal<SignInRefusal | undefined>(undefined);

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    tried.value = true;
    if (busy.value || username.value.trim() === '' || password.value === '') return;
    busy.value = true;
    failure.value = undefined;
    try {
      const result = await signIn(username.value.trim(), password.value);
      if (!result.ok) failure.value = result.error;
    } finally {
      busy.value = false;
    }
  };

  return (
    <DoorFrame title={t('session.title')} intro={t('session.intro')} embedded={embedded}>
      {notice}
      <form class={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          label={t('session.username')}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          value={username.value}
          onChange={(value) => (username.value = value)}
          error={tried.value && username.value.trim() === '' ? t('session.usernameMissing') : undefined}
        />
        <PasswordField
          label={t('session.password')}
          name="password"
          autoComplete="current-password"
          value={password.value}
          onChange={(value) => (password.value = value)}
          error={tried.value && password.value === '' ? t('session.passwordMissing') : undefined}
        />
        {failure.value && <Refusal {...words(failure.value)} />}
        <Button kind="primary" type="submit" wide busy={busy.value} busyText={t('session.signingIn')}>
          {t('session.signIn')}
        </Button>
        {onBack && (
          <Button kind="quiet" icon="arrow-left" wide onPress={onBack}>
            {t('session.backToPeople')}
          </Button>
        )}
      </form>
    </DoorFrame>
  );
}
