// A day file comes by hand over cards and cables: wherever it is cut or changed, the reader names it, gives out only
// chunks that are whole, and never throws.

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentId, type ReplicaId } from '../document/ids.js';
import type { TramDocument } from '../document/document-types.js';
import { instantAt } from '../document/instant.js';
import { err, ok } from '../result.js';
import {
  DAY_FILE_FORMAT,
  dayFileHeaderText,
  MAX_CHUNK_DOCUMENTS,
  MAX_DAY_FILE_PARTS,
  parseDayFileHeader,
} from './day-file.js';
import { asciiBytes } from './day-file-frames.js';
import { readDayFile, type DayFileEvent, type DayFileOpener } from './day-file-reader.js';
import { sealedFrames, type DayFileSealer } from './day-file-writer.js';

const ULID = '0'.repeat(26);
const header = {
  format: DAY_FILE_FORMAT,
  stationId: documentId('station', ULID),
  keyId: 'abcdefghijk',
  replicaId: 'tablet0001' as ReplicaId,
  madeAt: instantAt(Date.UTC(2026, 2, 2)),
};
const account = documentId('account', ULID);
const docs = (count: number): TramDocument[] =>
  Array.from(
    { length: count },
    (_, n) => ({ _id: `person:${n}`, name: 'Ễ'.repeat(5) }) as unknown as TramDocument,
  );

/** No secret, but a seal all the same: what is framed is followed by a digest of it and of its place. */
const digest = (bytes: Uint8Array, place: string): Uint8Array =>
  new Uint8Array(createHash('sha256').update(place).update(bytes).digest());
const sealer: DayFileSealer = {
  seal(text, place) {
    const bytes = Buffer.from(text);
    return Promise.resolve(new Uint8Array(Buffer.concat([digest(bytes, place), bytes])));
  },
  sign: (sealed, place) => Promise.resolve(digest(sealed, `signed ${place}`)),
};
const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(Buffer.from(b));
const opener: DayFileOpener = {
  open(sealed, place) {
    const bytes = sealed.subarray(32);
    const isGood = isSame(digest(bytes, place), sealed.subarray(0, 32));
    return Promise.resolve(isGood ? Buffer.from(bytes).toString('utf8') : undefined);
  },
  isSigned: (sealed, signature, place) =>
    Promise.resolve(isSame(digest(sealed, `signed ${place}`), signature)),
};

async function fileOf(documents: readonly TramDocument[]): Promise<Buffer> {
  async function* pages() {
    await Promise.resolve();
    yield documents.map((doc) => ({ doc, atServer: false }));
  }
  const frames: Uint8Array[] = [];
  const sealing = sealedFrames({ header, making: { by: account }, pages: pages(), sealer });
  for (;;) {
    const next = await sealing.next();
    if (next.done === true)
      return Buffer.concat([asciiBytes(dayFileHeaderText({ ...header, count: next.value })), ...frames]);
    frames.push(next.value);
  }
}

async function read(bytes: Uint8Array, pieceBytes = bytes.length): Promise<readonly DayFileEvent[]> {
  async function* pieces() {
    await Promise.resolve();
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  }
  const events: DayFileEvent[] = [];
  const find = ({ stationId, keyId }: typeof header) => {
    if (stationId !== header.stationId)
      return Promise.resolve(err({ kind: 'foreign-station', stationId } as const));
    if (keyId !== header.keyId) return Promise.resolve(err({ kind: 'wrong-key', keyId } as const));
    return Promise.resolve(ok(opener));
  };
  for await (const event of readDayFile(pieces(), find)) events.push(event);
  return events;
}
const documentsIn = (events: readonly DayFileEvent[]): unknown[] =>
  events.flatMap((event) => (event.kind === 'chunk' ? event.documents.map(({ doc }) => doc) : []));
const faultOf = (events: readonly DayFileEvent[]): string | undefined => {
  const last = events.at(-1);
  return last?.kind === 'fault' ? last.fault.kind : undefined;
};

describe('a day file', () => {
  it('gives back what was put into it, in chunks, however it comes', async () => {
    const documents = docs(2 * MAX_CHUNK_DOCUMENTS + 10);
    const file = await fileOf(documents);
    for (const pieceBytes of [1000, 65_536, file.length]) {
      const events = await read(file, pieceBytes);
      expect(faultOf(events)).toBeUndefined();
      expect(documentsIn(events)).toEqual(documents);
      expect(events.filter(({ kind }) => kind === 'chunk')).toHaveLength(3);
    }
  });

  it('is torn wherever it is cut, and whole chunks before the cut are given out', async () => {
    const documents = docs(MAX_CHUNK_DOCUMENTS + 20);
    const file = await fileOf(documents);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: file.length - 1 }), async (end) => {
        const events = await read(file.subarray(0, end));
        expect(faultOf(events)).toBe('torn');
        const given = documentsIn(events);
        expect(given).toEqual(documents.slice(0, given.length));
        expect([0, MAX_CHUNK_DOCUMENTS - 1]).toContain(given.length);
      }),
      { seed: 1, numRuns: 200 },
    );
    expect(faultOf(await read(new Uint8Array(0)))).toBe('not-a-day-file');
  });

  it('is never whole where one bit was changed, and nothing of the changed chunk is given out', async () => {
    const documents = docs(MAX_CHUNK_DOCUMENTS + 20);
    const file = await fileOf(documents);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: file.length - 1 }), fc.nat({ max: 7 }), async (at, bit) => {
        const spoilt = Buffer.from(file);
        spoilt[at] = (spoilt[at] ?? 0) ^ (1 << bit);
        const events = await read(spoilt);
        expect(faultOf(events)).toBeDefined();
        const given = documentsIn(events);
        expect(given).toEqual(documents.slice(0, given.length));
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('cannot be put together anew: a chunk taken out, doubled or moved is noticed', async () => {
    const file = await fileOf(docs(3 * MAX_CHUNK_DOCUMENTS));
    const starts: number[] = [];
    const begin = file.indexOf('\n', 'TRAMDAY\n'.length) + 1;
    for (let at = begin; at < file.length; at += 5 + file.readUInt32BE(at + 1)) starts.push(at);
    const frames = starts.map((start, n) => file.subarray(start, starts[n + 1] ?? file.length));
    const [a, b, c, ...rest] = frames;
    expect(rest.length).toBe(1);
    const put = (...order: (Buffer | undefined)[]): Buffer =>
      Buffer.concat([file.subarray(0, begin), ...order.flatMap((one) => one ?? [])]);
    for (const order of [
      [b, c, ...rest],
      [a, a, b, c, ...rest],
      [b, a, c, ...rest],
      [a, b, ...rest],
    ])
      expect(faultOf(await read(put(...order)))).toBe('tampered');
    expect(faultOf(await read(put(a, b, c, ...rest)))).toBeUndefined();
  });

  it('may have another behind it, or what a card leaves unwritten, and nothing else', async () => {
    const file = await fileOf(docs(2));
    expect(documentsIn(await read(Buffer.concat([file, file])))).toHaveLength(4);
    expect(faultOf(await read(Buffer.concat([file, Buffer.alloc(4096)])))).toBeUndefined();
    expect(faultOf(await read(Buffer.concat([file, Buffer.from('x')])))).toBe('tampered');
    const end = file.length - 40;
    expect(faultOf(await read(Buffer.concat([file.subarray(0, end), Buffer.alloc(4096)])))).toBeDefined();
  });

  it('holds no more parts than anybody could carry', async () => {
    const file = await fileOf([]);
    const events = await read(Buffer.concat(Array.from({ length: MAX_DAY_FILE_PARTS + 1 }, () => file)));
    expect(events.filter(({ kind }) => kind === 'part')).toHaveLength(MAX_DAY_FILE_PARTS);
    expect(faultOf(events)).toBe('too-large');
  });

  it('says in clear only what it is, where it is from and how much it holds', () => {
    const said = dayFileHeaderText({ ...header, count: 3 });
    expect(said).toMatch(/^TRAMDAY\n\{[\x20-\x7e]+\}\n$/);
    expect(Object.keys(JSON.parse(said.split('\n')[1] ?? '') as object).sort()).toEqual([
      'count',
      'format',
      'keyId',
      'madeAt',
      'replicaId',
      'stationId',
    ]);
  });

  it('of a newer version is told apart before anything else of it is believed', () => {
    expect(parseDayFileHeader('{"format":2}')).toEqual(err({ kind: 'newer-version', format: 2 }));
    for (const line of ['{}', '[]', 'x', '{"format":1}', '{"format":1.5}', '{"format":"1"}'])
      expect(parseDayFileHeader(line), line).toEqual(err({ kind: 'not-a-day-file' }));
  });
});
