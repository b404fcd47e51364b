// Other tablets' day files on their way to the server, piece by piece in a database of their own: every piece is sealed
// already, and what lies beside it names only tablets and moments. Nothing here is ever deleted but what was delivered.

import { Dexie, type Table } from 'dexie';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { Instant } from '@tram/shared-schema/document/instant.js';
import type { CarriedFiles, CarriedName } from '#day-file/carried-files.js';
import type { DexieFactories } from './dexie-station-storage.js';
import { asStorageResult } from './storage-failure.js';

type FileKey = [madeAt: Instant, replicaId: ReplicaId];
/** `turn`: which file of all that ever came. */
type CarriedFileRow = CarriedName & { readonly turn: number };
type CarriedPiece = CarriedName & { readonly piece: number; readonly bytes: Uint8Array };

const keyOf = ({ madeAt, replicaId }: CarriedName): FileKey => [madeAt, replicaId];

/** `name`: of the records it stands beside. */
export function openCarriedFiles(name: string, factories?: DexieFactories): CarriedFiles & { close(): void } {
  const dexie = new Dexie(`${name}-carried`, { ...factories });
  dexie.version(1).stores({ files: '[madeAt+replicaId], turn', pieces: '[madeAt+replicaId+piece]' });
  const files: Table<CarriedFileRow, FileKey> = dexie.table('files');
  const pieces: Table<CarriedPiece, [...FileKey, number]> = dexie.table('pieces');
  const piecesOf = (file: CarriedName) => {
    const key = keyOf(file);
    return pieces.where('[madeAt+replicaId+piece]').between([...key, Dexie.minKey], [...key, Dexie.maxKey]);
  };
  const inOneWrite = (work: () => Promise<void>) =>
    asStorageResult(() => dexie.transaction('rw', files, pieces, work));

  return {
    keep: ({ madeAt, replicaId }, piece, bytes) =>
      inOneWrite(async () => {
        await pieces.put({ madeAt, replicaId, piece, bytes });
        if (await files.get([madeAt, replicaId])) return;
        const last = await files.orderBy('turn').last();
        await files.put({ madeAt, replicaId, turn: (last?.turn ?? 0) + 1 });
      }),
    end: ({ madeAt, replicaId }, piece, bytes) =>
      inOneWrite(async () => {
        if (!(await pieces.get([madeAt, replicaId, piece])))
          await pieces.put({ madeAt, replicaId, piece, bytes });
      }),
    async names() {
      const rows = await files.orderBy('turn').toArray();
      return rows.map(({ madeAt, replicaId }) => ({ madeAt, replicaId }));
    },
    async read(file) {
      const rows = await piecesOf(file).sortBy('piece');
      if (rows.length === 0) return undefined;
      return { name: file, content: new Blob(rows.map(({ bytes }) => new Uint8Array(bytes))) };
    },
    forget: (file) =>
      inOneWrite(async () => {
        await piecesOf(file).delete();
        await files.delete(keyOf(file));
      }),
    close: () => dexie.close(),
  };
}
