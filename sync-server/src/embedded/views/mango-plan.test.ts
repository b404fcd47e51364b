import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#embedded/storage/json-object.js';
import type { IndexField, MangoIndex } from './mango-index.js';
import { planQuery, type Plan, type WantedIndex } from './mango-plan.js';
import { compileSelector } from './mango-selector.js';

const index = (name: string, fields: string[], partialFilter?: JsonObject): MangoIndex => ({
  designId: `_design/${name}`,
  name,
  fields: fields.map((field) => ({ name: field, direction: 'asc' })),
  ...(partialFilter ? { partialFilter } : {}),
});

const INDEXES = [
  index('a', ['a']),
  index('ab', ['a', 'b']),
  index('deep', ['x.y']),
  index('part', ['p'], { p: { $gt: 1 } }),
];

const plan = (selector: JsonObject, sort: IndexField[] = [], wanted?: WantedIndex): Plan =>
  planQuery({ condition: compileSelector(selector), sort, indexes: INDEXES, ...(wanted ? { wanted } : {}) });

const chosen = (of: Plan): string => (of.kind === 'index' ? of.index.name : of.kind);

const by = (name: string, direction: 'asc' | 'desc' = 'asc'): IndexField => ({ name, direction });

describe('a plan for a search', () => {
  test('uses an index all of whose fields the selector asks for', () => {
    expect(chosen(plan({ a: 1 }))).toBe('a');
    expect(chosen(plan({ a: 1, b: 2 }))).toBe('ab');
    expect(chosen(plan({ b: 2 }))).toBe('all-documents');
    expect(chosen(plan({ 'x.y': { $gt: 1 } }))).toBe('deep');
    expect(chosen(plan({ x: { y: 1 } }))).toBe('deep');
  });

  test('uses none for what an index does not hold', () => {
    expect(chosen(plan({ a: { $exists: false } }))).toBe('all-documents');
    expect(chosen(plan({ $or: [{ a: 1 }, { b: 1 }] }))).toBe('all-documents');
    expect(chosen(plan({ $nor: [{ $and: [{ a: 1 }, { b: 1 }] }] }))).toBe('all-documents');
  });

  test('uses a partial index only when it is named', () => {
    expect(chosen(plan({ p: 5 }))).toBe('all-documents');
    expect(chosen(plan({ p: 5 }, [], { designId: '_design/part' }))).toBe('part');
  });

  test('reads only the stretch that can match', () => {
    const found = plan({ a: 1, b: { $gte: 2, $lt: 5 } });
    expect(found.kind === 'index' && found.range.startKey).toEqual([1, 2]);
    expect(found.kind === 'index' && JSON.stringify(found.range.endKey)).toContain('[1,5,');
    const open = plan({ a: { $gt: null } });
    expect(open.kind === 'index' && open.range.startKey).toEqual([null]);
    const prefix = plan({ a: { $beginsWith: 'ng' } });
    expect(prefix.kind === 'index' && prefix.range.startKey).toEqual(['ng']);
  });

  test('sorts by an index or not at all', () => {
    expect(chosen(plan({}, [by('a')]))).toBe('a');
    expect(chosen(plan({ a: 1 }, [by('b')]))).toBe('ab');
    expect(chosen(plan({}, [by('_id')]))).toBe('all-documents');
    expect(() => plan({ a: 1 }, [by('c')])).toThrow('No index exists for this sort');
    expect(() => plan({ a: { $gt: 1 } }, [by('b')])).toThrow('No index exists for this sort');
    const backwards = plan({ a: { $gt: 1 } }, [by('a', 'desc')]);
    expect(backwards.kind === 'index' && backwards.range.descending).toBe(true);
  });

  test('goes to a document by its id when the selector names it', () => {
    expect(plan({ _id: 'p', a: 1 })).toEqual({
      kind: 'all-documents',
      descending: false,
      startId: 'p',
      endId: 'p',
    });
    expect(plan({ _id: { $gte: 'a', $lt: 'c' } })).toMatchObject({ startId: 'a', endId: 'c' });
  });
});
