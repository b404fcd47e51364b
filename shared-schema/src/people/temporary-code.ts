// The station's own number for somebody without papers, `T-4K7M-2QX9`: seven letters of chance and one that checks them.
// It is taken from the end of the record's id, which was drawn at random when the record was begun: two tablets that
// give the same person a code give the same one, and asking twice changes nothing. It says nothing of the person.

import type { PersonDocId } from '../document/ids.js';
import { err, ok, type Result } from '../result.js';
import { asBase32, checkLetters, isBase32 } from './base32-check.js';
import { DIGIT_GAPS } from './personal-id.js';

declare const temporaryCodeBrand: unique symbol;
export type TemporaryCode = string & { readonly [temporaryCodeBrand]: true };

export type TemporaryCodeFailure =
  | { kind: 'not-a-code' }
  | { kind: 'too-short'; missing: number }
  | { kind: 'too-long'; extra: number }
  /** The check letter does not fit the others. */
  | { kind: 'mistyped' };

const RANDOM = 7;
export const TEMPORARY_CODE_LETTERS = RANDOM + 1;
const HALF = TEMPORARY_CODE_LETTERS / 2;

const written = (letters: string): TemporaryCode =>
  `T-${letters.slice(0, HALF)}-${letters.slice(HALF)}` as TemporaryCode;

export function temporaryCodeOf(personId: PersonDocId): TemporaryCode {
  const random = personId.slice(-RANDOM);
  return written(random + checkLetters(random, 1));
}

/** As people write it: small letters, without hyphens or with spaces, O for 0 and I for 1. The T must be there. */
export function parseTemporaryCode(text: string): Result<TemporaryCode, TemporaryCodeFailure> {
  const compact = text.replace(DIGIT_GAPS, '').toUpperCase();
  const letters = asBase32(compact.slice(1));
  if (!compact.startsWith('T') || !isBase32(letters)) return err({ kind: 'not-a-code' });
  // `Tran Van An` has as many letters as a code.
  const looksMeant = /\d/.test(compact) || /^t\s*[-‐-―]/i.test(text.trim());
  const missing = TEMPORARY_CODE_LETTERS - letters.length;
  if (missing !== 0) {
    if (!looksMeant) return err({ kind: 'not-a-code' });
    return err(missing > 0 ? { kind: 'too-short', missing } : { kind: 'too-long', extra: -missing });
  }
  if (checkLetters(letters.slice(0, RANDOM), 1) === letters.slice(RANDOM)) return ok(written(letters));
  return err({ kind: looksMeant ? 'mistyped' : 'not-a-code' });
}
