// The page of differences with the words of every type of record; loaded with the names of vaccines when it is first opened.

import { computed, type ReadonlySignal } from '@preact/signals';
import type { RegistryRecord } from '@tram/shared-schema/document/document-types.js';
import { useMemo } from 'preact/hooks';
import { vaccineNameIn } from '#immunisation/card-words.js';
import { scheduleInForce } from '#immunisation/schedule-in-force.js';
import { DifferencesRoute } from '#people/differences-route.js';
import '#text/chronic.js';
import '#text/differences.js';
import '#text/vaccines.js';
import { DIFFERENCE_KINDS } from './difference-kinds.js';
import { SYNC_PATH } from './paths.js';
import type { StationDeps } from './station-deps.js';

export interface DifferencesPlaceProps {
  deps: StationDeps;
  differing: ReadonlySignal<readonly RegistryRecord[]>;
}

export function DifferencesPlace({ deps, differing }: DifferencesPlaceProps) {
  const { workplace, codeLists, today } = deps;
  const { directory, careBook } = workplace;
  const ready = useMemo(
    () => computed(() => directory.ready.value && careBook.ready.value),
    [directory, careBook],
  );
  const editions = codeLists.schedules.editions.value;
  const day = today();
  const vaccineName = useMemo(() => vaccineNameIn(scheduleInForce(day, editions)), [day, editions]);
  return (
    <DifferencesRoute
      deps={deps.people}
      differing={differing}
      ready={ready}
      kinds={DIFFERENCE_KINDS}
      vaccineName={vaccineName}
      isHead={deps.role === 'head'}
      backHref={SYNC_PATH}
    />
  );
}
