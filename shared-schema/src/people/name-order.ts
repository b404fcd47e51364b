// Order of names as Vietnamese lists have it: given name, then middle, then family, each by the Vietnamese alphabet.
// Own keys rather than `Intl.Collator`: keys are worked out once and compared as plain text, and every device gives
// the same order. The tests hold the keys to `Intl.Collator('vi')`.

import { splitWords, toNfc } from './vietnamese-text.js';

export interface NameParts {
  readonly family: string;
  readonly middle: readonly string[];
  readonly given: string;
}

/** One-word names exist (highland peoples, foreigners): the only word is the given name. */
export function nameParts(name: string): NameParts {
  const words = toNfc(name).trim().split(/\s+/);
  const given = words.at(-1) ?? '';
  return { family: words.length > 1 ? (words[0] ?? '') : '', middle: words.slice(1, -1), given };
}

export const givenName = (name: string): string => nameParts(name).given;

const ALPHABET = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz';
/** The letters a mark makes; on any other letter it is a mere accent. */
const QUALITY: Readonly<Record<string, string>> = { '\u0302': 'âêô', '\u0306': 'ă', '\u031b': 'ơư' };
/** The order of tones in a Vietnamese dictionary: level, falling, asking, broken, rising, heavy. */
const TONES = '\u0300\u0309\u0303\u0301\u0323';

const PART_END = '\u0001';
const TONE_START = '\u0002';
const FIRST_LETTER = 0x41;
const OTHER_LETTER = 'ɐ';

function letterKey(letter: string): string {
  const place = ALPHABET.indexOf(letter);
  if (place >= 0) return String.fromCharCode(FIRST_LETTER + place);
  if (letter >= '0' && letter <= '9') return letter;
  return /\p{L}/u.test(letter) ? OTHER_LETTER + letter : ' ';
}

/**
 * A word's letters first, its tone last, so that `hoà` and `hòa` are one word and `hoa` comes before every tone
 * of it but after no longer word.
 */
export function wordOrderKey(word: string): string {
  let letters = '';
  let tones = '';
  let base = '';
  for (const unit of word.toLowerCase().normalize('NFD')) {
    if (!/\p{M}/u.test(unit)) {
      letters += base && letterKey(base);
      base = unit;
      continue;
    }
    const marked = (base + unit).normalize('NFC');
    if (QUALITY[unit]?.includes(marked)) base = marked;
    else tones += TONES.includes(unit) ? String(TONES.indexOf(unit) + 1) : '9';
  }
  return letters + (base && letterKey(base)) + TONE_START + tones;
}

function orderKeyOf(name: string, keyOf: (written: string) => string): string {
  const { family, middle, given } = nameParts(name);
  return keyOf(given) + PART_END + middle.map(keyOf).join('') + PART_END + keyOf(family);
}

const writtenKey = (written: string): string => splitWords(written).map(wordOrderKey).join('');

/** Compares as plain text. `H'Hen` is two words here as in the search. */
export const nameOrderKey = (name: string): string => orderKeyOf(name, writtenKey);

/** Of many names: a commune has a few hundred words in them, and each is worked out once. */
export function createNameOrderKeys(): (name: string) => string {
  const known = new Map<string, string>();
  const keyOf = (written: string): string => {
    const key = known.get(written) ?? writtenKey(written);
    known.set(written, key);
    return key;
  };
  return (name) => orderKeyOf(name, keyOf);
}

export function compareNames(a: string, b: string): number {
  const left = nameOrderKey(a);
  const right = nameOrderKey(b);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
