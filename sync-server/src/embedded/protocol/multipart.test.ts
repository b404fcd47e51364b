import { describe, expect, test } from 'vitest';
import { boundaryOf, parseMultipart, writeMultipart } from './multipart.js';

describe('a body in parts', () => {
  const parts = [
    { headers: { 'Content-Type': 'application/json' }, body: Buffer.from('{"a":1}') },
    { headers: {}, body: Buffer.from([0, 13, 10, 45, 45, 255]) },
    { headers: { 'Content-Disposition': 'attachment; filename="x"' }, body: Buffer.alloc(0) },
  ];

  test('is read as it was written, whatever bytes are in it', () => {
    const read = parseMultipart(writeMultipart(parts, 'mark'), 'mark');
    expect(read.map(({ body }) => body)).toEqual(parts.map(({ body }) => body));
    expect(read[0]?.headers).toEqual({ 'content-type': 'application/json' });
  });

  test('names its boundary with or without quotes', () => {
    expect(boundaryOf('multipart/related; boundary="a b"; type=x')).toBe('a b');
    expect(boundaryOf('multipart/mixed;boundary=abc')).toBe('abc');
    expect(() => boundaryOf('multipart/mixed')).toThrow('without a boundary');
  });

  test.each([
    '',
    'no marks at all',
    '--mark\r\n',
    '--mark\r\nContent-Type: x\r\nno end',
    '--mark',
    '--markmark',
  ])('is refused when it is cut off: %j', (text) => {
    expect(() => parseMultipart(Buffer.from(text), 'mark')).toThrow('malformed multipart');
  });

  test('of a hundred thousand parts is refused', () => {
    const bytes = Buffer.from('--m\r\n\r\n\r\n'.repeat(100_000) + '--m--');
    expect(() => parseMultipart(bytes, 'm')).toThrow('malformed multipart');
  });
});
