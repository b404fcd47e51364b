// Which page about doubles stands behind which address, and how the list is called under Thêm. Fetched when first opened.

import { lazy } from 'preact-iso';
import { DOUBLES_PATTERNS, doublesPath } from '#people/doubles/paths.js';
import type { MoreWork } from '#session/ui/MoreScreen.js';
import { t } from '#text/text.js';
import type { StationDeps } from './station-deps.js';
import type { StationPage } from './station-page.js';

const place = () => import('./DoublesPlace.js');
const DoublesList = lazy(() => place().then(({ DoublesListPage }) => DoublesListPage));
const Compare = lazy(() => place().then(({ ComparePage }) => ComparePage));

export function doublesPages({ people, doubles }: StationDeps): readonly StationPage[] {
  return [
    { path: DOUBLES_PATTERNS.list, page: () => <DoublesList deps={people} place={doubles} /> },
    {
      path: DOUBLES_PATTERNS.compare,
      page: ({ personId = '', otherId = '' }) => (
        <Compare deps={people} personId={personId} otherId={otherId} />
      ),
    },
  ];
}

/** With how many pairs wait, once they were counted. */
export function doublesWork({ doubles }: StationDeps): MoreWork {
  const count = doubles.count.value ?? 0;
  const label = count === 0 ? t('linked.menu') : t('linked.menuCount', { count });
  return { href: doublesPath(), label, icon: 'users' };
}
