// What the tablet shows: a door, somebody's workplace, or an office.

import { assertNever } from '@tram/shared-schema/result.js';
import { lazy, ErrorBoundary as LazyBoundary } from 'preact-iso';
import { ChoosePinScreen } from '#session/ui/ChoosePinScreen.js';
import { LeftRecordsNotice } from '#session/ui/LeftRecordsNotice.js';
import { LockScreen } from '#session/ui/LockScreen.js';
import { OfferPasskeyScreen } from '#session/ui/OfferPasskeyScreen.js';
import { ShutOutScreen } from '#session/ui/ShutOutScreen.js';
import { SignInScreen } from '#session/ui/SignInScreen.js';
import { Skeleton } from '#ui/Skeleton.js';
import { NotOpened } from './NotOpened.js';
import type { Tablet } from './open-tablet.js';
import type { Workplace } from './open-workplace.js';
import { SETUP_PATH } from './paths.js';

const Station = lazy(() => import('./StationApp.js').then(({ StationApp }) => StationApp));
const Office = lazy(() => import('./OfficeApp.js').then(({ OfficeApp }) => OfficeApp));
const Setup = lazy(() => import('./SetupPlace.js').then(({ SetupPlace }) => SetupPlace));

const saveUnsent = async (workplace: Workplace): Promise<boolean> =>
  (await import('./save-unsent.js')).saveUnsent(workplace);

export function App({ tablet }: { tablet: Tablet }) {
  const opening = tablet.opening.value;
  const { device } = tablet;
  switch (opening.kind) {
    case 'opening':
      return <Skeleton rows={6} />;
    case 'signed-out':
      if (location.pathname === SETUP_PATH) {
        return (
          <LazyBoundary>
            <Setup api={device.api} />
          </LazyBoundary>
        );
      }
      return (
        <SignInScreen
          signIn={tablet.signIn}
          knownUsername={opening.knownUsername}
          notice={opening.left && <LeftRecordsNotice unsent={opening.left.unsent} />}
        />
      );
    case 'locked':
      return (
        <LockScreen
          key={opening.current}
          accounts={device.people.accounts}
          current={opening.current}
          countDown={device.people.countDown}
          unlock={tablet.unlock}
          unlockByPasskey={tablet.unlockByPasskey}
          signIn={tablet.signIn}
        />
      );
    case 'choosing-pin':
      return (
        <ChoosePinScreen
          choose={tablet.choosePin}
          cancel={opening.isRequired ? undefined : () => void tablet.cancelPin()}
        />
      );
    case 'offering-passkey':
      return <OfferPasskeyScreen answer={tablet.answerPasskey} />;
    case 'office':
      return (
        <LazyBoundary>
          <Office key={opening.session.account.accountId} tablet={tablet} session={opening.session} />
        </LazyBoundary>
      );
    case 'station':
      return (
        <LazyBoundary>
          <Station
            key={opening.session.account.accountId}
            tablet={tablet}
            workplace={opening.workplace}
            session={opening.session}
          />
        </LazyBoundary>
      );
    case 'shut-out':
      return (
        <ShutOutScreen
          kind={opening.shutOut.kind}
          unsent={opening.unsent.waiting + opening.unsent.refused}
          exportUnsent={opening.shutOut.mayKeepUnsent ? () => saveUnsent(opening.workplace) : undefined}
          leave={() => void tablet.leave()}
        />
      );
    case 'not-opened':
      return <NotOpened failure={opening.failure} />;
    default:
      return assertNever(opening);
  }
}
