// An address as people and cards write it, cut into the units it names: `Tổ 5, P.4, Q. Mẫu, TP Thử`.
// Knows how units are written; knows no list of them.

import { foldText, looseKey, tidyText } from '../people/vietnamese-text.js';

export type PartType = 'commune' | 'ward' | 'town' | 'district' | 'city' | 'province' | 'special-zone';

export interface AddressPart {
  /** What is written before the name; absent where nothing is, as on most cards. */
  readonly type?: PartType;
  /** No case, no accents, no type word, y as i, no zeros before a number. */
  readonly key: string;
  /** The same with its accents, wherever the tone mark was put (`Hoà`, `Hòa`). */
  readonly accented: string;
}

/** How each type is written, folded. Longer ones before those they begin with. */
const TYPE_WORDS: readonly (readonly [written: string, type: PartType])[] = [
  ['thanh pho', 'city'],
  ['thi tran', 'town'],
  ['thi xa', 'district'],
  ['dac khu', 'special-zone'],
  ['phuong', 'ward'],
  ['quan', 'district'],
  ['huyen', 'district'],
  ['tinh', 'province'],
  ['xa', 'commune'],
  ['tp', 'city'],
  ['tt', 'town'],
  ['tx', 'district'],
  ['p', 'ward'],
  ['q', 'district'],
  ['h', 'district'],
  ['x', 'commune'],
  ['t', 'province'],
];

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

function accentedKey(name: string): string {
  const letters = tidyText(name).toLowerCase().normalize('NFD');
  const toneLast = (word: string): string => word.replace(TONES, '') + (word.match(TONES) ?? []).join('');
  return letters
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(toneLast)
    .join(' ')
    .trim()
    .normalize('NFC');
}

const withoutZeros = (key: string): string => key.replace(/\b0+(?=\d)/g, '');

function partOf(name: string, type: PartType | undefined): AddressPart {
  const key = withoutZeros(looseKey(foldText(name)));
  return { key, accented: withoutZeros(accentedKey(name)), ...(type && { type }) };
}

/** `Xã Ví Dụ`, `P.4`, `P4`, `Ví Dụ`. A letter alone is a type only before a dot or a number. */
export function addressPart(written: string): AddressPart {
  const text = tidyText(written).replace(/\.+$/, '');
  const short = /^(\p{L}{1,2})(?:\.\s*|(?=\d))(.+)$/u.exec(text);
  const shortType = short && TYPE_WORDS.find(([word]) => word === foldText(short[1] ?? ''));
  if (short && shortType) return partOf(short[2] ?? '', shortType[1]);
  const words = text.split(' ');
  for (const [word, type] of TYPE_WORDS) {
    const count = word.split(' ').length;
    if (word.length < 2 || words.length <= count) continue;
    if (foldText(words.slice(0, count).join(' ')) === word) return partOf(words.slice(count).join(' '), type);
  }
  const single = /^(\p{L}) (\d+)$/u.exec(text);
  const singleType = single && TYPE_WORDS.find(([word]) => word === foldText(single[1] ?? ''));
  return singleType ? partOf(single?.[2] ?? '', singleType[1]) : partOf(text, undefined);
}

/** Where somebody forgot the comma: `Thôn 3 xã Ví Dụ huyện Mẫu`. */
const TYPE_INSIDE = /\s+(?=(?:thành phố|thị trấn|thị xã|đặc khu|phường|quận|huyện|tỉnh|xã)\s)/giu;
/** `Thị xã Mẫu` was just cut in two. */
const CUT_TOO_OFTEN = /(^|[,\s])(thị),(?=xã\s)/giu;

const COUNTRY = /[\s,;–-]+vi[eệ]t\s+nam[.\s]*$/iu;
const DASHED_ENDS = /^[\s–-]+|[\s–-]+$/g;

export function addressParts(address: string): readonly AddressPart[] {
  const text = tidyText(address).replace(COUNTRY, '');
  const whole = text.replace(TYPE_INSIDE, ',').replace(CUT_TOO_OFTEN, '$1$2 ');
  const parts = whole.split(/[,;]/);
  // A dash within a name (`Văn Miếu - Quốc Tử Giám`) is one only where commas part the names.
  const cut = parts.length > 1 ? parts.map((part) => part.replace(DASHED_ENDS, '')) : whole.split(/\s[-–]\s/);
  return cut.map(addressPart).filter(({ key }) => key !== '');
}
