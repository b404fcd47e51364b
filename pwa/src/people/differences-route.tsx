// `/differences`: what two tablets wrote differently.

import type { ReadonlySignal } from '@preact/signals';
import type { RegistryRecord } from '@tram/shared-schema/document/document-types.js';
import { t } from '#text/text.js';
import { mendIn, type DifferenceKinds } from './difference-words.js';
import { DisagreementsScreen } from './ui/DisagreementsScreen.js';
import type { PeopleDeps } from './people-deps.js';
import { settleAndSay } from './settle-and-say.js';

export interface DifferencesRouteProps {
  deps: PeopleDeps;
  differing: ReadonlySignal<readonly RegistryRecord[]>;
  ready: ReadonlySignal<boolean>;
  kinds: DifferenceKinds;
  vaccineName: (code: string) => string;
  isHead: boolean;
  backHref: string;
}

export function DifferencesRoute({ deps, kinds, ...props }: DifferencesRouteProps) {
  return (
    <DisagreementsScreen
      {...props}
      kinds={kinds}
      directory={deps.directory}
      reference={deps.reference}
      today={deps.today()}
      nowMs={deps.clock.nowMs()}
      onSettle={(record, seen, choice) => {
        const { label, path } = mendIn(kinds, record.type, record);
        return settleAndSay(deps, record, { seen, choice }, { label: t(label), path });
      }}
    />
  );
}
