// Links and separates records and says so, with the way back.

import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { ChangeFailure } from '#documents/tablet-documents.js';
import { t } from '#text/text.js';
import type { PeopleDeps } from '../people-deps.js';
import { separateRecord, writeLinks, type Linked } from './link-records.js';

export type LinkingDeps = Pick<
  PeopleDeps,
  'documents' | 'directory' | 'clock' | 'editor' | 'snackbars' | 'navigate'
>;

async function takeBack({ undo }: Linked, deps: LinkingDeps): Promise<void> {
  const undone = await writeLinks(undo, deps);
  deps.snackbars.show({ text: undone.ok ? t('linked.undone') : failedWords(undone.error) });
}

const failedWords = ({ kind }: ChangeFailure): string =>
  kind === 'not-found' ? t('linked.notHere') : t('linked.failed');

/** Whether it was written. */
export function sayLinked(
  linked: Result<Linked, ChangeFailure>,
  words: string,
  deps: LinkingDeps,
): linked is Extract<typeof linked, { ok: true }> {
  if (!linked.ok) {
    deps.snackbars.show({ text: failedWords(linked.error) });
    return false;
  }
  deps.snackbars.show({ text: words, undo: () => void takeBack(linked.value, deps) });
  return true;
}

export async function separateAndSay(id: PersonDocId, deps: LinkingDeps): Promise<boolean> {
  return sayLinked(await separateRecord(id, deps), t('linked.separated'), deps);
}
