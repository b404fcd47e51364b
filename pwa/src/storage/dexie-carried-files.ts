// Other tablets' day files on their way to the server, piece by piece in a database of their own: every piece is sealed
// already, and what lies beside it names only tablets and moments. Nothing here is ever deleted but what was delivered.

import { Dexie, type Table } from 'dexie';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { Instant } from '@tram/shared-schema/document/instant.js';
import type { CarriedFiles, CarriedName } from '#day-file/carried-files.js';
import type { DexieFactories } from './dexie-station-storage.js';
import { asStorageResult } from './storage-failure.js';

type PieceKey = [madeAt: Instant, replicaId: ReplicaId, piece: number];
interface CarriedPiece {
  readonly madeAt: Instant;
  readonly replicaId: ReplicaId;
  readonly piece: number;
  readonly bytes: Uint8Array;
}

/** `name`: of the records it stands beside. */
export function openCarriedFiles(name: string, factories?: DexieFactories): CarriedFiles & { close(): void } {
  const dexie = new Dexie(`${name}-carried`, { ...factories });
  dexie.version(1).stores({ pieces: '[madeAt+replicaId+piece]' });
  const pieces: Table<CarriedPiece, PieceKey> = dexie.table('pieces');
  const of = ({ madeAt, replicaId }: CarriedName) =>
    pieces
      .where('[madeAt+replicaId+piece]')
      .between([madeAt, replicaId, Dexie.minKey], [madeAt, replicaId, Dexie.maxKey]);

  return {
    keep: ({ madeAt, replicaId }, piece, bytes) =>
      asStorageResult(async () => {
        await pieces.put({ madeAt, replicaId, piece, bytes });
      }),
    async names() {
      const keys = await pieces.toCollection().primaryKeys();
      const names = new Map(
        keys.map(([madeAt, replicaId]) => [`${madeAt} ${replicaId}`, { madeAt, replicaId }]),
      );
      return [...names.values()];
    },
    async read(file) {
      const rows = await of(file).sortBy('piece');
      if (rows.length === 0) return undefined;
      return { name: file, content: new Blob(rows.map(({ bytes }) => new Uint8Array(bytes))) };
    },
    forget: (file) =>
      asStorageResult(async () => {
        await of(file).delete();
      }),
    close: () => dexie.close(),
  };
}
