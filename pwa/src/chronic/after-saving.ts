// What is said and where one is led once a form of chronic care was saved or given up.

import type { Person } from '@tram/shared-schema/people/person.js';
import { t } from '#text/text.js';
import { afterPaint } from '#ui/after-paint.js';
import type { CareEvent } from './care-events.js';
import type { CareForm } from './care-form.js';
import type { ChronicDeps } from './chronic-deps.js';
import { chronicDraftPath } from './paths.js';
import { undoCareEvent } from './undo-event.js';

export interface SavedEvent {
  readonly event: CareEvent;
  readonly person: Person;
  readonly values: object;
  readonly isCorrection: boolean;
  readonly said: string;
  /** Where one is led; absent: the page itself asks for something first. */
  readonly path?: string | undefined;
  /** Where the form is open again. */
  readonly formPath: string;
  readonly next?: { label: string; path: string } | undefined;
}

export function afterSaving(deps: ChronicDeps, saved: SavedEvent): void {
  const { event, person, values, path, next } = saved;
  // Said first, then the next page: a tired worker waits for the word, not for the page.
  if (path !== undefined) afterPaint(() => deps.navigate(path, 'replace'));
  if (saved.isCorrection) {
    deps.snackbars.show({ text: t('chronic.savedAmended') });
    return;
  }
  const undo = async (): Promise<void> => {
    const undone = await undoCareEvent(event, person, values, deps);
    deps.snackbars.show({ text: undone.ok ? t('chronic.undone') : t('chronic.writeFailed') });
    if (undone.ok) deps.navigate(saved.formPath);
  };
  deps.snackbars.show({
    text: saved.said,
    undo: () => void undo(),
    ...(next && { next: { label: next.label, run: () => deps.navigate(next.path) } }),
  });
}

/** Half-written and not wanted; for a while it can be had back. */
export async function discardForm<V extends object, D>(
  deps: ChronicDeps,
  form: CareForm<V, D>,
  backHref: string,
): Promise<void> {
  const draft = await form.discard();
  deps.navigate(backHref, 'replace');
  if (!draft) return;
  const bringBack = async (): Promise<void> => {
    const kept = await deps.drafts.keep(draft);
    if (kept.ok) deps.navigate(chronicDraftPath(draft));
    else deps.snackbars.show({ text: t('chronic.writeFailed') });
  };
  deps.snackbars.show({ text: t('chronic.discarded'), undo: () => void bringBack() });
}
