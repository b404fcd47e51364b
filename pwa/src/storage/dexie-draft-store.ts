// Half-written forms in the tablet's own database, sealed. One that does not open is never thrown away: where a form
// begins anew in its place, it is put aside.

import type { Draft, DraftStore } from '#drafts/draft-store.js';
import type { DeviceDatabase } from './dexie-device-database.js';
import { layDraft, openDraft, type LaidDraft } from './laid-draft.js';
import type { ClosedRow } from './row-sealing.js';
import type { Sealing } from './sealing.js';
import { asStorageResult } from './storage-failure.js';

export interface DraftStoreParts {
  readonly database: Pick<DeviceDatabase, 'drafts' | 'onChanged'>;
  readonly sealing: Sealing;
  /** Is told of drafts that do not open, as often as one is met. */
  readonly onClosed?: (closed: readonly ClosedRow[]) => void;
}

export function createDexieDraftStore({ database, sealing, onClosed }: DraftStoreParts): DraftStore {
  const { drafts, onChanged } = database;
  /** Drafts that were opened or kept here, and so may be written over. */
  const known = new Set<string>();

  async function opened(laid: LaidDraft): Promise<Draft | undefined> {
    const draft = await openDraft(laid, sealing);
    if (draft.ok) {
      known.add(laid.draftId);
      return draft.value;
    }
    onClosed?.([{ id: laid.draftId, why: draft.error }]);
    return undefined;
  }

  async function makeRoom(draftId: string): Promise<void> {
    if (known.has(draftId)) return;
    const laid = await drafts.get(draftId);
    if (!laid || (await opened(laid))) return;
    const aside = `${draftId}~${laid.changedAt}`;
    await drafts.put({ ...laid, draftId: aside, sealedFor: laid.sealedFor ?? draftId });
  }

  return {
    keep: (draft) =>
      asStorageResult(async () => {
        await makeRoom(draft.draftId);
        await drafts.put(await layDraft(draft, sealing));
        known.add(draft.draftId);
      }),
    async find(draftId) {
      const laid = await drafts.get(draftId);
      return laid && opened(laid);
    },
    async allOf(accountId) {
      const laid = await drafts.where('accountId').equals(accountId).toArray();
      const own = (await Promise.all(laid.map(opened))).filter((draft) => draft !== undefined);
      return own.sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
    },
    discard: async (draftId) => {
      await drafts.delete(draftId);
      known.delete(draftId);
    },
    onChanged: (listener) => onChanged('drafts', listener),
  };
}

/** Whatever an older version kept in clear is sealed first. Safe to cut off anywhere and to repeat. */
export async function openDrafts(parts: DraftStoreParts): Promise<DraftStore> {
  const { database, sealing } = parts;
  const { drafts } = database;
  for (const laid of (await drafts.toArray()).filter(({ sealed = '' }) => !sealing.isLaid(sealed))) {
    const draft = await openDraft(laid, sealing);
    if (!draft.ok) continue;
    const { sealed } = await layDraft(draft.value, sealing);
    await drafts
      .where('draftId')
      .equals(laid.draftId)
      .modify((now, place) => {
        // Whoever typed on meanwhile has sealed it.
        if (now.sealed !== laid.sealed || now.changedAt !== laid.changedAt) return;
        const { title: _title, values: _values, sealedFor: _place, ...rest } = now;
        place.value = { ...rest, ...(sealed !== undefined && { sealed }) };
      });
  }
  return createDexieDraftStore(parts);
}
