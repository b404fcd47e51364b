// Vietnamese words as they are stored (NFC) and as they are compared (folded keys).
// Knows letters and words; knows nothing of persons, cards or screens.

export const toNfc = (text: string): string => text.normalize('NFC');
export const isNfc = (text: string): boolean => text === text.normalize('NFC');

/** Letters that NFD leaves whole: đ, the eth and African d that old fonts put in its place, the ƀ of highland names. */
const STROKED = /[đĐðÐɖƉƀɃ]/g;
const UNSEEN = /[\p{M}\p{Cf}]/gu;
/** Modifier letters typed for an apostrophe (`Hʼmông`) count as letters in Unicode, so they are named. */
const GAP = /[^\p{L}\p{N}]|[ʹ-ʿ]/gu;

const bare = (text: string): string =>
  text
    .normalize('NFD')
    .replace(STROKED, (letter) => (letter === 'ƀ' || letter === 'Ƀ' ? 'b' : 'd'))
    .replace(UNSEEN, '')
    .toLowerCase()
    .replace(GAP, ' ');

const SPACE = 0x20;
const DROPPED = 0;
const NOT_SEEN_YET = 0xffff;
const OUTSIDE = 0xfffe;
/** Latin letters with every Vietnamese mark, combining marks, general punctuation. */
const TABLE_SIZE = 0x2070;

/**
 * `normalize` costs a microsecond a name and there are 20,000 of them at start on a slow tablet: each letter is
 * folded once, then looked up. The table is only ever a memory of what `bare` answers.
 */
const foldedUnits = new Uint16Array(TABLE_SIZE).fill(NOT_SEEN_YET);

function foldUnit(unit: number): number {
  const folded = bare(String.fromCharCode(unit));
  const answer = folded === '' ? DROPPED : folded.length === 1 ? folded.charCodeAt(0) : OUTSIDE;
  foldedUnits[unit] = answer;
  return answer;
}

/**
 * The key two spellings of one name share: no case, no marks, đ as d, and a single space for every apostrophe,
 * hyphen or other sign. `Nguyễn Thị Hoà` → `nguyen thi hoa`, `H’Hen Niê` → `h hen nie`.
 */
export function foldText(text: string): string {
  let key = '';
  let owesSpace = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    let folded = unit < TABLE_SIZE ? (foldedUnits[unit] ?? OUTSIDE) : OUTSIDE;
    if (folded === NOT_SEEN_YET) folded = foldUnit(unit);
    if (folded === OUTSIDE) return bare(text).trim().replace(/ +/g, ' ');
    if (folded === SPACE) owesSpace = key !== '';
    else if (folded !== DROPPED) {
      if (owesSpace) key += ' ';
      owesSpace = false;
      key += String.fromCharCode(folded);
    }
  }
  return key;
}

const CONSONANTS = 'bcdfghjklmnpqrstvwxz';

/** Also merges y and i where spelling wavers: after a consonant or `qu` (Quý/Quí, Mỹ/Mĩ, Lý/Lí). */
export function foldTextLoose(text: string): string {
  return looseKey(foldText(text));
}

/** The same, for a key that `foldText` already made. */
export function looseKey(folded: string): string {
  if (!folded.includes('y')) return folded;
  let key = '';
  for (let at = 0; at < folded.length; at++) {
    const letter = folded.charAt(at);
    const before = folded.charAt(at - 1);
    const wavers =
      letter === 'y' &&
      before !== '' &&
      (CONSONANTS.includes(before) || (before === 'u' && folded.charAt(at - 2) === 'q'));
    key += wavers ? 'i' : letter;
  }
  return key;
}

/** Named once: a browser that does not know these classes is given them as texts, which it would read at each letter typed. */
const UNSEEN_SIGN = /\p{Cf}/gu;
const BETWEEN_WORDS = /(?:[^\p{L}\p{N}\p{M}]|[ʹ-ʿ])\p{M}*/u;
const RUN_OF_SPACE = /[\s\p{Cc}]+/gu;

/** The words of a text as written, split where `foldText` puts a space; each folds to one word of the key. */
export function splitWords(text: string): string[] {
  return toNfc(text)
    .replace(UNSEEN_SIGN, '')
    .split(BETWEEN_WORDS)
    .filter((word) => foldText(word) !== '');
}

/** A name or address as it should be stored: NFC, no unseen characters, single spaces. Letters and case stay. */
export function tidyText(text: string): string {
  return toNfc(text).replace(UNSEEN_SIGN, '').replace(RUN_OF_SPACE, ' ').trim();
}

/** `NGUYỄN THỊ BƯỞI` → `Nguyễn Thị Bưởi`, as the ID card writes it. Only when a person asks: `H'mông` has no rule. */
export function toCardCase(name: string): string {
  return tidyText(name)
    .toLowerCase()
    .replace(
      /(^|[^\p{L}\p{M}])(\p{L})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    );
}
