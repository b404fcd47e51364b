import { crc32 } from 'node:zlib';
import { array, assert, property, uint8Array } from 'fast-check';
import { describe, it } from 'vitest';
import { crcOfBoth } from './crc-of-parts.js';

describe('the checksum of parts', () => {
  it('is that of the whole, however it was cut', () => {
    assert(
      property(array(uint8Array({ maxLength: 300 }), { maxLength: 12 }), (parts) => {
        const combined = parts.reduce((sum, part) => crcOfBoth(sum, crc32(part), part.length), crc32(''));
        return combined === crc32(Buffer.concat(parts));
      }),
    );
  });

  it('is that of the whole for parts as large as a page', () => {
    const part = Buffer.alloc(512 * 1024 + 3, 'xin chào ');
    const whole = Buffer.concat([part, part, part]);
    const twice = crcOfBoth(crc32(part), crc32(part), part.length);
    if (crcOfBoth(twice, crc32(part), part.length) !== crc32(whole)) throw new Error('another checksum');
  });
});
