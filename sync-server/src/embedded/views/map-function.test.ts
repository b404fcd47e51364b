import { describe, expect, test } from 'vitest';
import { compileMap, compileReduce } from './map-function.js';

describe('a map function', () => {
  test('emits rows, nothing where it emits nothing', () => {
    const map = compileMap('function (doc) { if (doc.n) { emit(doc.n); emit([doc.n], { of: doc._id }); } }');
    expect(map('{"_id":"a","n":2}')).toEqual([
      [2, null],
      [[2], { of: 'a' }],
    ]);
    expect(map('{"_id":"b"}')).toEqual([]);
  });

  test.each([
    ['an arrow', '(doc) => emit(doc._id, 1)'],
    ['a named function with a semicolon', 'function byId(doc) { emit(doc._id, 1); };'],
    ['a function with a comment', 'function (doc) { // the id\n emit(doc._id, 1) }'],
  ])('may be %s', (_what, source) => {
    expect(compileMap(source)('{"_id":"a"}')).toEqual([['a', 1]]);
  });

  test('that stumbles leaves no rows of that document and none of the one before', () => {
    const map = compileMap('function (doc) { emit(1); if (doc.bad) throw new Error("no"); }');
    expect(map('{}')).toHaveLength(1);
    expect(map('{"bad":true}')).toEqual([]);
    expect(map('{}')).toHaveLength(1);
  });

  test('has what CouchDB gives it and nothing of the server', () => {
    const map = compileMap(
      'function (doc) { emit([isArray([]), sum([1, 2]), toJSON({ a: 1 }), typeof process, typeof require, typeof fetch]); }',
    );
    expect(map('{}')).toEqual([[[true, 3, '{"a":1}', 'undefined', 'undefined', 'undefined'], null]]);
  });

  test('cannot reach the server through what it is given', () => {
    const map = compileMap(
      'function (doc) { emit(doc.constructor.constructor("return typeof process")()); }',
    );
    expect(map('{}')).toEqual([['undefined', null]]);
  });

  test('that cannot be read or never ends while it is read is refused', () => {
    expect(() => compileMap('function (')).toThrow('does not compile');
    expect(() => compileMap('(function () { for (;;) {} })()')).toThrow('does not compile');
  });
});

describe('a reduce function', () => {
  const keys: [unknown, string][] = [
    ['a', '1'],
    ['b', '2'],
  ];

  test('counts, adds and describes', () => {
    expect(compileReduce('_count')(keys, [1, 'x'])).toBe(2);
    expect(compileReduce('_sum')(keys, [1, 2.5])).toBe(3.5);
    expect(compileReduce('_sum')(keys, [[1, 2], [3], 4])).toEqual([8, 2]);
    expect(compileReduce('_stats')(keys, [1, 3])).toEqual({ sum: 4, count: 2, min: 1, max: 3, sumsqr: 10 });
  });

  test('adds numbers only', () => {
    expect(() => compileReduce('_sum')(keys, ['x', 1])).toThrow('be numbers');
    expect(() => compileReduce('_stats')(keys, [null])).toThrow('be numbers');
  });

  test('may be written for the purpose', () => {
    const reduce = compileReduce(
      'function (keys, values, again) { return [keys.length, sum(values), again]; }',
    );
    expect(reduce(keys, [1, 2])).toEqual([2, 3, false]);
  });
});
