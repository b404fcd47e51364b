import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneByteJson, oneByteText } from './one-byte-text.js';

const utf8 = new TextEncoder();
const ONE_BYTE = /^[\u0000-\u00ff]*$/;

describe('a record as text of one byte a letter', () => {
  it('says what it said, in any language and with any sign', () => {
    const anything = fc.record({ name: fc.string({ unit: 'grapheme' }), rest: fc.jsonValue() });
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 5 }), (records) => {
        const json = oneByteJson(records);
        expect(json.map((one) => JSON.parse(one) as unknown)).toEqual(
          JSON.parse(JSON.stringify(records)) as unknown,
        );
        for (const one of json) expect(one).toMatch(ONE_BYTE);
      }),
    );
  });

  it('keeps letters Latin-1 has, and escapes all others', () => {
    const [json] = oneByteJson([{ name: 'Nguyễn Thị Bưởi ở Đà Nẵng 🌿', sign: '\u0085\u20ac' }]);
    expect(json).toContain('à');
    expect(json).toContain('\\u1ec5');
    expect(json).toContain('\\ud83c\\udf3f');
    expect(json).toMatch(ONE_BYTE);
  });

  it('is read from the bytes of a line as from the record', () => {
    const records = [{ name: 'Lò Thị Mẩy' }, { name: 'plain' }];
    const lines = records.map((one) => JSON.stringify(one)).join('\n');
    expect(oneByteText(utf8.encode(lines)).split('\n')).toEqual(oneByteJson(records));
  });

  it('of bytes that are no UTF-8 is some other text, never a failure', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(oneByteText(bytes)).toMatch(ONE_BYTE);
      }),
    );
  });
});
