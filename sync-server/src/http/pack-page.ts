// A page as the bytes that go on the line, made once for all who are sent it. A compressed one is a piece of a stream, not
// a stream: no reader has a compressor of its own, which would be a quarter of a megabyte for as long as its line needs.
// It is packed with the end of the page before in view, as one compressor would have it: without, small pages, which are
// for poor lines, would weigh a sixth more.

import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';
import type { TextPage } from '#sync/pull-changes.js';
import type { Turns } from '#turns.js';

/** Little better than a faster level, and level 6 costs twice the time. */
export const PACKING_LEVEL = 4;
/** Of the page before. Twice as much would save one part in a hundred, and each reader that waits holds it. */
const VIEW_BYTES = 16 * 1024;

const DOCUMENT_BEGINS = Buffer.from('{"kind":"doc","doc":');
const DOCUMENT_ENDS = Buffer.from('}\n');

export interface PackedPage {
  readonly bytes: Uint8Array;
  /** Unpacked. */
  readonly length: number;
  readonly crc: number;
  /** Its end, for the page that follows. */
  readonly view: View;
}
/** One object for all who were sent the same page: by it the next is found packed already. */
export interface View {
  readonly bytes: Uint8Array;
}
/** What stands before the first page. */
export const NOTHING_IN_VIEW: View = { bytes: new Uint8Array() };

export interface PagePacker {
  plain(page: TextPage): Uint8Array;
  packed(page: TextPage, before: View): Promise<PackedPage>;
}

function linesOf({ rows, cursor, pending }: TextPage): Buffer {
  const lines = rows.flatMap(({ bytes }) => [DOCUMENT_BEGINS, bytes, DOCUMENT_ENDS]);
  return Buffer.concat([...lines, Buffer.from(`${JSON.stringify({ kind: 'cursor', cursor, pending })}\n`)]);
}

const pack = promisify<Uint8Array, object, Buffer>(deflateRaw);

async function packPage(page: TextPage, before: View): Promise<PackedPage> {
  const lines = linesOf(page);
  const bytes = await pack(lines, {
    level: PACKING_LEVEL,
    finishFlush: constants.Z_SYNC_FLUSH,
    ...(before.bytes.length > 0 && { dictionary: before.bytes }),
  });
  // A copy: a part of the page would hold all of it.
  const view = { bytes: new Uint8Array(lines.subarray(-VIEW_BYTES)) };
  return { bytes, length: lines.length, crc: crc32(lines), view };
}

/** What is made is held as long as its page is, and by who is sending it. */
export function pagePacker(inTurn: Turns): PagePacker {
  const plain = new WeakMap<TextPage, Uint8Array>();
  const packed = new WeakMap<TextPage, WeakMap<View, Promise<PackedPage>>>();
  return {
    plain(page) {
      const lines = plain.get(page) ?? linesOf(page);
      plain.set(page, lines);
      return lines;
    },
    packed(page, before) {
      const byView = packed.get(page) ?? new WeakMap<View, Promise<PackedPage>>();
      packed.set(page, byView);
      const known = byView.get(before);
      if (known) return known;
      const made = inTurn(() => packPage(page, before));
      byView.set(before, made);
      return made;
    },
  };
}
