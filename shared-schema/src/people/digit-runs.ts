// Says of most texts that they do not hold what was typed, without reading them: every three signs in a row and every
// four set a bit each of a text. A text that lacks a bit of the typed digits lacks the digits; the few others are read.
// Threes alone tell little in a commune whose numbers all begin alike.

/** Of bits for each text, half of them for threes, half for fours. */
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

function addRuns(text: string, set: (bit: number) => void): void {
  let length = 0;
  let [first, second, third] = [0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    length = sign === GAP ? 0 : length + 1;
    const three = (second * 37 + third) * 37 + sign;
    if (length >= 3) set(bitOf(three));
    if (length >= 4) set(HALF_BITS + bitOf(first * 50_653 + three));
    [first, second, third] = [second, third, sign];
  }
}

const FIRST_ROOM = 256;
const PLACES = Array.from({ length: WORDS }, (_, place) => place);

export function createDigitRuns(stored?: Int32Array): DigitRuns {
  const size = stored ? stored.length / WORDS : FIRST_ROOM;
  /** A column for each word of bits: whoever asks everybody for one goes through it from end to end. */
  let columns = PLACES.map(
    (place) => stored?.subarray(place * size, (place + 1) * size) ?? new Int32Array(size),
  );

  function grow(row: number): void {
    columns = columns.map((column) => {
      const longer = new Int32Array(Math.max(row * 2, FIRST_ROOM));
      longer.set(column);
      return longer;
    });
  }

  return {
    stored(rows) {
      const all = new Int32Array(rows * WORDS);
      for (const [place, column] of columns.entries()) all.set(column.subarray(0, rows), place * rows);
      return all;
    },
    put(row, text) {
      if (row >= (columns[0]?.length ?? 0)) grow(row);
      const bits = new Int32Array(WORDS);
      addRuns(text, (bit) => setBit(bits, bit));
      for (const [place, column] of columns.entries()) column[row] = bits[place] ?? 0;
    },
    mayHold(typed) {
      const bits = new Int32Array(WORDS);
      addRuns(typed, (bit) => setBit(bits, bit));
      // Fours turn most down, and where one is asked for it is asked first.
      const [first = 0, ...others] = PLACES.filter((place) => bits[place] !== 0).reverse();
      const firstColumn = columns[first] ?? bits;
      const firstBits = bits[first] ?? 0;
      const asked = others.map((place) => ({ column: columns[place] ?? bits, bits: bits[place] ?? 0 }));
      return (row) => {
        if (((firstColumn[row] ?? 0) & firstBits) !== firstBits) return false;
        for (let next = 0; next < asked.length; next++) {
          const other = asked[next];
          if (other && ((other.column[row] ?? 0) & other.bits) !== other.bits) return false;
        }
        return true;
      };
    },
  };
}

function setBit(bits: Int32Array, bit: number): void {
  bits[bit >> 5] = (bits[bit >> 5] ?? 0) | (1 << (bit & 31));
}
