// `/differences`: what two tablets wrote differently.

import { t } from '#text/text.js';
import type { Difference, RegistryRecord } from './differences.js';
import { editHouseholdPath, editPersonPath } from './paths.js';
import type { PeopleDeps } from './people-deps.js';
import { settleDisagreement, type Choice } from './settle-disagreement.js';
import { DisagreementsScreen } from './ui/DisagreementsScreen.js';

export interface DifferencesRouteProps {
  deps: PeopleDeps;
  backHref: string;
}

/** Says what became of the choice; what was chosen in error is changed back in the record's form. */
export async function settleAndSay(
  deps: Pick<PeopleDeps, 'documents' | 'clock' | 'editor' | 'snackbars' | 'navigate'>,
  record: Pick<RegistryRecord, 'type' | '_id'>,
  seen: Difference,
  choice: Choice,
): Promise<void> {
  const settling = await settleDisagreement(record, seen, choice, deps);
  if (!settling.ok) {
    deps.snackbars.show({ text: t('people.writeFailed') });
    return;
  }
  if (settling.value === 'changed-meanwhile') {
    deps.snackbars.show({ text: t('people.differenceChanged') });
    return;
  }
  const path = record.type === 'person' ? editPersonPath(record._id) : editHouseholdPath(record._id);
  deps.snackbars.show({
    text: choice === 'keep' ? t('people.kept') : t('people.taken'),
    next: { label: t('people.edit'), run: () => deps.navigate(path) },
  });
}

export function DifferencesRoute({ deps, backHref }: DifferencesRouteProps) {
  return (
    <DisagreementsScreen
      directory={deps.directory}
      reference={deps.reference}
      today={deps.today()}
      nowMs={deps.clock.nowMs()}
      backHref={backHref}
      onSettle={(record, seen, choice) => settleAndSay(deps, record, seen, choice)}
    />
  );
}
