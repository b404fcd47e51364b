// Documents as the chunks of a day file: gzipped, sealed and signed one by one, so that neither side ever holds more
// than one of them, and a torn end costs no more than what it tore.

import {
  chunkPlace,
  dayFileLinesText,
  MAX_CHUNK_BYTES,
  MAX_CHUNK_DOCUMENTS,
  type DayFileDocument,
  type DayFileHeader,
  type DayFileLine,
  type DayFileMaking,
} from './day-file.js';
import { chunkFrame } from './day-file-frames.js';

/** What a tablet seals with; what it is made of stands in decisions/0013. */
export interface DayFileSealer {
  /** As gzipped UTF-8 under the station's key; `place` must be told again to open it. */
  seal(text: string, place: string): Promise<Uint8Array>;
  /** With the device's own key. */
  sign(sealed: Uint8Array, place: string): Promise<Uint8Array>;
}

/** Letters; each takes three bytes at most, and a document more than a chunk's room is none (`MAX_DOCUMENT_BYTES`). */
const CHUNK_LETTERS = 400_000;

export interface DayFileContent {
  readonly header: Omit<DayFileHeader, 'count'>;
  readonly making: DayFileMaking;
  /** How many parts are put behind this one. */
  readonly follow?: number;
  readonly pages: AsyncIterable<readonly DayFileDocument[]>;
  readonly sealer: DayFileSealer;
}

/** Yields the file's frames and returns the number of documents in them: the header, which says it, is written last. */
export async function* sealedFrames(content: DayFileContent): AsyncGenerator<Uint8Array, number> {
  const { making, pages, sealer, follow = 0 } = content;
  const header: DayFileHeader = { ...content.header, count: 0 };
  let lines: DayFileLine[] = [{ kind: 'made', ...making }];
  let letters = 0;
  let index = 0;
  let count = 0;

  async function frame(isLast: boolean): Promise<Uint8Array> {
    const place = chunkPlace(header, index, isLast);
    const sealed = await sealer.seal(dayFileLinesText(lines), place);
    const signature = await sealer.sign(sealed, place);
    index += 1;
    lines = [];
    letters = 0;
    return chunkFrame({ isLast, sealed, signature });
  }

  for await (const page of pages) {
    for (const { doc, atServer } of page) {
      const size = JSON.stringify(doc).length;
      const isFull = lines.length >= MAX_CHUNK_DOCUMENTS || letters + size > CHUNK_LETTERS;
      if (lines.length > 0 && isFull) yield await frame(false);
      if (size * 3 > MAX_CHUNK_BYTES) throw new RangeError('a document larger than any chunk');
      lines.push({ kind: 'doc', doc, atServer });
      letters += size;
      count += 1;
    }
  }
  lines.push({ kind: 'end', count, ...(follow > 0 && { follow }) });
  yield await frame(true);
  return count;
}
