// Everything a browser's profile folder holds, as it lies there and unpacked: whoever searches only the files as they lie
// finds nothing in a compressed block and calls it proof.

import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { logRecords, tableParts } from './leveldb-files.js';
import { unsnap } from './snappy.js';

export interface FoundBytes {
  /** The file in the profile, and how its bytes were had. */
  readonly where: string;
  readonly bytes: Buffer;
}

/** Chromium compresses larger values of IndexedDB before they reach LevelDB: these bytes, the kind, then snappy. */
const PROCESSED_VALUE = Buffer.from([0xff, 0x11]);
const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);

function* placesOf(mark: Buffer, bytes: Buffer): Generator<number> {
  for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + 1)) yield at;
}

function unzipped(bytes: Buffer): Buffer | undefined {
  try {
    // What stands behind a stream's end in the same file is none of it.
    return gunzipSync(bytes, { finishFlush: 2 });
  } catch {
    return undefined; // three bytes that only look like a beginning
  }
}

function unpacked({ where, bytes }: FoundBytes): FoundBytes[] {
  const found: FoundBytes[] = [];
  for (const at of placesOf(PROCESSED_VALUE, bytes)) {
    const value = unsnap(bytes.subarray(at + 3));
    if (value) found.push({ where: `${where}, a compressed value`, bytes: Buffer.from(value) });
  }
  for (const at of placesOf(GZIP, bytes)) {
    const stream = unzipped(bytes.subarray(at));
    if (stream) found.push({ where: `${where}, a gzip stream`, bytes: stream });
  }
  return found;
}

function inFile(where: string, file: Buffer): FoundBytes[] {
  const parts = [
    ...(where.endsWith('.ldb') ? tableParts(file) : []),
    ...(where.endsWith('.log') ? logRecords(file) : []),
  ];
  const records = parts.map((part) => ({ where: `${where}, a record`, bytes: Buffer.from(part) }));
  const asItLies = { where, bytes: file };
  // A record is one value, so that what is compressed in it ends where it ends.
  const values = records.length > 0 ? records.flatMap(unpacked) : unpacked(asItLies);
  const joined = { where: `${where}, its records`, bytes: Buffer.concat(records.map(({ bytes }) => bytes)) };
  return [asItLies, ...(records.length > 0 ? [joined] : []), ...values];
}

export async function bytesOfProfile(folder: string): Promise<readonly FoundBytes[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const found: FoundBytes[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const where = relative(folder, path);
    found.push({ where: 'the names of files', bytes: Buffer.from(where) });
    if (entry.isFile()) found.push(...inFile(where, await readFile(path)));
  }
  return found;
}
