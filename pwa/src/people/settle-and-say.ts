// Settles one question and says what became of the choice; what was chosen in error is changed back where `mend` leads.

import type { RegistryRecord } from '@tram/shared-schema/document/document-types.js';
import { t } from '#text/text.js';
import type { Difference } from './differences.js';
import type { PeopleDeps } from './people-deps.js';
import { settleDisagreement, type Choice } from './settle-disagreement.js';

export async function settleAndSay(
  deps: Pick<PeopleDeps, 'documents' | 'clock' | 'editor' | 'snackbars' | 'navigate'>,
  record: Pick<RegistryRecord, 'type' | '_id'>,
  { seen, choice }: { readonly seen: Difference; readonly choice: Choice },
  mend: { readonly label: string; readonly path: string },
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
  deps.snackbars.show({
    text: choice === 'keep' ? t('people.kept') : t('people.taken'),
    next: { label: mend.label, run: () => deps.navigate(mend.path) },
  });
}
