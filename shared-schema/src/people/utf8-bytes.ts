// Text out of bytes where the platform has no decoder to lend: insurance cards spell names as hex of UTF-8, and
// some scanners hand over UTF-8 as if each byte were a letter. Strict: half a letter is a failure, not a guess.

interface Sequence {
  readonly length: number;
  readonly bits: number;
  /** The smallest code point that needs this many bytes; a smaller one is a forged encoding. */
  readonly from: number;
}

function sequenceOf(lead: number): Sequence | undefined {
  if (lead < 0x80) return { length: 1, bits: lead, from: 0 };
  if (lead >= 0xc2 && lead < 0xe0) return { length: 2, bits: lead & 0x1f, from: 0x80 };
  if (lead >= 0xe0 && lead < 0xf0) return { length: 3, bits: lead & 0x0f, from: 0x800 };
  if (lead >= 0xf0 && lead < 0xf5) return { length: 4, bits: lead & 0x07, from: 0x10000 };
  return undefined;
}

/** Undefined where the bytes are not UTF-8. */
export function decodeUtf8(bytes: ArrayLike<number>): string | undefined {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const sequence = sequenceOf(bytes[at] ?? 0);
    if (!sequence || at + sequence.length > bytes.length) return undefined;
    let point = sequence.bits;
    for (let next = at + 1; next < at + sequence.length; next++) {
      const byte = bytes[next] ?? 0;
      if (byte < 0x80 || byte >= 0xc0) return undefined;
      point = (point << 6) | (byte & 0x3f);
    }
    const surrogate = point >= 0xd800 && point < 0xe000;
    if (point < sequence.from || point > 0x10ffff || surrogate) return undefined;
    text += String.fromCodePoint(point);
    at += sequence.length;
  }
  return text;
}

/** Undefined where the text is not whole bytes of hex, or the bytes are not UTF-8. */
export function decodeHexUtf8(hex: string): string | undefined {
  if (hex.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(hex)) return undefined;
  const bytes: number[] = [];
  for (let at = 0; at < hex.length; at += 2) bytes.push(parseInt(hex.slice(at, at + 2), 16));
  return decodeUtf8(bytes);
}

/** What Windows-1252 puts at bytes 80 to 9f; the holes are control characters there as in Latin-1. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function byteOf(letter: string): number | undefined {
  const unit = letter.charCodeAt(0);
  if (unit <= 0xff) return unit;
  const place = WINDOWS_1252.indexOf(letter);
  return place < 0 ? undefined : 0x80 + place;
}

/**
 * `Nguyá»…n` back to `Nguyễn`. Text that is not such a misreading comes back as it was: accented letters of real
 * Vietnamese never line up as UTF-8 bytes.
 */
export function mendMisreadUtf8(text: string): string {
  if (!/[\u0080-\uffff]/.test(text)) return text;
  const bytes: number[] = [];
  for (const letter of text) {
    const byte = letter.length === 1 ? byteOf(letter) : undefined;
    if (byte === undefined) return text;
    bytes.push(byte);
  }
  return decodeUtf8(bytes) ?? text;
}
