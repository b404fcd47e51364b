// JSON values as strings that sort in CouchDB's view order: null, false, true, numbers, strings, arrays, objects.
// Strings order by code point, where CouchDB asks ICU: LevelDB compares bytes and has no sort keys.

const END = '\u0000';
const ESCAPE = '\u0001';

export function collationKey(value: unknown): string {
  const parts: string[] = [];
  write(value, parts);
  return parts.join('');
}

/** Sorts after every key that begins with the given one. */
export const HIGHEST = '\u{10ffff}';

function write(value: unknown, parts: string[]): void {
  if (value === null || value === undefined) parts.push('1');
  else if (value === false) parts.push('2');
  else if (value === true) parts.push('3');
  else if (typeof value === 'number') parts.push('4', sortableNumber(value));
  else if (typeof value === 'string') parts.push('5', escaped(value), END);
  else if (Array.isArray(value)) {
    parts.push('6');
    for (const item of value) write(item, parts);
    parts.push(END);
  } else {
    parts.push('7');
    for (const [name, item] of Object.entries(value)) {
      parts.push('5', escaped(name), END);
      write(item, parts);
    }
    parts.push(END);
  }
}

const escaped = (text: string): string =>
  text.replace(/[\u0000\u0001]/g, (character) => (character === END ? `${ESCAPE}1` : `${ESCAPE}2`));

/** IEEE 754 bits in hexadecimal, flipped so that they order as the numbers do. */
function sortableNumber(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value === 0 ? 0 : value);
  const bits = view.getBigUint64(0);
  const flipped = bits >> 63n === 1n ? ~bits & 0xffffffffffffffffn : bits | 0x8000000000000000n;
  return flipped.toString(16).padStart(16, '0');
}
