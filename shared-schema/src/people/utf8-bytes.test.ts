import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { misreadBytes } from './card-samples.fixture.js';
import { decodeHexUtf8, decodeUtf8, mendMisreadUtf8 } from './utf8-bytes.js';

describe('hex of UTF-8', () => {
  it('is read as the card means it', () => {
    expect(decodeHexUtf8('c490e1bb972056c4836e20c490e1bba963')).toBe('Đỗ Văn Đức');
    expect(decodeHexUtf8('C490E1BB97')).toBe('Đỗ');
    expect(decodeHexUtf8('')).toBe('');
  });

  it.each(['4', '4g', 'c4', 'c4c4', 'e1bb', 'ff', '80', 'c080', 'eda080', 'f4908080', 'f8808080', 'e0808a'])(
    '%s is no text',
    (hex) => {
      expect(decodeHexUtf8(hex)).toBeUndefined();
    },
  );

  it('agrees with the decoder of the platform on any bytes', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const reference = (bytes: Uint8Array) => {
      try {
        return strict.decode(bytes);
      } catch {
        return undefined; // what is not UTF-8 is what the property asks about
      }
    };
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 6 }),
      fc.string({ unit: 'binary' }).map((text) => Uint8Array.from(Buffer.from(text, 'utf8'))),
    );
    fc.assert(
      fc.property(bytes, (some) => decodeUtf8(some) === reference(some)),
      { numRuns: 2000 },
    );
  });
});

describe('text a scanner misread byte by byte', () => {
  it('is mended, whichever code page it took', () => {
    const name = 'Nguyễn Thị Thử Nghiệm, Xã Đại Từ';
    expect(misreadBytes(name, 'windows-1252')).toContain('Nguyá»…n');
    expect(mendMisreadUtf8(misreadBytes(name, 'windows-1252'))).toBe(name);
    expect(mendMisreadUtf8(misreadBytes(name, 'latin-1'))).toBe(name);
  });

  it.each(['Nguyễn Thị Hoà', 'Lý Á', 'Hà', 'Đỗ', 'plain', '', 'Tòa àÁ', 'Lê Thị Ân'])(
    '%j is left alone',
    (text) => {
      expect(mendMisreadUtf8(text)).toBe(text);
    },
  );
});
