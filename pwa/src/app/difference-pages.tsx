// The page of differences behind its address. Fetched when first opened.

import { lazy } from 'preact-iso';
import { PEOPLE_PATTERNS } from '#people/paths.js';
import { differingIn } from './differences.js';
import type { StationDeps } from './station-deps.js';
import type { StationPage } from './station-page.js';

const Differences = lazy(() =>
  import('./DifferencesPlace.js').then(({ DifferencesPlace }) => DifferencesPlace),
);

export function differencesPage(deps: StationDeps): StationPage {
  const differing = differingIn(deps.workplace);
  return {
    path: PEOPLE_PATTERNS.differences,
    page: () => <Differences deps={deps} differing={differing} />,
  };
}
