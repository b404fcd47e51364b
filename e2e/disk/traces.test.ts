import { gzipSync } from 'node:zlib';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logRecords } from './leveldb-files.js';
import { bytesOfProfile } from './profile-bytes.js';
import { unsnap } from './snappy.js';
import { findTraces } from './traces.js';

const NAME = 'Lường Thị Khuyểnh';
const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);
const isFound = (held: Buffer, word = NAME): boolean =>
  findTraces([{ where: 'here', bytes: held }], [word]).length === 1;

describe('a name is found', () => {
  it.each([
    ['as it is', bytes(`x${NAME}x`)],
    ['in UTF-16, at an odd place too', Buffer.concat([bytes('x'), bytes(NAME, 'utf16le')])],
    ['with its accents apart', bytes(NAME.normalize('NFD'))],
    ['in capitals', bytes(NAME.toUpperCase(), 'utf16le')],
    ['without accents', bytes('LUONG thi khuyenh')],
    ['as JSON escapes it', bytes(String.raw`{"name":"L\u01b0\u1eddng Th\u1ecb Khuy\u1ec3nh"}`)],
    ['as an address escapes it', bytes(`/?q=${encodeURIComponent(NAME)}`)],
  ])('%s', (_how, held) => {
    expect(isFound(held)).toBe(true);
  });

  it('one byte a letter, where its letters allow', () => {
    expect(isFound(bytes('Sùng A Páo', 'latin1'), 'Sùng A Páo')).toBe(true);
  });

  it('nowhere it is not', () => {
    expect(isFound(bytes('Lường Thị Khuyến'))).toBe(false);
  });
});

it('snappy’s pieces are put together: what is given, what is copied, also onto itself', () => {
  const given = (text: string) => Buffer.concat([Buffer.from([(text.length - 1) << 2]), bytes(text)]);
  const near = (size: number, back: number) => Buffer.from([((size - 4) << 2) | 1, back]);
  const far = (size: number, back: number) => Buffer.from([((size - 1) << 2) | 2, back, 0]);
  const packed = Buffer.concat([Buffer.from([16]), given('khuy'), near(4, 4), far(2, 8), near(6, 1)]);
  expect(Buffer.from(unsnap(packed) ?? []).toString()).toBe('khuykhuykhhhhhhh');
  expect(unsnap(packed.subarray(0, -1))).toBeUndefined();
  expect(unsnap(bytes('not packed at all'))).toBeUndefined();
});

it('a log’s record is whole again, wherever it was cut', () => {
  const record = (kind: number, text: string) =>
    Buffer.concat([Buffer.from([0, 0, 0, 0, text.length & 255, text.length >> 8, kind]), bytes(text)]);
  const filler = 'x'.repeat(32 * 1024 - 7 - 7 - 8);
  const file = Buffer.concat([record(1, filler), record(2, 'Luong Th'), record(4, 'i Khuyenh')]);
  expect(logRecords(file).map((one) => Buffer.from(one).toString())).toEqual([filler, 'Luong Thi Khuyenh']);
});

describe('in a profile', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tram-traces-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('a name is found in the name of a file, in a gzip stream and in a compressed value', async () => {
    const value = Buffer.concat([Buffer.from([7, 0xff, 0x11, 2, 21, 80]), bytes(NAME.slice(0, 17))]);
    const whole = bytes(NAME);
    value[4] = whole.length;
    value[5] = (whole.length - 1) << 2;
    await writeFile(join(folder, 'value'), Buffer.concat([value.subarray(0, 6), whole]));
    await writeFile(join(folder, 'stream'), Buffer.concat([bytes('body:'), gzipSync(NAME)]));
    await writeFile(join(folder, 'Khuyểnh.html'), '');
    const found = await bytesOfProfile(folder);
    const places = findTraces(found, [NAME, 'Khuyểnh.html']).map(({ where }) => where);
    expect(places).toEqual(
      expect.arrayContaining(['the names of files', 'stream, a gzip stream', 'value, a compressed value']),
    );
  });
});
