// What the tablet shows: the door, somebody's workplace, or an office.

import { assertNever } from '@tram/shared-schema/result.js';
import { lazy, ErrorBoundary as LazyBoundary } from 'preact-iso';
import { Skeleton } from '#ui/Skeleton.js';
import { SignInScreen } from '#session/ui/SignInScreen.js';
import { NotOpened } from './NotOpened.js';
import type { Tablet } from './open-tablet.js';
import { SETUP_PATH } from './paths.js';

const Station = lazy(() => import('./StationApp.js').then(({ StationApp }) => StationApp));
const Office = lazy(() => import('./OfficeApp.js').then(({ OfficeApp }) => OfficeApp));
const Setup = lazy(() => import('./SetupPlace.js').then(({ SetupPlace }) => SetupPlace));

export function App({ tablet }: { tablet: Tablet }) {
  const opening = tablet.opening.value;
  switch (opening.kind) {
    case 'opening':
      return <Skeleton rows={6} />;
    case 'signed-out':
      if (location.pathname === SETUP_PATH) {
        return (
          <LazyBoundary>
            <Setup api={tablet.device.api} />
          </LazyBoundary>
        );
      }
      return <SignInScreen signIn={(username, password) => tablet.signIn(username, password)} />;
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
    case 'not-opened':
      return <NotOpened failure={opening.failure} />;
    default:
      return assertNever(opening);
  }
}
