// Slashes for a date typed on a keyboard that has none. Reading the date is `parseTypedDate` in shared-schema.

/**
 * From the fifth digit on it is known what the digits mean: no month is 19 or 20, so `071952` is July 1952, and
 * `050620…` goes on to 5 June. Up to four digits it may still be a year alone.
 */
function slashed(digits: string): string {
  if (digits.length < 5) return digits;
  if (/^..(19|20)/.test(digits)) return `${digits.slice(0, 2)}/${digits.slice(2, 6)}`;
  return `${digits.slice(0, 2)}/${digits.slice(2, 4)}/${digits.slice(4, 8)}`;
}

/** After one more character was typed at the end. Text with slashes of the person's own (`5/6/2009`) is left alone. */
export function slashTypedDate(text: string): string {
  const digits = text.replace(/\//g, '');
  if (!/^\d+$/.test(digits)) return text;
  const before = slashed(digits.slice(0, -1));
  return before + digits.slice(-1) === text ? slashed(digits) : text;
}
