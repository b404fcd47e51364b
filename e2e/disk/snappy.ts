// Snappy as Chromium's databases use it: a length, then pieces that are given or copied from what came before.

const MOST_BYTES = 64 * 1024 * 1024;

interface Varint {
  readonly value: number;
  readonly next: number;
}

/** Undefined where none ends in time: the bytes are something else. */
export function readVarint(bytes: Uint8Array, from: number): Varint | undefined {
  let value = 0;
  for (let at = from, shift = 1; at < bytes.length && at < from + 5; at += 1, shift *= 128) {
    const byte = bytes[at] ?? 0;
    value += (byte & 127) * shift;
    if (byte < 128) return { value, next: at + 1 };
  }
  return undefined;
}

function littleEndian(bytes: Uint8Array, from: number, length: number): number {
  let value = 0;
  for (let at = length - 1; at >= 0; at -= 1) value = value * 256 + (bytes[from + at] ?? 0);
  return value;
}

/** Undefined where these bytes are not snappy's. */
export function unsnap(bytes: Uint8Array): Uint8Array | undefined {
  const length = readVarint(bytes, 0);
  if (!length || length.value === 0 || length.value > MOST_BYTES) return undefined;
  const out = new Uint8Array(length.value);
  let at = length.next;
  let filled = 0;
  while (at < bytes.length && filled < out.length) {
    const tag = bytes[at++] ?? 0;
    const kind = tag & 3;
    if (kind === 0) {
      let size = tag >> 2;
      if (size >= 60) {
        const wide = size - 59;
        size = littleEndian(bytes, at, wide);
        at += wide;
      }
      size += 1;
      if (at + size > bytes.length || filled + size > out.length) return undefined;
      out.set(bytes.subarray(at, at + size), filled);
      at += size;
      filled += size;
      continue;
    }
    const size = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    const wide = kind === 1 ? 1 : kind === 2 ? 2 : 4;
    const back = littleEndian(bytes, at, wide) + (kind === 1 ? (tag >> 5) * 256 : 0);
    at += wide;
    if (back === 0 || back > filled || filled + size > out.length) return undefined;
    for (let copied = 0; copied < size; copied += 1, filled += 1) out[filled] = out[filled - back] ?? 0;
  }
  return filled === out.length ? out : undefined;
}
