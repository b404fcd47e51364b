// The pages of records to mend, as they are put on their addresses.

import { useEffect, useState } from 'preact/hooks';
import type { MendingDeps } from '#people/mending/mending-deps.js';
import { MendingRoute } from '#people/mending/routes.js';
import { Skeleton } from '#ui/Skeleton.js';
import type { MendingPlace } from './mending-place.js';
import { MORE_PATH } from './paths.js';

export function MendingPage({ place, personId }: { place: MendingPlace; personId?: string | undefined }) {
  const [deps, setDeps] = useState<MendingDeps>();
  useEffect(() => {
    let left = false;
    void place.open().then((opened) => {
      if (!left) setDeps(opened);
    });
    return () => {
      left = true;
    };
  }, [place]);
  return deps ? <MendingRoute deps={deps} personId={personId} backHref={MORE_PATH} /> : <Skeleton rows={6} />;
}
