// Says of most texts that they do not hold what was typed, without reading them: every three signs in a row set one of
// a text's 128 bits. A text that lacks a bit of the typed digits lacks the digits; the few others are read.

const WORDS = 4;
const BITS = WORDS * 32;
const GAP = 0x20;

export interface Threes {
  /** What `createThrees` can go on from. */
  stored(rows: number): Int32Array;
  put(row: number, text: string): void;
  /** Asks for what was typed, three signs or more; answers row by row. False is sure, true is not. */
  mayHold(typed: string): (row: number) => boolean;
}

/** Texts are digits for the most part; the multiplier spreads their hundred or so threes over the bits. */
function placeOf(first: number, second: number, third: number): number {
  return Math.imul(((first * 37 + second) * 37 + third) | 0, 0x9e3779b1) >>> (32 - Math.log2(BITS));
}

function addThrees(text: string, bits: Int32Array, from: number): void {
  let [first, second] = [GAP, GAP];
  for (let at = 0; at < text.length; at++) {
    const third = text.charCodeAt(at);
    if (first !== GAP && second !== GAP && third !== GAP) {
      const place = placeOf(first, second, third);
      const word = from + (place >> 5);
      bits[word] = (bits[word] ?? 0) | (1 << (place & 31));
    }
    first = second;
    second = third;
  }
}

const FIRST_ROOM = 256 * WORDS;

export function createThrees(stored?: Int32Array): Threes {
  let bits = stored ?? new Int32Array(FIRST_ROOM);
  return {
    stored: (rows) => bits.slice(0, rows * WORDS),
    put(row, text) {
      const from = row * WORDS;
      if (from >= bits.length) {
        const longer = new Int32Array(Math.max(from * 2, FIRST_ROOM));
        longer.set(bits);
        bits = longer;
      }
      bits.fill(0, from, from + WORDS);
      addThrees(text, bits, from);
    },
    mayHold(typed) {
      const asked = new Int32Array(WORDS);
      addThrees(typed, asked, 0);
      const [a = 0, b = 0, c = 0, d = 0] = asked;
      const held = bits;
      return (row) => {
        const from = row * WORDS;
        return (
          ((held[from] ?? 0) & a) === a &&
          ((held[from + 1] ?? 0) & b) === b &&
          ((held[from + 2] ?? 0) & c) === c &&
          ((held[from + 3] ?? 0) & d) === d
        );
      };
    },
  };
}
