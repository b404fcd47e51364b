import { err, ok } from '@tram/shared-schema/result.js';
import { describe, expect, it } from 'vitest';
import { parseNewPin, parsePin } from './pin.js';
import type { WeakPinKind } from './weak-pins.table.js';

const weak = (weakness: WeakPinKind) => err({ kind: 'weak-pin', weakness });

describe('a new PIN', () => {
  it('is six figures and nothing else', () => {
    for (const text of ['', '28491', '2849170', '28491a', ' 28491', '２８４９１７'])
      expect(parseNewPin(text)).toEqual(err({ kind: 'not-six-figures' }));
    expect(parseNewPin('284917')).toEqual(ok('284917'));
  });

  it.each<[string, WeakPinKind]>([
    ['000000', 'one-figure'],
    ['999999', 'one-figure'],
    ['123456', 'counting'],
    ['654321', 'counting'],
    ['789012', 'counting'],
    ['210987', 'counting'],
    ['112233', 'counting'],
    ['998877', 'counting'],
    ['198585', 'birth-year'],
    ['851985', 'birth-year'],
    ['201919', 'birth-year'],
    ['121212', 'repeated'],
    ['123123', 'repeated'],
    ['111999', 'repeated'],
    ['123321', 'mirrored'],
    ['258852', 'mirrored'],
    ['147258', 'keypad-line'],
    ['112358', 'well-known'],
  ])('%s is refused, and named as %s', (pin, kind) => {
    expect(parseNewPin(pin)).toEqual(weak(kind));
  });

  it.each(['123457', '654320', '000001', '192985', '302930', '121213', '123320', '147259'])(
    '%s is just beside a weak one, and taken',
    (pin) => {
      expect(parseNewPin(pin)).toEqual(ok(pin));
    },
  );

  it('leaves nearly all of the million to choose from', () => {
    let refused = 0;
    for (let n = 0; n < 1_000_000; n += 1) if (!parseNewPin(String(n).padStart(6, '0')).ok) refused += 1;
    expect(refused).toBeGreaterThan(1_000);
    expect(refused).toBeLessThan(5_000);
  });
});

it('a weak PIN that was chosen under other rules still opens', () => {
  expect(parsePin('123456')).toEqual(ok('123456'));
});
