import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneByteText } from './one-byte-text.js';

const utf8 = new TextEncoder();
const ONE_BYTE = /^[\u0000-\u00ff]*$/;
const oneByteLines = (records: readonly object[]): readonly string[] =>
  oneByteText(utf8.encode(records.map((one) => JSON.stringify(one)).join('\n'))).split('\n');

describe('a record as text of one byte a letter', () => {
  it('says what it said, in any language and with any sign', () => {
    const anything = fc.record({ name: fc.string({ unit: 'grapheme' }), rest: fc.jsonValue() });
    fc.assert(
      fc.property(fc.array(anything, { minLength: 1, maxLength: 5 }), (records) => {
        const json = oneByteLines(records);
        expect(json.map((one) => JSON.parse(one) as unknown)).toEqual(
          JSON.parse(JSON.stringify(records)) as unknown,
        );
        for (const one of json) expect(one).toMatch(ONE_BYTE);
      }),
    );
  });

  it('keeps letters Latin-1 has, and escapes all others', () => {
    const [json] = oneByteLines([{ name: 'Nguyễn Thị Bưởi ở Đà Nẵng 🌿', sign: '\u0085\u20ac' }]);
    expect(json).toContain('à');
    expect(json).toContain('\\u1ec5');
    expect(json).toContain('\\ud83c\\udf3f');
    expect(json).toMatch(ONE_BYTE);
  });

  it('of bytes that are no UTF-8 is some other text, never a failure', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(oneByteText(bytes)).toMatch(ONE_BYTE);
      }),
    );
  });
});
