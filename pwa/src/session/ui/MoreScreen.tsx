// Who is working here, how the screen looks and speaks, and the way out.

import type { AccountView } from '@tram/shared-schema/sync/session.js';
import { t } from '#text/text.js';
import { Button, LinkButton } from '#ui/Button.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { Facts } from '#ui/Facts.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Card, Page, Section, Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import type { IconName } from '#ui/icon-names.js';
import { LOCK_CHOICES, type Preferences } from '../device-store.js';

/** A page of the station's work that is not opened every day. */
export interface MoreWork {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
}

export interface MoreScreenProps {
  account: AccountView;
  stationName: string | undefined;
  preferences: Preferences;
  changePreferences: (next: Preferences) => void;
  waiting: number;
  /** Absent while there is no PIN to unlock with. */
  lock: (() => void) | undefined;
  /** Absent for whoever has no PIN on this tablet. */
  pin: { changeHref: string; passkeyHref?: string } | undefined;
  signOut: () => void;
  version: string;
  adminHref?: string | undefined;
  works?: readonly MoreWork[] | undefined;
  /** For the head of a station. */
  devicesHref?: string | undefined;
}

export function MoreScreen(props: MoreScreenProps) {
  const { account, preferences } = props;
  return (
    <Page header={<HeaderBar title={t('session.moreTitle')} />}>
      <Stack gap="l">
        <StationWorks {...props} />
        <Section title={t('session.account')}>
          <Card>
            <Facts
              facts={[
                { label: t('session.account'), value: account.displayName },
                { label: t('session.role'), value: t(`session.role.${account.role}`) },
                { label: t('session.station'), value: props.stationName },
              ]}
            />
          </Card>
        </Section>
        {props.lock && (
          <Button icon="lock" wide onPress={props.lock}>
            {t('session.lockOrChange')}
          </Button>
        )}
        {props.pin && (
          <Stack gap="s">
            <LinkButton icon="key-round" wide href={props.pin.changeHref}>
              {t('session.changePin')}
            </LinkButton>
            {props.pin.passkeyHref !== undefined && (
              <LinkButton icon="user" wide href={props.pin.passkeyHref}>
                {t('session.addPasskey')}
              </LinkButton>
            )}
          </Stack>
        )}
        <ChoiceField
          label={t('session.lockAfter')}
          choices={LOCK_CHOICES.map((minutes) => ({
            value: `${minutes}` as const,
            label: t(`session.lockAfter.${minutes}`),
          }))}
          value={`${preferences.lockAfterMinutes}` as const}
          onChange={(chosen) => {
            const minutes = LOCK_CHOICES.find((choice) => `${choice}` === chosen);
            if (minutes) props.changePreferences({ ...preferences, lockAfterMinutes: minutes });
          }}
        />
        <ChoiceField
          label={t('session.language')}
          choices={[
            { value: 'vi', label: 'Tiếng Việt' },
            { value: 'en', label: 'English' },
          ]}
          value={preferences.language}
          onChange={(language) => props.changePreferences({ ...preferences, language })}
        />
        <ChoiceField
          label={t('session.theme')}
          choices={(['auto', 'light', 'dark', 'sunlight'] as const).map((theme) => ({
            value: theme,
            label: t(`session.theme.${theme}`),
          }))}
          value={preferences.theme}
          onChange={(theme) => props.changePreferences({ ...preferences, theme })}
        />
        {props.waiting > 0 && (
          <Notice meaning="due" title={t('session.signOutWaiting', { count: props.waiting })} />
        )}
        <Stack gap="s">
          <Button icon="log-out" wide onPress={props.signOut} describedBy="sign-out-needs-line">
            {t('session.signOut')}
          </Button>
          <p id="sign-out-needs-line">{t('session.signOutNeedsLine')}</p>
        </Stack>
        <Section title={t('session.about')}>
          <Facts facts={[{ label: t('session.version'), value: props.version }]} />
        </Section>
      </Stack>
    </Page>
  );
}

/** What is not done every day, before what concerns only whoever is signed in. */
function StationWorks({ works = [], adminHref, devicesHref }: MoreScreenProps) {
  if (works.length === 0 && adminHref === undefined && devicesHref === undefined) return null;
  return (
    <Section title={t('session.works')}>
      <Stack gap="s">
        {adminHref !== undefined && (
          <LinkButton href={adminHref} icon="settings" wide>
            {t('session.adminPages')}
          </LinkButton>
        )}
        {works.map(({ href, label, icon }) => (
          <LinkButton key={href} href={href} icon={icon} wide>
            {label}
          </LinkButton>
        ))}
        {devicesHref !== undefined && (
          <LinkButton href={devicesHref} icon="tablet" wide>
            {t('session.devices')}
          </LinkButton>
        )}
      </Stack>
    </Section>
  );
}
