// What stands in LevelDB's files, whole: a table's blocks are compressed and its keys leave out what the one before
// began with; a log's records are cut at every 32 KiB.

import { readVarint, unsnap } from './snappy.js';

const FOOTER_BYTES = 48;
const TABLE_MAGIC = Buffer.from('57fb808b247547db', 'hex');
const LOG_BLOCK = 32 * 1024;
const LOG_HEADER = 7;
const SNAPPY = 1;

interface Handle {
  readonly offset: number;
  readonly size: number;
  readonly next: number;
}

function readHandle(bytes: Uint8Array, from: number): Handle | undefined {
  const offset = readVarint(bytes, from);
  const size = offset && readVarint(bytes, offset.next);
  return offset && size && { offset: offset.value, size: size.value, next: size.next };
}

function blockAt(file: Uint8Array, { offset, size }: Handle): Uint8Array {
  const stored = file.subarray(offset, offset + size);
  const block = file[offset + size] === SNAPPY ? unsnap(stored) : stored;
  if (!block) throw new Error('a block of a table does not unpack');
  return block;
}

function* entriesOf(block: Uint8Array): Generator<{ key: Uint8Array; value: Uint8Array }> {
  const restarts = new DataView(block.buffer, block.byteOffset + block.length - 4, 4).getUint32(0, true);
  const end = block.length - 4 * (restarts + 1);
  let key: Uint8Array = new Uint8Array();
  for (let at = 0; at < end;) {
    const shared = readVarint(block, at);
    const own = shared && readVarint(block, shared.next);
    const length = own && readVarint(block, own.next);
    if (!length) throw new Error('an entry of a table is cut off');
    const value = length.next + own.value;
    key = Buffer.concat([key.subarray(0, shared.value), block.subarray(length.next, value)]);
    at = value + length.value;
    yield { key, value: block.subarray(value, at) };
  }
}

/** Keys and values of a table; empty for a file that is none. */
export function tableParts(file: Buffer): Uint8Array[] {
  if (file.length < FOOTER_BYTES || !file.subarray(-8).equals(TABLE_MAGIC)) return [];
  const footer = file.subarray(-FOOTER_BYTES);
  const meta = readHandle(footer, 0);
  const index = meta && readHandle(footer, meta.next);
  if (!index) throw new Error('a table has no index');
  const parts: Uint8Array[] = [];
  for (const { value } of entriesOf(blockAt(file, index))) {
    const handle = readHandle(value, 0);
    if (!handle) throw new Error('a table’s index points nowhere');
    for (const entry of entriesOf(blockAt(file, handle))) parts.push(entry.key, entry.value);
  }
  return parts;
}

/** The records of a log, put together again. What was cut off at its end is given as far as it came. */
export function logRecords(file: Uint8Array): Uint8Array[] {
  const records: Uint8Array[] = [];
  let pieces: Uint8Array[] = [];
  const finish = (): void => {
    if (pieces.length > 0) records.push(Buffer.concat(pieces));
    pieces = [];
  };
  for (let at = 0; at + LOG_HEADER <= file.length;) {
    const left = LOG_BLOCK - (at % LOG_BLOCK);
    if (left < LOG_HEADER) {
      at += left;
      continue;
    }
    const length = (file[at + 4] ?? 0) + 256 * (file[at + 5] ?? 0);
    const kind = file[at + 6] ?? 0;
    if (kind === 0 && length === 0) {
      at += left;
      continue;
    }
    if (kind === 1 || kind === 2) finish();
    pieces.push(file.subarray(at + LOG_HEADER, at + LOG_HEADER + length));
    if (kind === 1 || kind === 4) finish();
    at += LOG_HEADER + length;
  }
  finish();
  return records;
}
