// The tablet's records with an eye on the room they take. A worker's save is always tried, and once more where room could
// be made; a page from the server is taken only while it leaves room for the next save. Sending is never held up: it is how
// a full tablet gets its work out.

import { err, type Result } from '@tram/shared-schema/result.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { TabletDocuments } from '#documents/tablet-documents.js';
import type { DraftStore } from '#drafts/draft-store.js';
import type { SyncJournal } from '#sync/sync-journal.js';
import type { RoomMaker } from './make-room.js';

/** A record with its keys, where nobody measured. */
const USUAL_BYTES = 1_000;

async function saved<T, E extends { kind: string }>(
  room: RoomMaker,
  bytes: number,
  write: () => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  room.beforeSave();
  const first = await write();
  const isFull = !first.ok && first.error.kind === 'storage-full';
  const last = isFull && (await room.afterFull()) ? await write() : first;
  if (last.ok) room.wrote(bytes);
  return last;
}

export function documentsWithRoom(documents: TabletDocuments, room: RoomMaker): TabletDocuments {
  return {
    ...documents,
    add: (docs) => saved(room, docs.length * USUAL_BYTES, () => documents.add(docs)),
    change: (type, id, change) => saved(room, USUAL_BYTES, () => documents.change(type, id, change)),
    saveTogether: (changes, added) =>
      saved(room, (changes.length + added.length) * USUAL_BYTES, () =>
        documents.saveTogether(changes, added),
      ),
  };
}

export function draftsWithRoom(drafts: DraftStore, room: RoomMaker): DraftStore {
  return { ...drafts, keep: (draft) => saved(room, 0, () => drafts.keep(draft)) };
}

const bytesOf = (documents: readonly TramDocument[], json: readonly string[] | undefined): number =>
  json ? json.reduce((sum, { length }) => sum + length, 0) : documents.length * USUAL_BYTES;

export function journalWithRoom(journal: SyncJournal, room: RoomMaker): SyncJournal {
  return {
    ...journal,
    async storePage(documents, position, json) {
      const bytes = bytesOf(documents, json);
      if (documents.length > 0 && !(await room.hasRoomFor(bytes))) return err({ kind: 'storage-full' });
      const stored = await journal.storePage(documents, position, json);
      if (stored.ok) room.wrote(bytes);
      // What is freed now is for workers; the page comes again by itself.
      else if (stored.error.kind === 'storage-full') void room.afterFull();
      return stored;
    },
  };
}
