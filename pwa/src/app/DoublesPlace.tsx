// The pages about doubles, loaded with what they show when the first of them is opened.

import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import type { CandidatePairs } from '#people/doubles/candidate-pairs.js';
import { CompareRoute, DoublesRoute } from '#people/doubles/routes.js';
import type { PeopleDeps } from '#people/people-deps.js';
import { Skeleton } from '#ui/Skeleton.js';
import type { DoublesPlace } from './doubles-place.js';
import { MORE_PATH } from './paths.js';
import { reportFailure } from './report-failure.js';

export function DoublesListPage({ deps, place }: { deps: PeopleDeps; place: DoublesPlace }) {
  const [pairs, setPairs] = useState<CandidatePairs>();
  useEffect(() => {
    let left = false;
    place
      .open()
      .then((opened) => {
        if (!left) setPairs(opened);
      })
      .catch(reportFailure);
    return () => {
      left = true;
    };
  }, [place]);
  return pairs ? <DoublesRoute deps={deps} pairs={pairs} backHref={MORE_PATH} /> : <Skeleton rows={4} />;
}

export interface ComparePageProps {
  deps: PeopleDeps;
  personId: string;
  otherId: string;
}

export function ComparePage(props: ComparePageProps) {
  return <CompareRoute {...props} fromList={useLocation().query['from'] === 'list'} />;
}
