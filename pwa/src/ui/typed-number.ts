// A number as a worker types it: comma or point before the decimals, whichever the keyboard offers.

import { err, ok, type Result } from '@tram/shared-schema/result.js';

export type TypedNumberFailure = { kind: 'empty' } | { kind: 'not-a-number' };

/** `36,5`, `36.5`, `120`, `-2`. One sign between digits is always the decimal sign: `1.234` is 1 and a bit. */
export function parseTypedNumber(text: string): Result<number, TypedNumberFailure> {
  const trimmed = text.trim();
  if (trimmed === '') return err({ kind: 'empty' });
  if (!/^-?\d+([.,]\d*)?$/.test(trimmed)) return err({ kind: 'not-a-number' });
  return ok(Number(trimmed.replace(',', '.').replace(/\.$/, '')));
}
