// The locked tablet: who works here, and what each of them goes in by.

import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { AccountId } from '@tram/shared-schema/document/ids.js';
import type { Result } from '@tram/shared-schema/result.js';
import { useEffect } from 'preact/hooks';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Card } from '#ui/Layout.js';
import { List, ListRow } from '#ui/List.js';
import { Notice } from '#ui/Notice.js';
import type { EnrolledAccount } from '../account-book.js';
import type { PinRefusal } from '../pin.js';
import type { SignInRefusal } from '../sign-in.js';
import type { UnlockFailure } from '../unlock-account.js';
import { DoorFrame } from './DoorFrame.js';
import { EnterPin } from './EnterPin.js';
import { SignInScreen } from './SignInScreen.js';
import { droppedWords } from './unlock-words.js';

export interface LockScreenProps {
  accounts: ReadonlySignal<readonly EnrolledAccount[]>;
  /** Who was just working: asked for their PIN at once. */
  current: AccountId | undefined;
  countDown: () => () => void;
  unlock: (accountId: AccountId, pin: string) => Promise<Result<void, UnlockFailure | PinRefusal>>;
  unlockByPasskey: (accountId: AccountId) => Promise<Result<void, UnlockFailure>>;
  signIn: (username: string, password: string) => Promise<Result<void, SignInRefusal>>;
}

type Asking =
  { kind: 'who' } | { kind: 'pin'; accountId: AccountId } | { kind: 'password'; accountId?: AccountId };

export function LockScreen(props: LockScreenProps) {
  const { accounts, current, countDown } = props;
  const asking = useSignal<Asking>(
    current === undefined ? { kind: 'who' } : { kind: 'pin', accountId: current },
  );
  useEffect(countDown, [countDown]);
  const choosePerson = (): void => void (asking.value = { kind: 'who' });

  const now = asking.value;
  const account =
    now.kind !== 'who' ? accounts.value.find(({ accountId }) => accountId === now.accountId) : undefined;
  if (now.kind === 'password' || (account && !account.pin)) {
    return (
      <SignInScreen
        key={account?.accountId}
        signIn={props.signIn}
        knownUsername={account?.username}
        onBack={choosePerson}
        notice={
          account &&
          !account.pin && (
            <Notice meaning="due" title={droppedWords(account.dropped)} whatNow={t('session.keysGoneNow')} />
          )
        }
      />
    );
  }
  if (account) {
    const { accountId } = account;
    return (
      <EnterPin
        key={accountId}
        account={account}
        unlock={(pin) => props.unlock(accountId, pin)}
        unlockByPasskey={() => props.unlockByPasskey(accountId)}
        changePerson={choosePerson}
        forgotPin={() => (asking.value = { kind: 'password', accountId })}
      />
    );
  }
  return (
    <DoorFrame title={t('session.lockTitle')} intro={t('session.lockIntro')}>
      <Card flush>
        <List label={t('session.lockTitle')}>
          {accounts.value.map((person) => (
            <ListRow
              key={person.accountId}
              icon={person.pin ? 'user' : 'key-round'}
              title={person.displayName}
              lines={linesOf(person)}
              onPress={() => (asking.value = { kind: 'pin', accountId: person.accountId })}
            />
          ))}
        </List>
      </Card>
      <Button icon="user-plus" wide onPress={() => (asking.value = { kind: 'password' })}>
        {t('session.otherAccount')}
      </Button>
    </DoorFrame>
  );
}

const linesOf = ({ role, stationName, pin }: EnrolledAccount): readonly string[] => [
  stationName === undefined ? t(`session.role.${role}`) : `${t(`session.role.${role}`)} · ${stationName}`,
  ...(pin ? [] : [t('session.needsPassword')]),
];
