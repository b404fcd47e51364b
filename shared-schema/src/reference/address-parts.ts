// An address as people and cards write it, cut into the units it names: `Tổ 5, P.4, Q. Mẫu, TP Thử`.
// Knows how units are written; knows no list of them.

import { foldText, looseKey, tidyText } from '../people/vietnamese-text.js';

export type PartType = 'commune' | 'ward' | 'town' | 'district' | 'city' | 'province' | 'special-zone';

export interface AddressPart {
  /** What is written before the name; absent where nothing is, as on most cards. */
  readonly type?: PartType;
  /** No case, no accents, no type word, y as i, no zeros before a number. */
  readonly key: string;
  /** As written, without its type word. */
  readonly name: string;
}

/** How each type is written, folded. */
const TYPE_WORDS: ReadonlyMap<string, PartType> = new Map([
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
]);

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

const withoutZeros = (key: string): string => key.replace(/\b0+(?=\d)/g, '');

/** With its accents, wherever the tone mark was put (`Hoà`, `Hòa`). */
export function accentedKey({ name }: AddressPart): string {
  const letters = tidyText(name).toLowerCase().normalize('NFD');
  const toneLast = (word: string): string => word.replace(TONES, '') + (word.match(TONES) ?? []).join('');
  const words = letters.split(/[^\p{L}\p{M}\p{N}]+/u).map(toneLast);
  return withoutZeros(words.join(' ').trim().normalize('NFC'));
}

function partOf(name: string, type: PartType | undefined): AddressPart {
  const key = withoutZeros(looseKey(foldText(name)));
  return type ? { key, name, type } : { key, name };
}

/** `P.4`, `P4`, `Q. Mẫu`, `P 4`: a letter or two are a type only before a dot or a number. */
const SHORT = /^(\p{L}{1,2})(?:\.\s*|\s?(?=\d))(.+)$/u;

/** `Xã Ví Dụ`, `P.4`, `Ví Dụ`. */
export function addressPart(written: string): AddressPart {
  const text = tidyText(written).replace(/\.+$/, '');
  const short = SHORT.exec(text);
  const shortType = short && TYPE_WORDS.get(foldText(short[1] ?? ''));
  if (short && shortType) return partOf(short[2] ?? '', shortType);
  const [first = '', second, ...more] = text.split(' ');
  if (second === undefined) return partOf(text, undefined);
  const one = foldText(first);
  const ofTwo = more.length > 0 ? TYPE_WORDS.get(`${one} ${foldText(second)}`) : undefined;
  if (ofTwo) return partOf(more.join(' '), ofTwo);
  const ofOne = one.length > 1 ? TYPE_WORDS.get(one) : undefined;
  return ofOne ? partOf([second, ...more].join(' '), ofOne) : partOf(text, undefined);
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
