// How a day file lies in bytes: its header as two lines of ASCII, then frames of a mark, a length, what is sealed, and
// its signature.

/** How a frame begins. A zero is what a memory card leaves where nothing was written any more. */
export const FRAME_MARK = { more: 0x43, last: 0x4c, cut: 0x58, unwritten: 0 } as const;
export const FRAME_HEAD_BYTES = 5;
export const SIGNATURE_BYTES = 32;
/** What is sealed is compressed, so it is smaller than the chunk; what does not shrink grows by some bytes. */
export const MAX_FRAME_BYTES = 2 * 1024 * 1024 + 64 * 1024;

export interface ChunkFrame {
  readonly isLast: boolean;
  readonly sealed: Uint8Array;
  readonly signature: Uint8Array;
}

/** Put where the rest of a part is missing: whoever carries a torn file on can put others behind it. */
export const cutFrame = (): Uint8Array => Uint8Array.of(FRAME_MARK.cut, 0, 0, 0, 0);

export const asciiBytes = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0x7f);

export const asciiText = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

export function chunkFrame({ isLast, sealed, signature }: ChunkFrame): Uint8Array {
  if (signature.length !== SIGNATURE_BYTES) throw new RangeError('a signature of another length');
  const length = sealed.length + signature.length;
  const frame = new Uint8Array(FRAME_HEAD_BYTES + length);
  const view = new DataView(frame.buffer);
  view.setUint8(0, isLast ? FRAME_MARK.last : FRAME_MARK.more);
  view.setUint32(1, length);
  frame.set(sealed, FRAME_HEAD_BYTES);
  frame.set(signature, FRAME_HEAD_BYTES + sealed.length);
  return frame;
}

/** Of a frame's head: what follows it. Undefined where it is none. */
export function frameLength(head: Uint8Array): { isLast: boolean; length: number } | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const mark = view.getUint8(0);
  const length = view.getUint32(1);
  const isKnown = mark === FRAME_MARK.more || mark === FRAME_MARK.last;
  if (!isKnown || length <= SIGNATURE_BYTES || length > MAX_FRAME_BYTES) return undefined;
  return { isLast: mark === FRAME_MARK.last, length };
}

/** Bytes that come in pieces of any size, taken in pieces of the reader's. */
export interface ByteReader {
  /** Fewer only at the end. */
  take(count: number): Promise<Uint8Array>;
  /** Up to and without the next line break; undefined where none comes within `most` bytes. */
  line(most: number): Promise<Uint8Array | undefined>;
}

export function byteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const pieces = source[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array(0);

  async function holdAtLeast(count: number): Promise<void> {
    if (held.length >= count) return;
    const parts = [held];
    let length = held.length;
    while (length < count) {
      const next = await pieces.next();
      if (next.done === true) break;
      parts.push(next.value);
      length += next.value.length;
    }
    held = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      held.set(part, at);
      at += part.length;
    }
  }
  function cut(count: number): Uint8Array {
    const taken = held.slice(0, count);
    held = held.subarray(taken.length);
    return taken;
  }

  return {
    async take(count) {
      await holdAtLeast(count);
      return cut(count);
    },
    async line(most) {
      await holdAtLeast(most + 1);
      const end = held.indexOf(0x0a);
      if (end < 0 || end > most) return undefined;
      const line = cut(end);
      cut(1);
      return line;
    },
  };
}
