// Many columns in one run of bytes, laid so that reading them back copies nothing: numbers are looked at where they lie.
// Knows nothing of what the columns mean.

/** Numbers of 32 bits, or bytes as they are. */
export type Column = Int32Array | Uint8Array;

export interface ReadColumns {
  readonly header: object;
  /** Undefined where there is none of that name and kind. */
  ints(name: string): Int32Array | undefined;
  bytes(name: string): Uint8Array<ArrayBuffer> | undefined;
}

interface Place {
  readonly name: string;
  readonly kind: 'ints' | 'bytes';
  readonly from: number;
  readonly length: number;
}

const INT_BYTES = 4;
const aligned = (at: number): number => Math.ceil(at / INT_BYTES) * INT_BYTES;

/** One behind the other, and where each ends. */
export function joinBytes(texts: readonly Uint8Array[]): { joined: Uint8Array; ends: Int32Array } {
  let end = 0;
  const ends = Int32Array.from(texts, ({ length }) => (end += length));
  const joined = new Uint8Array(end);
  texts.forEach((text, at) => joined.set(text, ends[at - 1] ?? 0));
  return { joined, ends };
}

/** Header and places as text at the end, its length in the first four bytes. */
export function writeColumns(
  header: object,
  columns: Readonly<Record<string, Column>>,
): Uint8Array<ArrayBuffer> {
  let at = INT_BYTES;
  const places = Object.entries(columns).map(([name, column]): Place => {
    const from = at;
    at = aligned(from + column.byteLength);
    return { name, kind: column instanceof Int32Array ? 'ints' : 'bytes', from, length: column.length };
  });
  const tail = new TextEncoder().encode(JSON.stringify({ header, places }));
  const all = new Uint8Array(at + tail.length);
  new DataView(all.buffer).setUint32(0, tail.length, true);
  for (const [n, column] of Object.values(columns).entries())
    all.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), places[n]?.from ?? 0);
  all.set(tail, at);
  return all;
}

interface Tail {
  readonly header: object;
  readonly places: readonly Place[];
}

function readTail(bytes: ArrayBuffer): Tail | undefined {
  if (bytes.byteLength < INT_BYTES) return undefined;
  const length = new DataView(bytes).getUint32(0, true);
  if (length > bytes.byteLength - INT_BYTES) return undefined;
  try {
    const text = new TextDecoder().decode(new Uint8Array(bytes, bytes.byteLength - length));
    const tail = JSON.parse(text) as Partial<Tail> | null;
    const { header, places } = tail ?? {};
    return header && Array.isArray(places) ? { header, places } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Undefined where the bytes are none that were written here, or not all of them. */
export function readColumns(bytes: ArrayBuffer): ReadColumns | undefined {
  const tail = readTail(bytes);
  if (!tail) return undefined;
  const byName = new Map(tail.places.map((place) => [place.name, place]));
  const fits = ({ from, length }: Place, size: number): boolean =>
    Number.isInteger(from) && Number.isInteger(length) && from + length * size <= bytes.byteLength;
  return {
    header: tail.header,
    ints(name) {
      const place = byName.get(name);
      const known = place?.kind === 'ints' && place.from % INT_BYTES === 0 && fits(place, INT_BYTES);
      return known ? new Int32Array(bytes, place.from, place.length) : undefined;
    },
    bytes(name) {
      const place = byName.get(name);
      return place?.kind === 'bytes' && fits(place, 1)
        ? new Uint8Array(bytes, place.from, place.length)
        : undefined;
    },
  };
}
