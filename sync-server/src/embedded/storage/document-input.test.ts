import { expect, test } from 'vitest';
import { CouchFailure } from '#embedded/couch-failure.js';
import { checkDesignDocument } from './design-document.js';
import { readDocument, type InputOptions } from './document-input.js';

const EDIT: InputOptions = { newEdits: true, newId: () => 'made', revisionLimit: 3, checkSize: false };
const REPLICA: InputOptions = { ...EDIT, newEdits: false };

const refusalOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof CouchFailure) return error.error;
    throw error;
  }
  return 'none';
};

test('only what the client may say reaches the store', () => {
  const sent = {
    _id: 'p',
    _rev: '1-abc',
    name: 'A',
    _conflicts: ['1-x'],
    _revs_info: [],
    _local_seq: 4,
    _revisions: { start: 1, ids: ['abc'] },
  };
  expect(readDocument(sent, EDIT)).toEqual({ _id: 'p', _rev: '1-abc', name: 'A' });
});

test('names that PouchDB would take for its own are refused', () => {
  for (const name of ['_rev_tree', '_access', '_removed', '_replication_id', '_foo', '__proto__']) {
    const sent = JSON.parse(`{"_id":"p","${name}":1}`) as unknown;
    expect(
      refusalOf(() => readDocument(sent, EDIT)),
      name,
    ).toBe('doc_validation');
  }
});

test('the id comes from the address, the body, or is made', () => {
  expect(readDocument({ _id: 'body' }, { ...EDIT, id: 'address' })._id).toBe('address');
  expect(readDocument({ _id: 'body' }, EDIT)._id).toBe('body');
  expect(readDocument({}, EDIT)._id).toBe('made');
});

test.each([5, '', '_x', '_design/', '_local/', null, {}, ['a']])('%j is no id', (id) => {
  expect(refusalOf(() => readDocument({ _id: id }, EDIT))).toBe('illegal_docid');
});

test.each([
  '',
  'abc',
  '0-abc',
  '-1-abc',
  '1-',
  '1-a b',
  '1-"',
  `1-${'x'.repeat(200)}`,
  '9999999999999999-a',
  5,
  null,
])('%j is no revision', (rev) => {
  expect(refusalOf(() => readDocument({ _rev: rev }, EDIT))).toBe('bad_request');
});

test('a revision made elsewhere brings its history, cut to what is kept', () => {
  const sent = { _id: 'p', _rev: '5-e', _revisions: { start: 5, ids: ['e', 'd', 'c', 'b', 'a'] } };
  expect(readDocument(sent, REPLICA)).toEqual({
    _id: 'p',
    _rev: '5-e',
    _revisions: { start: 5, ids: ['e', 'd', 'c'] },
  });
});

test.each([
  [1],
  [{ start: 1 }],
  [{ start: 1, ids: [] }],
  [{ start: 1, ids: ['b', 'a'] }],
  [{ start: 2.5, ids: ['a'] }],
  [{ start: 2, ids: ['a', 5] }],
  [{ start: 2, ids: ['a', 'has space'] }],
  [{ start: '2', ids: ['a'] }],
])('%j is no history', (history) => {
  expect(refusalOf(() => readDocument({ _id: 'p', _revisions: history }, REPLICA))).toBe('doc_validation');
});

test('a revision made elsewhere needs to say which one it is', () => {
  expect(refusalOf(() => readDocument({ _id: 'p' }, REPLICA))).toBe('bad_request');
});

test('a document is measured without its attachments', () => {
  const big = { _id: 'p', note: 'x'.repeat(8_000_001) };
  expect(refusalOf(() => readDocument(big, { ...EDIT, checkSize: true }))).toBe('document_too_large');
  const data = Buffer.alloc(9_000_000).toString('base64');
  const attached = { _id: 'p', _attachments: { a: { data } } };
  expect(refusalOf(() => readDocument(attached, { ...EDIT, checkSize: true }))).toBe('none');
});

test('a deleted document keeps no attachments', () => {
  const sent = { _id: 'p', _deleted: true, _attachments: { a: { data: 'aGk=' } } };
  expect(readDocument(sent, EDIT)).toEqual({ _id: 'p', _deleted: true });
});

test('attachments are taken as base64 with or without padding and line breaks', () => {
  const read = (data: unknown): unknown =>
    readDocument({ _attachments: { a: { data } } }, EDIT)['_attachments'];
  const expected = { a: { content_type: 'application/octet-stream', data: 'aGVsbG8=' } };
  expect(read('aGVsbG8=')).toEqual(expected);
  expect(read('aGVsbG8')).toEqual(expected);
  expect(read('aGVs\r\nbG8=')).toEqual(expected);
  for (const bad of ['%%%', 'aGVsbG8=x', 'a', 5, null, {}])
    expect(refusalOf(() => read(bad))).toBe('bad_request');
});

test('a rule that would not be kept is refused, not stored and forgotten', () => {
  const rule = 'function (next) { throw { forbidden: "no" }; }';
  expect(refusalOf(() => checkDesignDocument({ validate_doc_update: rule }))).toBe('not_implemented');
  expect(refusalOf(() => checkDesignDocument({ _deleted: true, validate_doc_update: rule }))).toBe('none');
  const view = (reduce: unknown): unknown => ({ views: { v: { map: 'function (d) {}', reduce } } });
  expect(
    refusalOf(() => checkDesignDocument(view('_approx_count_distinct') as Record<string, unknown>)),
  ).toBe('not_implemented');
  expect(refusalOf(() => checkDesignDocument(view('_count') as Record<string, unknown>))).toBe('none');
});
