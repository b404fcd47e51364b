import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixtureId } from '../../fixtures/builders.js';
import { documentId } from '../document/ids.js';
import { BASE32_LETTERS, checkLetters } from './base32-check.js';
import { parseSlip, slipText, stationSign } from './slip-code.js';

const STATION = documentId('station', '01K9ABCDEFGHJKMNPQRSTVWX7Z');
const PERSON = documentId('person', '01K9ZZZZZZZZZZZZZZZZZZZZ4K');

describe('what a slip says', () => {
  it.each([PERSON, fixtureId('household', 3), fixtureId('encounter', 4)])('%s comes back', (id) => {
    expect(parseSlip(slipText(id, STATION))).toEqual({
      ok: true,
      value: { documentId: id, stationSign: stationSign(STATION) },
    });
  });

  it('fits the second smallest QR code and its alphabet, and holds nothing but ids', () => {
    const text = slipText(PERSON, STATION);
    expect(text).toHaveLength(37);
    expect(text).toMatch(/^TRAM1P01K9ZZZZZZZZZZZZZZZZZZZZ4KX7Z[0-9A-Z]{2}$/);
  });

  it('is read in small letters too, as a reader with a locked keyboard sends them', () => {
    expect(parseSlip(slipText(PERSON, STATION).toLowerCase()).ok).toBe(true);
  });

  it('is read in the groups it is printed in, typed by hand', () => {
    const byHand = slipText(PERSON, STATION).replace(/(.{4})/g, '$1 ');
    expect(parseSlip(byHand).ok).toBe(true);
  });

  it('one or two wrong letters never open another record', () => {
    const text = slipText(PERSON, STATION);
    fc.assert(
      fc.property(
        fc.integer({ min: 6, max: 36 }),
        fc.integer({ min: 6, max: 36 }),
        fc.constantFrom(...BASE32_LETTERS),
        fc.constantFrom(...BASE32_LETTERS),
        (a, b, x, y) => {
          const spoilt = [...text].with(a, x).with(b, y).join('');
          fc.pre(spoilt !== text);
          return !parseSlip(spoilt).ok;
        },
      ),
      { numRuns: 500 },
    );
  });

  it('a torn one is spoilt, one of a newer app is named as such, and anything else is no slip', () => {
    const text = slipText(PERSON, STATION);
    expect(parseSlip(text.slice(0, -1))).toEqual({ ok: false, error: { kind: 'spoilt' } });
    expect(parseSlip('TRAM1')).toEqual({ ok: false, error: { kind: 'spoilt' } });
    expect(parseSlip(text.replace('TRAM1', 'TRAM2'))).toEqual({ ok: false, error: { kind: 'newer' } });
    const ofNewerKind = `X${'0'.repeat(26)}X7Z`;
    expect(parseSlip(`TRAM1${ofNewerKind}${checkLetters(ofNewerKind, 2)}`)).toEqual({
      ok: false,
      error: { kind: 'newer' },
    });
    expect(parseSlip('Trâm Anh')).toEqual({ ok: false, error: { kind: 'not-a-slip' } });
    expect(parseSlip('tram anh')).toEqual({ ok: false, error: { kind: 'not-a-slip' } });
  });
});
