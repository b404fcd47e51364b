import { describe, expect, it } from 'vitest';
import { StoreUnavailable } from '#ports.js';
import { person } from '#testing/documents.js';
import { readBatch, type Batch } from './change-batch.js';
import { withMark } from './write-mark.js';

const REV = `3-${'a'.repeat(32)}`;
type Fields = Readonly<Record<string, unknown>>;

/** As CouchDB writes a document, and as the embedded store does. */
const couchDb = ({ _id, ...rest }: Fields, rev = REV): string => JSON.stringify({ _id, _rev: rev, ...rest });
const embedded = ({ _id, ...rest }: Fields, rev = REV): string => JSON.stringify({ ...rest, _id, _rev: rev });
const row = (id: string, doc: string, more = ''): string =>
  `{"seq":"4-x","id":${JSON.stringify(id)},"changes":[{"rev":"${REV}"}]${more},"doc":${doc}}`;
const answer = (rows: readonly string[], last = '"9-z"'): Buffer =>
  Buffer.from(`{"results":[\n${rows.join(',\n')}\n],\n"last_seq":${last},"pending":3}\n`);
const documents = ({ rows }: Batch): unknown[] => rows.map(({ text }) => text?.document);
const texts = ({ rows }: Batch): unknown[] =>
  rows.map(({ text }) => text && (JSON.parse(Buffer.from(text.bytes).toString()) as unknown));

const plain: Fields = { ...person(1) };
/** What looks like the store's own writing, inside what a worker typed. */
const tricky: Fields = {
  ...person(2),
  note: `,"doc":{"_id":"x","_rev":"${REV}"},\n],"last_seq":"1"}`,
  extra: { doc: { _id: 'y', _rev: REV }, list: ['}', '{', ',"doc":{'] },
};

describe('changes as the store writes them', () => {
  it.each([
    ['CouchDB', couchDb],
    ['the embedded store', embedded],
  ])('are cut into documents without the store’s own field: %s', (_store, write) => {
    const batch = readBatch(answer([plain, tricky].map((doc) => row(String(doc['_id']), write(doc)))));
    expect(texts(batch)).toEqual([plain, tricky]);
    expect(documents(batch)).toEqual([plain, tricky]);
    expect(batch).toMatchObject({ lastSeq: '9-z', pending: 3, rows: [{ seq: '4-x' }, { seq: '9-z' }] });
    expect(Buffer.from(batch.rows[0]?.text?.bytes ?? []).toString()).not.toContain('_rev');
  });

  it.each([
    ['CouchDB', couchDb],
    ['the embedded store', embedded],
  ])('are cut into documents without what marks a write: %s', (_store, write) => {
    const mark = 'Ab-_45678901';
    const docs = [plain, tricky, { ...plain, list: [{ storeMark: 'of somebody else' }] }];
    const marked = docs.map((doc) => row(String(doc['_id']), write(withMark(doc, mark))));
    const batch = readBatch(answer(marked));
    expect(texts(batch)).toEqual(docs);
    expect(documents(batch)).toEqual(docs);
    const elsewhere = row(String(plain['_id']), write({ ...plain, storeMark: mark }));
    expect(texts(readBatch(answer([elsewhere])))).toEqual([plain]);
  });

  it('are read all the same where they are written in another way', () => {
    const middle = JSON.stringify({ type: 'person', _rev: REV, _id: 'person:1', name: 'Đỗ' });
    expect(texts(readBatch(answer([row('person:1', middle)])))).toEqual([
      { type: 'person', _id: 'person:1', name: 'Đỗ' },
    ]);
    const whole: unknown = JSON.parse(answer([row('person:1', couchDb(tricky))]).toString());
    for (const space of [0, 2]) {
      expect(texts(readBatch(Buffer.from(JSON.stringify(whole, null, space))))).toEqual([tricky]);
    }
  });

  it('show neither design documents nor what was deleted, but where they stand', () => {
    const batch = readBatch(
      answer([
        row('_design/tram', couchDb({ _id: '_design/tram', views: {} })),
        row('person:1', couchDb({ _id: 'person:1', _deleted: true }), ',"deleted":true'),
        '{"seq":null,"id":"person:2","changes":[{"rev":"1-a"}],"deleted":true}',
      ]),
    );
    expect(batch.rows.map(({ seq, text }) => [seq, text])).toEqual([
      ['4-x', undefined],
      ['4-x', undefined],
      ['9-z', undefined],
    ]);
  });

  it('are cut the same where their lines end in another way', () => {
    const rows = [row('person:1', couchDb(plain)), row('person:2', couchDb(tricky))];
    const text = answer(rows).toString().replace('},\n{', '},\r\n{');
    expect(texts(readBatch(Buffer.from(text)))).toEqual([plain, tricky]);
  });

  it('may be none', () => {
    expect(readBatch(answer([]))).toEqual({ rows: [], lastSeq: '9-z', pending: 3 });
    expect(readBatch(answer([], '17'))).toMatchObject({ lastSeq: '17' });
  });

  it('that end in the middle, anywhere, are no changes', () => {
    const full = answer([row('person:1', couchDb(plain)), row('person:2', couchDb(tricky))]);
    // The line feed at the very end says nothing.
    for (let length = 0; length < full.length - 1; length += 1) {
      expect(() => readBatch(full.subarray(0, length)), `${length} bytes`).toThrow(StoreUnavailable);
    }
    expect(() => readBatch(Buffer.from('<h1>Proxy</h1>'))).toThrow(StoreUnavailable);
  });
});
