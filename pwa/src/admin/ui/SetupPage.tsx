// The first start: whoever holds the one-time link makes the administrator.

import { useSignal } from '@preact/signals';
import { PASSWORD_MIN_LENGTH, USERNAME_PATTERN } from '@tram/shared-schema/sync/administration.js';
import { t } from '#text/text.js';
import { Button, LinkButton } from '#ui/Button.js';
import { Card, Page, Stack } from '#ui/Layout.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Notice, Refusal } from '#ui/Notice.js';
import { PasswordField } from '#ui/PasswordField.js';
import { TextField } from '#ui/TextField.js';
import type { AdministrationFailure, FirstStart } from '../administration.js';
import { failureWords } from '../failure-text.js';

export interface SetupPageProps {
  firstStart: FirstStart;
  /** What stood behind `#` in the link; empty where the link was copied without it. */
  token: string;
  signInHref: string;
}

export function SetupPage({ firstStart, token, signInHref }: SetupPageProps) {
  const username = useSignal('');
  const displayName = useSignal('');
  const password = useSignal('');
  const tried = useSignal(false);
  const busy = useSignal(false);
  const done = useSignal(false);
  const failure = useSignal<AdministrationFailure | undefined>(undefined);
  const usernameGood = new RegExp(USERNAME_PATTERN).test(username.value.trim());
  const nameGood = displayName.value.trim() !== '';
  const passwordGood = password.value.length >= PASSWORD_MIN_LENGTH;

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    tried.value = true;
    if (busy.value || !usernameGood || !nameGood || !passwordGood) return;
    busy.value = true;
    const result = await firstStart.setUp({
      token,
      username: username.value.trim(),
      displayName: displayName.value.trim().normalize('NFC'),
      password: password.value,
    });
    busy.value = false;
    failure.value = result.ok ? undefined : result.error;
    done.value = result.ok;
  };

  if (token === '') {
    return (
      <Page header={<HeaderBar title={t('admin.setupTitle')} />}>
        <Refusal
          what={t('admin.failedTitle')}
          why={t('admin.setupNoToken')}
          whatNow={t('admin.setupNoTokenNow')}
        />
      </Page>
    );
  }
  if (done.value) {
    return (
      <Page header={<HeaderBar title={t('admin.setupTitle')} />}>
        <Notice
          meaning="done"
          live="polite"
          title={t('admin.setupDone')}
          whatNow={t('admin.setupDoneNow')}
          actions={
            <LinkButton kind="primary" href={signInHref}>
              {t('admin.toSignIn')}
            </LinkButton>
          }
        />
      </Page>
    );
  }
  return (
    <Page header={<HeaderBar title={t('admin.setupTitle')} subtitle={t('admin.setupIntro')} />}>
      <Card>
        <form onSubmit={(event) => void submit(event)} noValidate>
          <Stack>
            <TextField
              label={t('admin.displayName')}
              autoCapitalize="words"
              value={displayName.value}
              onChange={(value) => (displayName.value = value)}
              error={tried.value && !nameGood ? t('admin.nameMissing') : undefined}
            />
            <TextField
              label={t('admin.username')}
              hint={t('admin.usernameHint')}
              autoCapitalize="none"
              autoComplete="username"
              value={username.value}
              onChange={(value) => (username.value = value)}
              error={tried.value && !usernameGood ? t('admin.usernameWrong') : undefined}
            />
            <PasswordField
              label={t('admin.password')}
              hint={t('admin.passwordHint', { count: PASSWORD_MIN_LENGTH })}
              autoComplete="new-password"
              value={password.value}
              onChange={(value) => (password.value = value)}
              error={
                tried.value && !passwordGood
                  ? t('admin.passwordShort', { count: PASSWORD_MIN_LENGTH })
                  : undefined
              }
            />
            {failure.value && <Refusal {...failureWords(failure.value)} />}
            <Button kind="primary" type="submit" wide busy={busy.value}>
              {t('admin.setupCreate')}
            </Button>
          </Stack>
        </form>
      </Card>
    </Page>
  );
}
