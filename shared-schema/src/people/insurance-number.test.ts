import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInsuranceNumber, parseInsuranceNumber } from './insurance-number.js';

describe('an insurance number', () => {
  it.each(['GD4030300000123', 'gd4030300000123', 'GD 4 03 0300000123', ' GD-4-03-0300000123 '])(
    '%j is a card number of fifteen characters',
    (text) => {
      const read = parseInsuranceNumber(text);
      expect(read).toEqual({
        ok: true,
        value: {
          kind: 'card-number',
          text: 'GD4030300000123',
          objectCode: 'GD',
          benefitLevel: 4,
          provinceCode: '03',
          socialInsuranceNumber: '0300000123',
        },
      });
      expect(read.ok && formatInsuranceNumber(read.value)).toBe('GD 4 03 0300000123');
    },
  );

  it('of ten digits is the number of its holder', () => {
    expect(parseInsuranceNumber('0300 000 126')).toEqual({
      ok: true,
      value: { kind: 'social-insurance-number', text: '0300000126', socialInsuranceNumber: '0300000126' },
    });
  });

  it.each([
    ['', { kind: 'empty' }],
    ['GĐ4030300000123', { kind: 'not-an-insurance-number' }],
    ['G4030300000123', { kind: 'not-an-insurance-number' }],
    ['030000012', { kind: 'wrong-length', length: 9 }],
    ['03000001266', { kind: 'wrong-length', length: 11 }],
    ['GD403030000012', { kind: 'wrong-length', length: 14 }],
    ['GD40303000001234', { kind: 'wrong-length', length: 16 }],
    ['GD0030300000123', { kind: 'unknown-benefit-level' }],
    ['GD6030300000123', { kind: 'unknown-benefit-level' }],
  ])('%j is refused by name', (text, error) => {
    expect(parseInsuranceNumber(text)).toEqual({ ok: false, error });
  });

  it.each(['GD1030300000123', 'GD5030300000123'])('levels 1 to 5 are known: %s', (text) => {
    expect(parseInsuranceNumber(text).ok).toBe(true);
  });

  it('never throws, and what is shown is read back the same', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^([A-Z]{2}[0-9]\d{12}|\d{10})$/));
    fc.assert(
      fc.property(text, (some) => {
        const read = parseInsuranceNumber(some);
        if (!read.ok) return;
        expect(parseInsuranceNumber(formatInsuranceNumber(read.value))).toEqual(read);
      }),
    );
  });
});
