// Who may work here: accounts by role, a forgotten password, an account that must be closed.

import { useSignal } from '@preact/signals';
import type { AccountView } from '@tram/shared-schema/sync/session.js';
import { t } from '#text/text.js';
import { Badge } from '#ui/Badge.js';
import { Button } from '#ui/Button.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Card, Page, Section, Stack } from '#ui/Layout.js';
import { List, ListRow } from '#ui/List.js';
import { Refusal } from '#ui/Notice.js';
import { ChoiceSheet, Sheet } from '#ui/Sheet.js';
import type { SnackbarQueue } from '#ui/snackbar-queue.js';
import type { AdminDeps, AdministrationFailure } from '../administration.js';
import { failureWords } from '../failure-text.js';
import { Answered } from './Answered.js';
import styles from './AccountsPage.module.css';
import { NewAccountForm } from './NewAccountForm.js';
import { useAnswer } from './use-answer.js';

export interface AccountsPageProps extends AdminDeps {
  snackbars: SnackbarQueue;
}

interface OneTime {
  name: string;
  password: string;
}

function OneTimeSheet({ shown, onClose }: { shown: OneTime; onClose: () => void }) {
  return (
    <Sheet
      title={t('admin.oneTimeTitle', { name: shown.name })}
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={onClose}>
          {t('admin.oneTimeDone')}
        </Button>
      }
    >
      <Stack>
        <p class={styles.password}>{shown.password}</p>
        <p>{t('admin.oneTimeWhy')}</p>
      </Stack>
    </Sheet>
  );
}

export function AccountsPage({ administration, snackbars }: AccountsPageProps) {
  const accounts = useAnswer(() => administration.accounts(), 'accounts');
  const stations = useAnswer(() => administration.stations(), 'stations');
  const centres = useAnswer(() => administration.centres(), 'centres');
  const chosen = useSignal<AccountView | undefined>(undefined);
  const oneTime = useSignal<OneTime | undefined>(undefined);
  const failure = useSignal<AdministrationFailure | undefined>(undefined);
  const stationList = stations.state.value.kind === 'answered' ? stations.state.value.value : [];
  const centreList = centres.state.value.kind === 'answered' ? centres.state.value.value : [];
  const placeOf = (account: AccountView): string | undefined =>
    stationList.find((station) => station.stationId === account.stationId)?.name ??
    centreList.find((centre) => centre.centreId === account.centreId)?.name;

  const reset = async (account: AccountView): Promise<void> => {
    const result = await administration.resetPassword(account.accountId);
    failure.value = result.ok ? undefined : result.error;
    if (result.ok && result.value.oneTimePassword !== undefined) {
      oneTime.value = { name: account.displayName, password: result.value.oneTimePassword };
    }
  };
  const setDisabled = async (account: AccountView, disabled: boolean): Promise<void> => {
    const result = await administration.setDisabled(account.accountId, disabled);
    failure.value = result.ok ? undefined : result.error;
    if (!result.ok) return;
    accounts.ask();
    const name = account.displayName;
    snackbars.show({
      text: disabled ? t('admin.disabledNow', { name }) : t('admin.enabledNow', { name }),
      undo: () => void setDisabled(account, !disabled),
    });
  };

  return (
    <Page header={<HeaderBar title={t('admin.accounts')} />}>
      <Stack gap="l">
        {failure.value && <Refusal {...failureWords(failure.value)} />}
        <Answered question={accounts}>
          {(list) =>
            list.length === 0 ? (
              <EmptyState icon="users" title={t('admin.noAccounts')} />
            ) : (
              <Card flush>
                <List label={t('admin.accounts')}>
                  {list.map((account) => (
                    <ListRow
                      key={account.accountId}
                      icon="user"
                      title={account.displayName}
                      lines={[
                        `${account.username} · ${t(`session.role.${account.role}`)}`,
                        ...(placeOf(account) ? [placeOf(account)] : []),
                      ]}
                      badges={
                        account.disabled ? <Badge meaning="stop">{t('admin.disabled')}</Badge> : undefined
                      }
                      onPress={() => (chosen.value = account)}
                    />
                  ))}
                </List>
              </Card>
            )
          }
        </Answered>
        <Section title={t('admin.newAccount')}>
          <Card>
            <NewAccountForm
              administration={administration}
              stations={stationList}
              centres={centreList}
              onCreated={(reply) => {
                accounts.ask();
                if (reply.oneTimePassword !== undefined) {
                  oneTime.value = { name: reply.account.displayName, password: reply.oneTimePassword };
                }
              }}
            />
          </Card>
        </Section>
      </Stack>
      {chosen.value && (
        <AccountSheet
          account={chosen.value}
          onClose={() => (chosen.value = undefined)}
          reset={(account) => void reset(account)}
          setDisabled={(account, disabled) => void setDisabled(account, disabled)}
        />
      )}
      {oneTime.value && <OneTimeSheet shown={oneTime.value} onClose={() => (oneTime.value = undefined)} />}
    </Page>
  );
}

interface AccountSheetProps {
  account: AccountView;
  onClose: () => void;
  reset: (account: AccountView) => void;
  setDisabled: (account: AccountView, disabled: boolean) => void;
}

function AccountSheet({ account, onClose, reset, setDisabled }: AccountSheetProps) {
  return (
    <ChoiceSheet
      title={account.displayName}
      onClose={onClose}
      choices={[
        { label: t('admin.resetPassword'), icon: 'key-round', onChoose: () => reset(account) },
        account.disabled
          ? { label: t('admin.enable'), icon: 'circle-check', onChoose: () => setDisabled(account, false) }
          : { label: t('admin.disable'), icon: 'ban', onChoose: () => setDisabled(account, true) },
      ]}
    />
  );
}
