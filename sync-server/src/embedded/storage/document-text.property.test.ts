import fc from 'fast-check';
import { expect, test } from 'vitest';
import { identityOf, withMembers } from './document-text.js';

const hash = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 });

const stored = fc
  .record({
    members: fc.dictionary(
      fc.string({ minLength: 1 }).filter((name) => !name.startsWith('_')),
      fc.jsonValue(),
    ),
    nested: fc.record({ _id: fc.string(), _rev: fc.string() }),
    trap: fc.constantFrom('"_id":"x","_rev":"1-y"', '\\"_rev\\":\\"', '{"_id":"'),
    id: fc.string({ minLength: 1 }).filter((id) => !id.startsWith('_')),
    generation: fc.integer({ min: 1, max: 99999 }),
    hash,
    deleted: fc.boolean(),
  })
  .map(({ members, nested, trap, id, generation, hash: tail, deleted }) => ({
    ...members,
    nested,
    list: [nested, trap],
    trap,
    // PouchDB adds these after everything else.
    _id: id,
    _rev: `${generation}-${tail}`,
    ...(deleted ? { _deleted: true } : {}),
  }));

test('a stored text gives the same identity read from its end as parsed whole', () => {
  fc.assert(
    fc.property(stored, (document) => {
      const text = JSON.stringify(document);
      const parsed = JSON.parse(text) as { _id: string; _rev: string };
      expect(identityOf(text)).toEqual({ id: parsed._id, rev: parsed._rev });
    }),
    { numRuns: 500 },
  );
});

test('members added to a text are there when it is parsed', () => {
  fc.assert(
    fc.property(
      stored,
      fc.dictionary(fc.constantFrom('_conflicts', '_revisions'), fc.jsonValue()),
      (document, added) => {
        const text = JSON.stringify(document);
        expect(JSON.parse(withMembers(text, added))).toEqual({
          ...(JSON.parse(text) as object),
          ...(JSON.parse(JSON.stringify(added)) as object),
        });
      },
    ),
  );
});
