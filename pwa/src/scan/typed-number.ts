// The 12 digits of a personal id as a person types them from the card: grouped while typing, counted aloud.
// Whether such a number exists is not decided here.

export const ID_DIGITS = 12;
const GROUP = 3;

export type TypedNumber =
  | { kind: 'empty' }
  | { kind: 'not-digits' }
  | { kind: 'too-short'; missing: number }
  | { kind: 'too-long'; extra: number }
  | { kind: 'complete'; digits: string };

/** Spaces, dots and hyphens are how people group digits; full-width digits come from some keyboards. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[\s.-]/g, '');

export function readTypedNumber(text: string): TypedNumber {
  const digits = plain(text);
  if (digits === '') return { kind: 'empty' };
  if (!/^[0-9]+$/.test(digits)) return { kind: 'not-digits' };
  const missing = ID_DIGITS - digits.length;
  if (missing > 0) return { kind: 'too-short', missing };
  return missing < 0 ? { kind: 'too-long', extra: -missing } : { kind: 'complete', digits };
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
