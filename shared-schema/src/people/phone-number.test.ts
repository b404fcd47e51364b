import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPhoneNumber, isMobile, parsePhoneNumber } from './phone-number.js';

const read = (text: string) => parsePhoneNumber(text);

describe('a telephone number told at the desk', () => {
  it.each([
    ['0912345678', '0912345678'],
    ['0912 345 678', '0912345678'],
    ['0912.345.678', '0912345678'],
    ['(0912) 345-678', '0912345678'],
    ['+84912345678', '0912345678'],
    ['+84 0912 345 678', '0912345678'],
    ['0084912345678', '0912345678'],
    ['84912345678', '0912345678'],
    ['912345678', '0912345678'],
    ['841234567', '0841234567'],
    ['0321234567', '0321234567'],
    ['0561234567', '0561234567'],
    ['0701234567', '0701234567'],
    ['0841234567', '0841234567'],
    ['02438251234', '02438251234'],
    ['+842438251234', '02438251234'],
    ['2083851234', '02083851234'],
    ['0208 385 1234', '02083851234'],
  ])('%s is kept as %s', (told, kept) => {
    expect(read(told)).toEqual({ ok: true, value: kept });
  });

  it.each([
    ['', { kind: 'empty' }],
    [' - ', { kind: 'empty' }],
    ['chưa có', { kind: 'not-a-phone-number' }],
    ['0912 345 67a', { kind: 'not-a-phone-number' }],
    ['091234567', { kind: 'too-short', digits: 9 }],
    ['09123456789', { kind: 'too-long', digits: 11 }],
    ['0243825123', { kind: 'too-short', digits: 10 }],
    ['024382512345', { kind: 'too-long', digits: 12 }],
    ['0412345678', { kind: 'not-a-phone-number' }],
    ['0612345678', { kind: 'not-a-phone-number' }],
    ['19001234', { kind: 'too-short', digits: 8 }],
    ['115', { kind: 'too-short', digits: 3 }],
    ['+85612345678', { kind: 'foreign' }],
  ])('%s is refused by name', (told, error) => {
    expect(read(told)).toEqual({ ok: false, error });
  });

  it.each([
    ['01621234567', '0321234567'],
    ['01691234567', '0391234567'],
    ['01201234567', '0701234567'],
    ['01231234567', '0831234567'],
    ['01291234567', '0821234567'],
    ['01861234567', '0561234567'],
    ['+841991234567', '0591234567'],
  ])('%s of before 2018 is proposed as %s, not changed unasked', (told, proposed) => {
    expect(read(told)).toEqual({ ok: false, error: { kind: 'old-mobile', proposed } });
  });

  it('eleven digits with a prefix that never was are only too long', () => {
    expect(read('01611234567')).toEqual({ ok: false, error: { kind: 'too-long', digits: 11 } });
    expect(read('0162123456')).toEqual({ ok: false, error: { kind: 'not-a-phone-number' } });
  });

  it('what is kept is read back the same, however it is shown', () => {
    const told = fc.stringMatching(/^(0[35789]\d{8}|02\d{9})$/);
    fc.assert(
      fc.property(told, (text) => {
        const phone = read(text);
        if (!phone.ok) return false;
        const again = read(formatPhoneNumber(phone.value));
        return again.ok && again.value === phone.value && isMobile(phone.value) === !text.startsWith('02');
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof read(text).ok === 'boolean'));
  });

  it.each([
    ['0912345678', '0912 345 678'],
    ['02438251234', '024 3825 1234'],
    ['02083851234', '0208 385 1234'],
  ])('%s is read out as %s', (kept, shown) => {
    const phone = read(kept);
    expect(phone.ok && formatPhoneNumber(phone.value)).toBe(shown);
  });
});
