// What is said once something of a person's vaccines was written, with a way back; and throwing a half-written form away.

import type { Dose } from '@tram/shared-schema/immunisation/dose.js';
import { documentId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { Draft } from '#drafts/draft-store.js';
import { t } from '#text/text.js';
import { afterPaint } from '#ui/after-paint.js';
import type { GiveFormModel } from './give-form-model.js';
import type { ImmunisationDesk } from './immunisation-deps.js';
import { cardPath, doseDraftPath, giveDraftId, givePath } from './paths.js';
import { withdrawRecords, type WithdrawableId } from './withdraw-records.js';

/** Said first, then the next page: a tired worker waits for the word, not for the page. */
export const thenCard = (deps: ImmunisationDesk, personId: string): void =>
  afterPaint(() => deps.navigate(cardPath(personId), 'replace'));

export function sayWithUndo(deps: ImmunisationDesk, text: string, ids: readonly WithdrawableId[]): void {
  const undo = async (): Promise<void> => {
    const undone = await withdrawRecords(ids, deps);
    deps.snackbars.show({ text: undone.ok ? t('vaccines.withdrawn') : t('vaccines.writeFailed') });
  };
  deps.snackbars.show({ text, undo: () => void undo() });
}

/** Taken back, the form is open again as it was filled in: under new ids, as the old ones stand as mistakes. */
export function sayGiven(deps: ImmunisationDesk, form: GiveFormModel, doses: readonly Dose[]): void {
  const { person } = form.record;
  const undo = async (): Promise<void> => {
    const { accountId } = deps.editor();
    const values = form.values.value;
    const again = values.doses.map((dose) => ({ ...dose, id: documentId('dose', deps.ids.ulid()) }));
    const kept = await deps.drafts.keep({
      draftId: giveDraftId(accountId, person._id),
      kind: 'dose',
      accountId,
      personId: person._id,
      title: person.name,
      changedAt: instantAt(deps.clock.nowMs()),
      values: { form: 'give', ...values, doses: again },
    });
    const undone = kept.ok
      ? await withdrawRecords(
          doses.map(({ _id }) => _id),
          deps,
        )
      : kept;
    deps.snackbars.show({ text: undone.ok ? t('vaccines.undone') : t('vaccines.writeFailed') });
    if (undone.ok) deps.navigate(givePath(person._id));
  };
  const text = t('vaccines.saved', { count: doses.length, name: person.name });
  const next = deps.nextInSession?.(person._id);
  deps.snackbars.show({
    text,
    undo: () => void undo(),
    ...(next && {
      next: { label: t('immunisation.nextChild'), run: () => deps.navigate(givePath(next)) },
    }),
  });
}

/** Half-written and not wanted; for a while it can be had back. */
export async function discardForm(
  deps: ImmunisationDesk,
  personId: string,
  discard: () => Promise<Draft | undefined>,
): Promise<void> {
  const draft = await discard();
  deps.navigate(cardPath(personId), 'replace');
  if (!draft) return;
  const bringBack = async (): Promise<void> => {
    const kept = await deps.drafts.keep(draft);
    if (kept.ok) deps.navigate(doseDraftPath(draft));
    else deps.snackbars.show({ text: t('vaccines.writeFailed') });
  };
  deps.snackbars.show({ text: t('vaccines.discarded'), undo: () => void bringBack() });
}
