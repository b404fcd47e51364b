import { describe, expect, test } from 'vitest';
import {
  conflictsOf,
  differenceTo,
  dropInnerRevisions,
  historyOf,
  latestOf,
  leavesOf,
  type DocumentMetadata,
  type RevisionNode,
} from './document-metadata.js';

const node = (hash: string, children: RevisionNode[] = [], deleted = false): RevisionNode => [
  hash,
  deleted ? { status: 'available', deleted } : { status: 'available' },
  children,
];

/** 1-r ┬ 2-a ─ 3-c
 *      ├ 2-b
 *      └ 2-d (deleted) */
const branched = (): DocumentMetadata => ({
  id: 'p',
  rev_tree: [{ pos: 1, ids: node('r', [node('a', [node('c')]), node('b'), node('d', [], true)]) }],
  rev_map: { '1-r': 1, '2-a': 2, '2-b': 3, '2-d': 4, '3-c': 5 },
  winningRev: '3-c',
  deleted: false,
  seq: 5,
});

const line = (length: number): DocumentMetadata => {
  let ids = node(`h${length}`);
  for (let at = length - 1; at >= 1; at -= 1) ids = node(`h${at}`, [ids]);
  return {
    id: 'p',
    rev_tree: [{ pos: 1, ids }],
    rev_map: Object.fromEntries(Array.from({ length }, (_, at) => [`${at + 1}-h${at + 1}`, at + 1])),
    winningRev: `${length}-h${length}`,
    deleted: false,
    seq: length,
  };
};

describe('a tree of revisions', () => {
  test('names its leaves, the winner first and the deleted last', () => {
    expect(leavesOf(branched()).map(({ rev }) => rev)).toEqual(['3-c', '2-b', '2-d']);
  });

  test('lets the greater hash win between equals, and any living one before a deleted one', () => {
    const equals: DocumentMetadata = {
      ...branched(),
      rev_tree: [
        { pos: 1, ids: node('b') },
        { pos: 1, ids: node('c') },
        { pos: 9, ids: node('z', [], true) },
      ],
    };
    expect(leavesOf(equals).map(({ rev }) => rev)).toEqual(['1-c', '1-b', '9-z']);
  });

  test('tells living conflicts from deleted ones', () => {
    expect(conflictsOf(branched())).toEqual({ living: ['2-b'], deleted: ['2-d'] });
    expect(conflictsOf(line(3))).toEqual({ living: [], deleted: [] });
  });

  test('gives the ancestry of a revision, newest first', () => {
    expect(historyOf(branched(), '3-c')).toEqual([
      { rev: '3-c', status: 'available' },
      { rev: '2-a', status: 'available' },
      { rev: '1-r', status: 'available' },
    ]);
    expect(historyOf(branched(), '2-d')?.[0]).toEqual({ rev: '2-d', status: 'deleted' });
    expect(historyOf(branched(), '7-x')).toBeUndefined();
  });

  test('finds what has grown out of a revision', () => {
    expect(latestOf(branched(), '1-r')).toEqual(['2-b', '2-d', '3-c']);
    expect(latestOf(branched(), '2-a')).toEqual(['3-c']);
    expect(latestOf(branched(), '7-x')).toEqual([]);
  });

  test('says which offered revisions are new to it', () => {
    expect(differenceTo(branched(), ['2-a', '3-c'])).toBeUndefined();
    expect(differenceTo(branched(), ['3-c', '3-x'])).toEqual({
      missing: ['3-x'],
      possible_ancestors: ['2-b', '2-d'],
    });
    expect(differenceTo(branched(), ['1-x'])).toEqual({ missing: ['1-x'] });
    expect(differenceTo(undefined, ['1-x'])).toEqual({ missing: ['1-x'] });
    expect(differenceTo(undefined, [])).toBeUndefined();
  });

  test('a thousand revisions long is walked without trouble', () => {
    const long = line(1000);
    expect(historyOf(long, '1000-h1000')).toHaveLength(1000);
    expect(leavesOf(long)).toHaveLength(1);
    expect(latestOf(long, '1-h1')).toEqual(['1000-h1000']);
  });

  test('keeps its leaves and gives up the bodies between', () => {
    const tree = branched();
    expect(dropInnerRevisions(tree).sort()).toEqual([1, 2]);
    expect(Object.keys(tree.rev_map).sort()).toEqual(['2-b', '2-d', '3-c']);
    expect(historyOf(tree, '3-c')?.map(({ status }) => status)).toEqual(['available', 'missing', 'missing']);
    expect(dropInnerRevisions(tree)).toEqual([]);
  });
});
