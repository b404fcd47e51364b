// Says of most texts that they do not hold what was typed, without reading them: every three signs in a row and every
// four set a bit each of a text. A text that lacks a bit of the typed digits lacks the digits; the few others are read.
// Threes alone tell little in a commune whose numbers all begin alike.

/** Half of them for threes, half for fours. */
const WORDS = 8;
/** What a stored column holds for each text. */
export const DIGIT_RUN_WORDS = WORDS;
const HALF = WORDS / 2;
const HALF_BITS = HALF * 32;
const GAP = 0x20;

export interface DigitRuns {
  /** What `createDigitRuns` can go on from. */
  stored(rows: number): Int32Array;
  put(row: number, text: string): void;
  /** Asks for what was typed, three signs or more; answers row by row. False is sure, true is not. */
  mayHold(typed: string): (row: number) => boolean;
}

/** Texts are digits for the most part; the multiplier spreads their runs over the bits of a half. */
const bitOf = (run: number): number => Math.imul(run, 0x9e3779b1) >>> (32 - Math.log2(HALF_BITS));

function setBit(bits: Int32Array, from: number, bit: number): void {
  const word = from + (bit >> 5);
  bits[word] = (bits[word] ?? 0) | (1 << (bit & 31));
}

function addRuns(text: string, bits: Int32Array, from: number): void {
  let length = 0;
  let [first, second, third] = [0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    length = sign === GAP ? 0 : length + 1;
    const three = (second * 37 + third) * 37 + sign;
    if (length >= 3) setBit(bits, from, bitOf(three));
    if (length >= 4) setBit(bits, from + HALF, bitOf(first * 50_653 + three));
    [first, second, third] = [second, third, sign];
  }
}

const FIRST_ROOM = 256 * WORDS;

export function createDigitRuns(stored?: Int32Array): DigitRuns {
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
      addRuns(text, bits, from);
    },
    mayHold(typed) {
      const asked = new Int32Array(WORDS);
      addRuns(typed, asked, 0);
      const held = bits;
      // Fours turn most down, and where one is asked for it is asked first.
      const last = asked.findLastIndex((word) => word !== 0);
      const lastBits = asked[last] ?? 0;
      return (row) => {
        const from = row * WORDS;
        if (((held[from + last] ?? 0) & lastBits) !== lastBits) return false;
        for (let word = 0; word < last; word++) {
          const wanted = asked[word] ?? 0;
          if (((held[from + word] ?? 0) & wanted) !== wanted) return false;
        }
        return true;
      };
    },
  };
}
