// Six figures that unlock one account on one tablet. Which may be chosen; what they open is not known here.

import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { WEAK_PINS, type WeakPinKind } from './weak-pins.table.js';

export const PIN_LENGTH = 6;

declare const pinBrand: unique symbol;
export type Pin = string & { readonly [pinBrand]: true };

export type PinRefusal = { kind: 'not-six-figures' } | { kind: 'weak-pin'; weakness: WeakPinKind };

export const isPin = (text: string): text is Pin => /^[0-9]{6}$/.test(text);

/** To unlock with: a PIN chosen under other rules still opens. */
export const parsePin = (text: string): Result<Pin, PinRefusal> =>
  isPin(text) ? ok(text) : err({ kind: 'not-six-figures' });

export function parseNewPin(text: string): Result<Pin, PinRefusal> {
  if (!isPin(text)) return err({ kind: 'not-six-figures' });
  const weak = WEAK_PINS.find(({ matches }) => matches(text));
  return weak ? err({ kind: 'weak-pin', weakness: weak.kind }) : ok(text);
}
