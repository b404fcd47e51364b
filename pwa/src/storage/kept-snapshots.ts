// The snapshot of what one station holds in memory, sealed: read part by part, and kept anew by whoever has taken in much
// since. What cannot be used is passed over, because everything in it stands in the records too.

import type { StandingRow } from './rx-rows.js';
import type { BytesSealing, SealedBytes } from './sealed-bytes.js';
import type { SettledRow, SnapshotPlace } from './snapshot-place.js';
import { asStorageResult } from './storage-failure.js';

export type SnapshotBytes = Uint8Array<ArrayBuffer>;

export interface KeptSnapshots {
  /** The id of the snapshot that stands. */
  standing(): Promise<string | undefined>;
  /**
   * Opened, one after the other, until `onPart` says that it was the last. Gives the id of the snapshot they are all of;
   * undefined where there is none, or one that cannot be used.
   */
  readParts(
    onPart: (bytes: ArrayBuffer, id: string) => 'more' | 'last' | 'unusable',
  ): Promise<string | undefined>;
  /** Rows written since this snapshot, and which no later one has; undefined where another stands. */
  freshSince(id: string | undefined): Promise<readonly StandingRow[] | undefined>;
  /** Gives its id; undefined where it could not be kept, which loses nothing. */
  keep(
    parts: readonly SnapshotBytes[],
    over: { readonly before: string | undefined; readonly documents: number },
  ): Promise<string | undefined>;
  settle(id: string, rows: readonly SettledRow[]): Promise<void>;
}

export interface KeptSnapshotsParts {
  readonly place: SnapshotPlace;
  readonly sealing: BytesSealing;
  /** For where a part lies: sealed there it opens nowhere else. */
  readonly placeOf: (id: string, part: number) => string;
  readonly freshRows: () => Promise<readonly StandingRow[]>;
  readonly newId: () => string;
  /** False where there is little room: what workers write comes first. */
  readonly hasRoom: () => boolean;
}

export function createKeptSnapshots(parts: KeptSnapshotsParts): KeptSnapshots {
  const { place, freshRows, sealing, placeOf, newId, hasRoom } = parts;

  async function readParts(onPart: Parameters<KeptSnapshots['readParts']>[0]): Promise<string | undefined> {
    let first: string | undefined;
    for (let part = 0; ; part++) {
      const kept = await place.part(part);
      // Another tab may have kept another one meanwhile.
      if (!kept || (first !== undefined && kept.id !== first)) return undefined;
      first = kept.id;
      const bytes = await sealing.open(kept.sealed, placeOf(kept.id, part));
      const step = bytes ? onPart(bytes, kept.id) : 'unusable';
      if (step === 'last') return kept.id;
      if (step === 'unusable') return undefined;
    }
  }

  return {
    standing: () => place.standing(),
    async readParts(onPart) {
      const read = await asStorageResult(() => readParts(onPart));
      return read.ok ? read.value : undefined;
    },
    async freshSince(id) {
      const fresh = await asStorageResult(async () => {
        const rows = await freshRows();
        // Asked behind the rows: marks are taken away only after a new snapshot stands.
        return (await place.standing()) === id ? rows : undefined;
      });
      return fresh.ok ? fresh.value : undefined;
    },
    async keep(bytes, { before, documents }) {
      if (!hasRoom()) return undefined;
      const id = newId();
      const kept = await asStorageResult(async () => {
        const sealed: SealedBytes[] = [];
        for (const [part, one] of bytes.entries()) sealed.push(await sealing.seal(one, placeOf(id, part)));
        return place.keep({ id, parts: sealed }, before, documents);
      });
      return kept.ok && kept.value ? id : undefined;
    },
    async settle(id, rows) {
      // A mark that stays is read once more than needed.
      await asStorageResult(() => place.settle(id, rows));
    },
  };
}
