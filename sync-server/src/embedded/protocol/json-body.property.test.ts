import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CouchFailure } from '#embedded/couch-failure.js';
import { parseJsonBody } from './json-body.js';

const parse = (text: string): unknown => parseJsonBody(Buffer.from(text, 'utf8'));

test('whatever is JSON comes through as it is', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const text = JSON.stringify(value);
      if (/\\u[dD]/.test(text)) return;
      expect(parse(text)).toEqual(JSON.parse(text));
    }),
  );
});

test('whatever bytes come, the answer is a value or a refusal', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        parseJsonBody(Buffer.from(bytes));
      } catch (error) {
        expect(error).toBeInstanceOf(CouchFailure);
      }
    }),
    { numRuns: 1000 },
  );
});

test('nesting is counted outside of strings only', () => {
  expect(parse(`{"a":"${'['.repeat(2000)}","b":"\\"${'{'.repeat(2000)}\\\\"}`)).toBeDefined();
  expect(parse('['.repeat(500) + ']'.repeat(500))).toBeDefined();
  expect(() => parse('['.repeat(501) + ']'.repeat(501))).toThrow('nested deeper');
  expect(() => parse('{"a":'.repeat(100_000))).toThrow(CouchFailure);
});

test.each([
  '1e400',
  '[-1e999]',
  '{"a":1E+4000}',
  '1'.repeat(400),
  '"\\ud800"',
  '{"\\udc00":1}',
  '"a\\uD83Dz"',
])('%s is refused, for it could not be kept as it is', (text) => {
  expect(() => parse(text)).toThrow('invalid UTF-8 JSON');
});

test.each([
  '1e30',
  '1E-400',
  '"1e400"',
  '"\\ud83d\\ude00"',
  '123456789012345678901234567890',
  'true',
  '"\\u00e1"',
])('%s is taken', (text) => {
  expect(parse(text)).toEqual(JSON.parse(text));
});

test('a refusal does not repeat what was sent', () => {
  expect(() => parse('{"name":"Nguyễn Văn Bí Mật"')).toThrow(/^bad_request: invalid UTF-8 JSON$/);
});
