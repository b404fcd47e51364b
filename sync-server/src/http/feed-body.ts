// The body of a feed, piece by piece, as one gzip stream or plain. Between two pieces it holds a checksum and the end of
// the last page, nothing else: see pack-page.ts.

import { constants, crc32, deflateRawSync } from 'node:zlib';
import type { TextPage } from '#sync/pull-changes.js';
import { crcOfBoth } from './crc-of-parts.js';
import { NOTHING_IN_VIEW, PACKING_LEVEL, type PagePacker } from './pack-page.js';

export interface FeedBody {
  /** `isLast`: nothing follows. */
  text(text: string, isLast?: boolean): Uint8Array;
  page(page: TextPage): Promise<Uint8Array>;
}

/** RFC 1952: deflate, no flags, no time, no system. */
const GZIP_HEAD = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);
/** For a line of text, no more memory than that needs. */
const SMALL = { level: PACKING_LEVEL, windowBits: 9, memLevel: 1 } as const;

export function plainBody(packer: PagePacker): FeedBody {
  return {
    text: (text) => Buffer.from(text),
    page: (page) => Promise.resolve(packer.plain(page)),
  };
}

export function gzipBody(packer: PagePacker): FeedBody {
  let [crc, length, view, isBegun] = [0, 0, NOTHING_IN_VIEW, false];
  const count = (part: { readonly crc: number; readonly length: number }): void => {
    crc = crcOfBoth(crc, part.crc, part.length);
    length += part.length;
  };
  const trailer = (): Buffer => {
    const bytes = Buffer.alloc(8);
    bytes.writeUInt32LE(crc, 0);
    bytes.writeUInt32LE(length % 2 ** 32, 4);
    return bytes;
  };
  const head = (): Uint8Array => {
    const bytes = isBegun ? new Uint8Array() : GZIP_HEAD;
    isBegun = true;
    return bytes;
  };
  return {
    text(text, isLast = false) {
      const line = Buffer.from(text);
      count({ crc: crc32(line), length: line.length });
      const finishFlush = isLast ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
      const packed = deflateRawSync(line, { ...SMALL, finishFlush });
      return Buffer.concat([head(), packed, ...(isLast ? [trailer()] : [])]);
    },
    async page(page) {
      const { bytes, ...part } = await packer.packed(page, view);
      view = part.view;
      count(part);
      return isBegun ? bytes : Buffer.concat([head(), bytes]);
    },
  };
}
