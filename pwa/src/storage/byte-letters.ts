// Bytes as text of one byte a letter. Browsers keep and write such a text as its bytes and nothing more; an array of bytes
// would be taken apart, entry by entry, by what lies between us and the disk.

/** Newer browsers (Chrome 140) turn bytes into Base64 themselves, and that into letters: ten times quicker than ours. */
interface MaybeBase64 {
  readonly toBase64?: () => string;
}

/** As many as a call takes for arguments in every browser. */
const LETTERS_A_CALL = 8192;
const LAST_LETTER = 0xff;

function toText(bytes: Uint8Array & MaybeBase64): string {
  if (bytes.toBase64) return atob(bytes.toBase64());
  let text = '';
  for (let from = 0; from < bytes.length; from += LETTERS_A_CALL)
    text += String.fromCharCode(...bytes.subarray(from, from + LETTERS_A_CALL));
  return text;
}

/** Each text's parts, one behind the other; turned in one go, because a call for each costs more than its letters. */
export function lettersOf(texts: readonly (readonly Uint8Array[])[]): readonly string[] {
  const ends: number[] = [];
  let length = 0;
  for (const parts of texts) {
    for (const part of parts) length += part.length;
    ends.push(length);
  }
  const all = new Uint8Array(length);
  let filled = 0;
  for (const part of texts.flat()) {
    all.set(part, filled);
    filled += part.length;
  }
  const letters = toText(all);
  return ends.map((end, at) => letters.slice(ends[at - 1] ?? 0, end));
}

/** Undefined where a letter is more than a byte, and so was never made here. */
export function bytesOfLetters(text: string, from: number): Uint8Array<ArrayBuffer> | undefined {
  const bytes = new Uint8Array(text.length - from);
  let seen = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const letter = text.charCodeAt(from + at);
    seen |= letter;
    bytes[at] = letter;
  }
  return seen > LAST_LETTER ? undefined : bytes;
}
