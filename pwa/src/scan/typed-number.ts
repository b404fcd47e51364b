// The 12 digits of a personal id as a person types them from the card, or the code of somebody without papers: grouped
// while typing, counted aloud. Whether such a number exists is not decided here.

import { parseTemporaryCode, TEMPORARY_CODE_LETTERS } from '@tram/shared-schema/people/temporary-code.js';

export const ID_DIGITS = 12;
const GROUP = 3;

export type TypedNumber =
  | { kind: 'empty' }
  | { kind: 'not-digits' }
  | { kind: 'too-short'; missing: number }
  | { kind: 'too-long'; extra: number }
  | { kind: 'complete'; digits: string }
  /** Begun with a T, which no number has. */
  | { kind: 'code-too-short'; missing: number }
  | { kind: 'code-too-long'; extra: number }
  | { kind: 'code-mistyped' }
  | { kind: 'code-complete' };

/** Spaces, dots and hyphens are how people group digits; full-width digits come from some keyboards. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[\s.-]/g, '');

export function readTypedNumber(text: string): TypedNumber {
  const digits = plain(text);
  if (digits === '') return { kind: 'empty' };
  if (isCode(text)) return readTypedCode(text);
  if (!/^[0-9]+$/.test(digits)) return { kind: 'not-digits' };
  const missing = ID_DIGITS - digits.length;
  if (missing > 0) return { kind: 'too-short', missing };
  return missing < 0 ? { kind: 'too-long', extra: -missing } : { kind: 'complete', digits };
}

/** Insurance numbers begin with two letters, `TE` and `TC` among them. */
export const isCode = (text: string): boolean => /^\s*t(?![a-z]\d{3})/i.test(text);

function readTypedCode(text: string): TypedNumber {
  const code = parseTemporaryCode(text);
  if (code.ok) return { kind: 'code-complete' };
  const missing = TEMPORARY_CODE_LETTERS + 1 - plain(text).length;
  if (missing > 0) return { kind: 'code-too-short', missing };
  return missing < 0 ? { kind: 'code-too-long', extra: -missing } : { kind: 'code-mistyped' };
}

const grouped = (digits: string): string => digits.replace(new RegExp(`(.{${GROUP}})(?=.)`, 'g'), '$1 ');

/**
 * `001 099 012 345` as it grows or shrinks at its end. A change in the middle is left as typed: moving the spaces
 * there would move the cursor away from where the person is mending a digit.
 */
export function regroup(before: string, after: string): string {
  const [was, is] = [plain(before), plain(after)];
  const atTheEnd = is.startsWith(was) || was.startsWith(is);
  return atTheEnd && /^[0-9]*$/.test(is) ? grouped(is) : after;
}
