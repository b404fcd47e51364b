// What is said once a household was changed, with a way back.

import { householdTitle } from '#people/household-words.js';
import type { PeopleDeps } from '#people/people-deps.js';
import { t } from '#text/text.js';
import type { CarriedOut } from './carry-out-move.js';

export const titleOf = (deps: PeopleDeps, householdId: string): string =>
  householdTitle(deps.directory.headOf(householdId)?.name);

/** Said with a way back; what was undone is shown where it was done. */
export function sayWithUndo(deps: PeopleDeps, text: string, { undo }: CarriedOut, path: string): void {
  const takeBack = async (): Promise<void> => {
    const undone = await undo();
    deps.snackbars.show({ text: undone.ok ? t('households.undone') : t('people.writeFailed') });
    if (undone.ok) deps.navigate(path, 'replace');
  };
  deps.snackbars.show({ text, undo: () => void takeBack() });
}
