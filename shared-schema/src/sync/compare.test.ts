import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aPerson, fixtureId } from '../../fixtures/builders.js';
import type { TramDocument } from '../document/document-types.js';
import {
  END_OF_IDS,
  judgeEntries,
  RUN_LENGTH,
  runDigest,
  runsOf,
  stateEntry,
  type StateEntry,
} from './compare.js';

const people = (count: number): TramDocument[] =>
  Array.from({ length: count }, (_, n) => aPerson({ _id: fixtureId('person', n), note: `số ${n}` }));
const everything = { maxBytes: 1e9, mayRead: () => true };

describe('comparing what two sides hold', () => {
  it('calls two copies of one record the same, whatever order their fields were written in', () => {
    const [doc] = people(1);
    if (!doc) throw new Error('no person');
    const turned = Object.fromEntries(Object.entries(doc).reverse()) as unknown as TramDocument;
    expect(stateEntry(turned)).toEqual(stateEntry(doc));
    expect(stateEntry({ ...doc, note: 'số khác' } as TramDocument)).not.toEqual(stateEntry(doc));
  });

  it('tells any two records apart by their digests', () => {
    const digests = people(5000).map((doc) => stateEntry(doc)[1]);
    expect(new Set(digests).size).toBe(5000);
    expect(new Set(digests.map((digest) => digest.slice(0, 7))).size).toBeGreaterThan(4990);
    for (const digest of digests) expect(digest).toMatch(/^[0-9a-z]{14}$/);
  });

  it('cuts what is held into runs that follow each other to the end', () => {
    const entries = people(2 * RUN_LENGTH + 1).map(stateEntry);
    const runs = runsOf(entries, END_OF_IDS);
    expect(runs.map(([through]) => through)).toEqual([
      entries[RUN_LENGTH - 1]?.[0],
      entries[2 * RUN_LENGTH - 1]?.[0],
      END_OF_IDS,
    ]);
    expect(runs[1]?.[1]).toBe(runDigest(entries.slice(RUN_LENGTH, 2 * RUN_LENGTH)));
    expect(runsOf([], END_OF_IDS)).toEqual([[END_OF_IDS, runDigest([])]]);
    expect(runsOf(entries.slice(0, RUN_LENGTH), END_OF_IDS)).toHaveLength(1);
  });

  it('finds, in however small steps, exactly what each side lacks and what differs', () => {
    const all = people(30);
    const side = fc.array(fc.constantFrom('both', 'tablet', 'server', 'differs'), {
      minLength: 30,
      maxLength: 30,
    });
    fc.assert(
      fc.property(side, fc.integer({ min: 1, max: 3000 }), (sides, maxBytes) => {
        const at = (...kinds: string[]) => all.filter((_, n) => kinds.includes(sides[n] ?? ''));
        const tablet = at('both', 'tablet', 'differs').map(stateEntry);
        const changed = new Set(at('differs'));
        const server = at('both', 'server', 'differs').map((doc) =>
          changed.has(doc) ? ({ ...doc, note: 'máy chủ' } as TramDocument) : doc,
        );
        const lacks: string[] = [];
        const documents: TramDocument[] = [];
        let after = '';
        while (after !== END_OF_IDS) {
          const rest = <T>(items: readonly T[], idOf: (item: T) => string) =>
            items.filter((item) => idOf(item) > after);
          const judged = judgeEntries(
            rest<StateEntry>(tablet, ([id]) => id),
            rest(server, ({ _id }) => _id),
            END_OF_IDS,
            { ...everything, maxBytes },
          );
          expect(judged.through > after).toBe(true);
          after = judged.through;
          lacks.push(...judged.lacks);
          documents.push(...judged.documents);
        }
        expect(lacks).toEqual(at('tablet').map(({ _id }) => _id));
        expect(documents.map(({ _id }) => _id)).toEqual(at('server', 'differs').map(({ _id }) => _id));
      }),
    );
  });

  it('neither sends nor asks for a record the reader may not see', () => {
    const [theirs, hidden] = people(2);
    if (!theirs || !hidden) throw new Error('no people');
    const judged = judgeEntries([[hidden._id, 'old']], [theirs, hidden], END_OF_IDS, {
      ...everything,
      mayRead: (doc) => doc !== hidden,
    });
    expect(judged).toEqual({ through: END_OF_IDS, lacks: [], documents: [theirs] });
  });
});
