// JSON as text with one byte a letter. Browsers keep a text with a single letter beyond Latin-1 at two bytes a letter
// throughout, and nearly every record here has one; so those letters are escaped as JSON allows, and a page of records
// takes half the memory and less time to seal.

/** Of the letters that have one byte in Latin-1, `TextDecoder` reads these as others: it follows Windows. */
const FIRST_SAFE_HIGH = 0xa0;
const HEX = new TextEncoder().encode('0123456789abcdef');
/** `\uXXXX` for what took at least two bytes in UTF-8. */
export const MOST_GROWTH = 3;

const latin1 = new TextDecoder('windows-1252');

function escapeInto(target: Uint8Array, at: number, unit: number): number {
  target[at] = 0x5c;
  target[at + 1] = 0x75;
  for (let digit = 0; digit < 4; digit += 1) {
    target[at + 2 + digit] = HEX[(unit >> (12 - 4 * digit)) & 15] ?? 0;
  }
  return at + 6;
}

/**
 * JSON in UTF-8, or several with line breaks between. Outside of its strings JSON is ASCII, so all that is escaped stands
 * in one. What is no UTF-8 comes out as other letters, never as an error.
 */
export function oneByteText(utf8: Uint8Array): string {
  const out = new Uint8Array(utf8.length * MOST_GROWTH);
  let to = 0;
  for (let from = 0; from < utf8.length;) {
    const byte = utf8[from] ?? 0;
    if (byte < 0x80) {
      out[to++] = byte;
      from += 1;
      continue;
    }
    const second = (utf8[from + 1] ?? 0) & 63;
    if (byte < 0xe0) {
      const unit = ((byte & 31) << 6) | second;
      if (unit >= FIRST_SAFE_HIGH && unit <= 0xff) out[to++] = unit;
      else to = escapeInto(out, to, unit);
      from += 2;
      continue;
    }
    const third = (utf8[from + 2] ?? 0) & 63;
    if (byte < 0xf0) {
      to = escapeInto(out, to, ((byte & 15) << 12) | (second << 6) | third);
      from += 3;
      continue;
    }
    const point = ((byte & 7) << 18) | (second << 12) | (third << 6) | ((utf8[from + 3] ?? 0) & 63);
    to = escapeInto(out, to, 0xd800 | ((point - 0x10000) >> 10));
    to = escapeInto(out, to, 0xdc00 | ((point - 0x10000) & 0x3ff));
    from += 4;
  }
  return latin1.decode(out.subarray(0, to));
}
