// Finds what is known of a person in bytes, however it was written there: in UTF-8, UTF-16 or one byte a letter, with
// JSON's or an address's escapes, with accents apart or without any, in capitals or not.

import { foldText } from '@tram/shared-schema/people/vietnamese-text.js';
import type { FoundBytes } from './profile-bytes.js';

export interface Trace {
  readonly word: string;
  readonly where: string;
}

const escaped = (text: string, beyond: number, capitals: boolean): string =>
  [...Array(text.length).keys()]
    .map((at) => {
      const unit = text.charCodeAt(at);
      if (unit <= beyond) return text.charAt(at);
      const hex = unit.toString(16).padStart(4, '0');
      return `\\u${capitals ? hex.toUpperCase() : hex}`;
    })
    .join('');

function formsOf(word: string): ReadonlySet<string> {
  const composed = word.normalize('NFC');
  return new Set([
    composed,
    composed.normalize('NFD'),
    composed.toLowerCase(),
    composed.toUpperCase(),
    foldText(composed),
    escaped(composed, 0x7f, false),
    escaped(composed, 0x7f, true),
    escaped(composed, 0xff, false),
    encodeURIComponent(composed),
  ]);
}

/** ASCII letters made small, byte by byte: the same is done to what is searched, so nothing is missed by it. */
function small(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = 0; at < copy.length; at += 1) {
    const byte = copy[at] ?? 0;
    if (byte >= 0x41 && byte <= 0x5a) copy[at] = byte + 0x20;
  }
  return copy;
}

const isOneByte = (text: string): boolean => [...text].every((letter) => letter.charCodeAt(0) <= 0xff);

function needlesOf(word: string): readonly Buffer[] {
  const needles = [...formsOf(word)].flatMap((form) => [
    Buffer.from(form, 'utf8'),
    Buffer.from(form, 'utf16le'),
    ...(isOneByte(form) ? [Buffer.from(form, 'latin1')] : []),
  ]);
  const byHex = new Map(needles.map((needle) => [small(needle).toString('hex'), small(needle)]));
  return [...byHex.values()];
}

/** Every word with every place it was found at, once each. */
export function findTraces(found: readonly FoundBytes[], words: readonly string[]): readonly Trace[] {
  const wanted = words.map((word) => ({ word, needles: needlesOf(word) }));
  const traces = new Map<string, Trace>();
  for (const { where, bytes } of found) {
    const searched = small(bytes);
    for (const { word, needles } of wanted) {
      if (needles.some((needle) => searched.includes(needle)))
        traces.set(`${word}\n${where}`, { word, where });
    }
  }
  return [...traces.values()];
}
