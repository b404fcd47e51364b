// The app of somebody who works at a station: five places, always in the same spot, and the pages behind them.

import { LocationProvider, Route, Router, useLocation } from 'preact-iso';
import { useEffect, useMemo } from 'preact/hooks';
import { t } from '#text/text.js';
import { ErrorBoundary } from '#ui/ErrorBoundary.js';
import { Shell, type PlaceState, type ShellPlace } from '#ui/Shell.js';
import { Snackbar } from '#ui/Snackbar.js';
import type { KeptSession } from '#session/device-store.js';
import { LockButton } from './LockButton.js';
import { isForm, MORE_PATH, placeOf, SCAN_PATH, SYNC_PATH, TODAY_PATH } from './paths.js';
import type { Tablet } from './open-tablet.js';
import type { Workplace } from './open-workplace.js';
import { reportFailure } from './report-failure.js';
import { createStationDeps, type StationDeps } from './station-deps.js';
import { stationPages } from './station-pages.js';
import { UpdateNotice } from './UpdateNotice.js';

export interface StationAppProps {
  tablet: Tablet;
  workplace: Workplace;
  session: KeptSession;
}

export function StationApp(props: StationAppProps) {
  return (
    <LocationProvider>
      <StationShell {...props} />
    </LocationProvider>
  );
}

function syncState({ workplace }: StationDeps): PlaceState | undefined {
  const { unsent } = workplace.counts;
  const { phase, lastRoundAtMs } = workplace.loop.status.value;
  if (!unsent.value) return undefined;
  const { waiting, refused } = unsent.value;
  if (refused > 0) return { words: t('shell.syncToFix', { count: refused }), meaning: 'late' };
  if (waiting > 0) {
    const words =
      phase === 'sending'
        ? t('shell.syncSending', { count: waiting })
        : t('shell.syncWaiting', { count: waiting });
    return { words, meaning: 'due' };
  }
  if (lastRoundAtMs === undefined) return { words: t('shell.syncNever') };
  return { words: t('shell.syncAllSent'), meaning: 'done' };
}

function placesOf(deps: StationDeps): readonly ShellPlace[] {
  return [
    { name: 'today', href: TODAY_PATH, label: t('shell.today'), icon: 'house' },
    { name: 'find', href: '/find', label: t('shell.find'), icon: 'search' },
    { name: 'scan', href: SCAN_PATH, label: t('shell.scan'), icon: 'scan-line', big: true },
    {
      name: 'sync',
      href: SYNC_PATH,
      label: t('shell.sync'),
      icon: 'refresh-cw',
      state: () => syncState(deps),
    },
    { name: 'more', href: MORE_PATH, label: t('shell.more'), icon: 'ellipsis' },
  ];
}

function StationShell({ tablet, workplace, session }: StationAppProps) {
  const { route, path, url } = useLocation();
  const { accountId } = session.account;
  // The pages are made once for a workplace and a person: what they hold (typed words, open forms) must stay.
  const made = useMemo(() => {
    const deps = createStationDeps(tablet.device, workplace, session, (to, how) =>
      route(to, how === 'replace'),
    );
    return { deps, pages: stationPages(tablet, deps) };
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [tablet, workplace, accountId]);
  useEffect(() => () => made.deps.close(), [made]);
  const { device } = tablet;
  useEffect(() => void device.update.look(), [device, path]);
  useEffect(() => tablet.visited(), [tablet, url]);
  return (
    <Shell
      places={placesOf(made.deps)}
      current={placeOf(path)}
      snackbars={<Snackbar queue={device.snackbars} />}
      action={<LockButton tablet={tablet} />}
    >
      {!isForm(path) && <UpdateNotice update={device.update} />}
      <ErrorBoundary page={path} onFailure={reportFailure} homeHref={TODAY_PATH}>
        <Router>
          {made.pages.map(({ path: pattern, page, shared = pattern }) => (
            <Route key={shared} path={pattern} component={page} />
          ))}
          <Route default component={made.pages[0]?.page ?? Nothing} />
        </Router>
      </ErrorBoundary>
    </Shell>
  );
}

const Nothing = () => null;
