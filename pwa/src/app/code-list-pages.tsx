// Which page about national lists stands behind which address, and how it is called under Thêm.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { lazy } from 'preact-iso';
import type { MoreWork } from '#session/ui/MoreScreen.js';
import { t } from '#text/text.js';
import type { CodeListPlace } from './code-list-place.js';
import type { TabletDevice } from './open-device.js';
import { ADMIN_CODE_LISTS_PATH, CODE_LISTS_PATH } from './paths.js';

const place = () => import('./CodeListsPlace.js');
const OfTablet = lazy(() => place().then(({ CodeListsPlace }) => CodeListsPlace));
const OfServer = lazy(() => place().then(({ ServerCodeLists }) => ServerCodeLists));

export const codeListsPage = (lists: CodeListPlace, today: () => LocalDate) => ({
  path: CODE_LISTS_PATH,
  page: () => <OfTablet place={lists} today={today()} />,
});
export const serverCodeListsPage = (device: TabletDevice) => ({
  path: ADMIN_CODE_LISTS_PATH,
  page: () => <OfServer device={device} />,
});

export const codeListsWork = (href = CODE_LISTS_PATH): MoreWork => ({
  href,
  label: t('session.codeLists'),
  icon: 'book-open',
});
