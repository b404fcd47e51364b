import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, sameJson } from './canonical-json.js';

const json = fc.jsonValue();

function reversedKeys(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(reversedKeys);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversedKeys(member)]),
  );
}

describe('one text per value', () => {
  it('does not see the order in which keys were written', () => {
    expect(canonicalJson({ b: 1, a: { d: 2, c: 3 } })).toBe('{"a":{"c":3,"d":2},"b":1}');
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(reversedKeys(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it('is JSON that reads back as the same value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('keeps the order of a list: the first diagnosis is the main one', () => {
    expect(sameJson(['I10', 'E11.9'], ['E11.9', 'I10'])).toBe(false);
  });

  it('takes a field that is absent and one that is undefined for the same', () => {
    expect(sameJson({ phone: undefined, name: 'Y Thử' }, { name: 'Y Thử' })).toBe(true);
    expect(sameJson({ phone: null }, {})).toBe(false);
    expect(canonicalJson(undefined)).toBe('');
    expect(canonicalJson([undefined])).toBe('[null]');
  });

  it('tells apart what only looks alike', () => {
    expect(sameJson(1, '1')).toBe(false);
    expect(sameJson('', undefined)).toBe(false);
    expect(sameJson([], {})).toBe(false);
    expect(sameJson('Hòa', 'Hoà')).toBe(false);
    expect(sameJson('Hòa', 'Hòa'.normalize('NFD'))).toBe(false);
  });
});
