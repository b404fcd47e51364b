// The app of somebody who works at a desk with a line: an administrator or a centre. Loaded only for them.

import '#text/office.js';
import type { StationId } from '@tram/shared-schema/document/ids.js';
import type { AnyComponent } from 'preact';
import { LocationProvider, Route, Router, useLocation } from 'preact-iso';
import { useEffect, useMemo } from 'preact/hooks';
import { AccountsPage } from '#admin/ui/AccountsPage.js';
import { DevicesPage } from '#admin/ui/DevicesPage.js';
import { AuditPage } from '#admin/ui/AuditPage.js';
import { StationPage } from '#admin/ui/StationPage.js';
import { StationsPage } from '#admin/ui/StationsPage.js';
import { CentrePage } from '#centre/ui/CentrePage.js';
import { createHttpAdministration, createHttpDeviceAdministration } from '#platform/http-administration.js';
import { createHttpCentreFeed } from '#platform/http-centre-feed.js';
import type { KeptSession } from '#session/device-store.js';
import { t } from '#text/text.js';
import { ErrorBoundary } from '#ui/ErrorBoundary.js';
import { Shell, type ShellPlace } from '#ui/Shell.js';
import { Snackbar } from '#ui/Snackbar.js';
import {
  ACCOUNTS_PATH,
  ADMIN_CODE_LISTS_PATH,
  ADMIN_DEVICES_PATH,
  adminRecodingPath,
  adminStationPath,
  AUDIT_PATH,
  CENTRE_PATH,
  MORE_PATH,
  STATIONS_PATH,
} from './paths.js';
import { OfficeRecoding } from './OfficeRecoding.js';
import type { Tablet } from './open-tablet.js';
import { codeListsWork, serverCodeListsPage } from './code-list-pages.js';
import { ownPages } from './own-pages.js';
import { reportFailure } from './report-failure.js';
import { LockButton } from './LockButton.js';
import { UpdateNotice } from './UpdateNotice.js';

export interface OfficeAppProps {
  tablet: Tablet;
  session: KeptSession;
}

interface OfficePage {
  readonly path: string;
  readonly page: AnyComponent<{ stationId?: string }>;
}

export function OfficeApp(props: OfficeAppProps) {
  return (
    <LocationProvider>
      <OfficeShell {...props} />
    </LocationProvider>
  );
}

const isAdmin = (session: KeptSession): boolean => session.account.role === 'admin';

function placesOf(session: KeptSession): readonly ShellPlace[] {
  const more: ShellPlace = { name: MORE_PATH, href: MORE_PATH, label: t('shell.more'), icon: 'ellipsis' };
  if (!isAdmin(session)) {
    return [{ name: CENTRE_PATH, href: CENTRE_PATH, label: t('centre.title'), icon: 'building-2' }, more];
  }
  return [
    { name: STATIONS_PATH, href: STATIONS_PATH, label: t('admin.stations'), icon: 'hospital' },
    { name: ACCOUNTS_PATH, href: ACCOUNTS_PATH, label: t('admin.accounts'), icon: 'users' },
    { name: ADMIN_DEVICES_PATH, href: ADMIN_DEVICES_PATH, label: t('admin.devices'), icon: 'tablet' },
    { name: AUDIT_PATH, href: AUDIT_PATH, label: t('admin.audit'), icon: 'history' },
    more,
  ];
}

function adminPages({ device }: Tablet): readonly OfficePage[] {
  const administration = createHttpAdministration(device.api, () => device.keeper.accessToken());
  const devices = createHttpDeviceAdministration(device.api, () => device.keeper.accessToken());
  const deps = { administration, snackbars: device.snackbars, nowMs: () => device.clock.nowMs() };
  return [
    { path: STATIONS_PATH, page: () => <StationsPage {...deps} stationHref={adminStationPath} /> },
    {
      path: adminStationPath(':stationId'),
      page: ({ stationId }) => (
        <StationPage
          {...deps}
          stationId={(stationId ?? '') as StationId}
          backHref={STATIONS_PATH}
          recodingHref={adminRecodingPath(stationId ?? '')}
        />
      ),
    },
    {
      path: adminRecodingPath(':stationId'),
      page: ({ stationId }) => <OfficeRecoding device={device} stationId={(stationId ?? '') as StationId} />,
    },
    { path: ACCOUNTS_PATH, page: () => <AccountsPage {...deps} /> },
    {
      path: ADMIN_DEVICES_PATH,
      page: () => (
        <DevicesPage
          administration={devices}
          stations={() => administration.stations()}
          ownReplicaId={device.keeper.session.value?.replicaId}
          snackbars={device.snackbars}
          nowMs={deps.nowMs}
        />
      ),
    },
    { path: AUDIT_PATH, page: () => <AuditPage {...deps} /> },
    serverCodeListsPage(device),
  ];
}

function centrePages({ device }: Tablet, session: KeptSession): readonly OfficePage[] {
  const { centreId } = session.account;
  if (centreId === undefined) return [];
  const feed = createHttpCentreFeed(device.api, centreId, () => device.keeper.accessToken());
  const nowMs = (): number => device.clock.nowMs();
  return [{ path: CENTRE_PATH, page: () => <CentrePage feed={feed} nowMs={nowMs} /> }];
}

const Nothing = () => null;

function OfficeShell({ tablet, session }: OfficeAppProps) {
  const { path, url } = useLocation();
  const { accountId } = session.account;
  const pages = useMemo(() => {
    const own = isAdmin(session) ? adminPages(tablet) : centrePages(tablet, session);
    const works = () => (isAdmin(session) ? [codeListsWork(ADMIN_CODE_LISTS_PATH)] : []);
    return [...own, ...ownPages({ tablet, works, afterSignIn: own[0]?.path ?? MORE_PATH })];
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [tablet, accountId]);
  useEffect(() => tablet.visited(), [tablet, url]);
  const places = placesOf(session);
  const current = [...places]
    .sort((a, b) => b.href.length - a.href.length)
    .find((place) => path === place.href || path.startsWith(`${place.href}/`));
  const [home] = pages;
  return (
    <Shell
      places={places}
      current={current?.name ?? places[0]?.name}
      snackbars={<Snackbar queue={tablet.device.snackbars} />}
      action={<LockButton tablet={tablet} />}
    >
      <UpdateNotice update={tablet.device.update} />
      <ErrorBoundary page={path} onFailure={reportFailure} homeHref={home?.path ?? MORE_PATH}>
        <Router>
          {pages.map(({ path: pattern, page }) => (
            <Route key={pattern} path={pattern} component={page} />
          ))}
          <Route default component={home?.page ?? Nothing} />
        </Router>
      </ErrorBoundary>
    </Shell>
  );
}
