// Drafts that are still to be finished. Saving writes the record and then throws the draft away; a tablet that stops in
// between keeps both, and offering that draft again would have the same visit recorded twice.

import type { TabletDocuments } from '#documents/tablet-documents.js';
import type { Draft, DraftStore } from './draft-store.js';

export function createUnfinishedDrafts(
  drafts: DraftStore,
  documents: Pick<TabletDocuments, 'get'>,
): DraftStore {
  async function unfinished(draft: Draft): Promise<Draft | undefined> {
    const { draftId, kind, recordId } = draft;
    if (recordId === undefined || !(await documents.get(kind, recordId))) return draft;
    await drafts.discard(draftId);
    return undefined;
  }
  return {
    ...drafts,
    async find(draftId) {
      const draft = await drafts.find(draftId);
      return draft && unfinished(draft);
    },
    async allOf(accountId) {
      const all = await Promise.all((await drafts.allOf(accountId)).map(unfinished));
      return all.filter((draft) => draft !== undefined);
    },
  };
}
