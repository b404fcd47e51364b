// Rows by what they are asked for (an id, a number, a household), as two columns: hashes in order, and the row of each.
// Two keys may share a hash, so whoever asks looks whether the row is really meant. Read back, it costs nothing.

const HASH_START = 0x811c9dc5;
const HASH_STEP = 0x01000193;
/** A hash and a row are kept as one exact number while they are sorted. */
const ROWS_BELOW = 2 ** 21;

/** FNV-1a: the same on every device, for ever, because hashes are stored. */
function hashOf(text: string): number {
  let hash = HASH_START;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), HASH_STEP);
  return hash >>> 0;
}

export interface HashedKeys {
  /** As unsigned numbers, in order. */
  readonly hashes: Int32Array;
  readonly rows: Int32Array;
}

export interface HashedKeysBuilder {
  add(key: string, row: number): void;
  build(): HashedKeys;
}

export function hashKeys(): HashedKeysBuilder {
  const pairs: number[] = [];
  return {
    add(key, row) {
      if (row >= ROWS_BELOW) throw new RangeError('more people than a commune has');
      pairs.push(hashOf(key) * ROWS_BELOW + row);
    },
    build() {
      const sorted = new Float64Array(pairs).sort();
      const hashes = new Int32Array(sorted.length);
      const rows = new Int32Array(sorted.length);
      for (let at = 0; at < sorted.length; at++) {
        const pair = sorted[at] ?? 0;
        const hash = Math.floor(pair / ROWS_BELOW);
        hashes[at] = hash;
        rows[at] = pair - hash * ROWS_BELOW;
      }
      return { hashes, rows };
    },
  };
}

/** Every row that has the key, and perhaps a few that have not. */
export function rowsWithKey({ hashes, rows }: HashedKeys, key: string): Int32Array {
  const asked = hashOf(key);
  let [from, below] = [0, hashes.length];
  while (from < below) {
    const middle = (from + below) >> 1;
    if ((hashes[middle] ?? 0) >>> 0 < asked) from = middle + 1;
    else below = middle;
  }
  let end = from;
  while (end < hashes.length && (hashes[end] ?? 0) >>> 0 === asked) end += 1;
  return rows.subarray(from, end);
}
