// A day file read from its beginning, one chunk at a time. A chunk is given out only when its seal and, where the reader
// can know it, its signature are good; the first thing wrong ends the reading and is named.

import { err, ok, type Result } from '../result.js';
import {
  chunkPlace,
  DAY_FILE_MAGIC,
  MAX_DAY_FILE_PARTS,
  MAX_HEADER_BYTES,
  parseDayFileHeader,
  parseDayFileLines,
  type DayFileFault,
  type DayFileHeader,
  type DayFileLine,
  type DayFileMaking,
} from './day-file.js';
import {
  asciiBytes,
  asciiText,
  byteReader,
  cutFrame,
  FRAME_HEAD_BYTES,
  FRAME_MARK,
  frameLength,
  SIGNATURE_BYTES,
  type ByteReader,
} from './day-file-frames.js';

export interface DayFileOpener {
  /** Undefined where it was not sealed with this key, at this place, or opens to more than a chunk may hold. */
  open(sealed: Uint8Array, place: string): Promise<string | undefined>;
  /** Absent where the reader cannot know the device's key: another tablet. */
  isSigned?(sealed: Uint8Array, signature: Uint8Array, place: string): Promise<boolean>;
}

export interface SealedDocument {
  readonly doc: unknown;
  readonly atServer: boolean;
}

export type DayFileEvent =
  | { kind: 'part'; header: DayFileHeader; bytes: Uint8Array }
  | {
      kind: 'chunk';
      index: number;
      isLast: boolean;
      making: DayFileMaking;
      documents: readonly SealedDocument[];
      /** How many parts must stand behind this one; said at its end. */
      follow: number;
      /** The frame as it came, and how much it was unpacked. */
      bytes: Uint8Array;
      letters: number;
    }
  | { kind: 'fault'; fault: DayFileFault; header?: DayFileHeader };

/** Whether the file may be read here at all, and with what. */
export type FindOpener = (header: DayFileHeader) => Promise<Result<DayFileOpener, DayFileFault>>;

type Chunk = DayFileEvent & { kind: 'chunk' };

const magic = asciiBytes(DAY_FILE_MAGIC);
const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

async function readHeader(
  bytes: ByteReader,
  begun: Uint8Array,
): Promise<Result<{ header: DayFileHeader; bytes: Uint8Array }, DayFileFault>> {
  if (!isSame(begun, magic)) {
    const isCut = begun.length < magic.length && isSame(begun, magic.subarray(0, begun.length));
    return err(isCut && begun.length > 0 ? { kind: 'torn' } : { kind: 'not-a-day-file' });
  }
  const line = await bytes.line(MAX_HEADER_BYTES);
  if (!line) {
    const isCut = (await bytes.take(MAX_HEADER_BYTES + 1)).length <= MAX_HEADER_BYTES;
    return err({ kind: isCut ? 'torn' : 'tampered' });
  }
  const header = parseDayFileHeader(asciiText(line));
  if (!header.ok) return header.error.kind === 'not-a-day-file' ? err({ kind: 'tampered' }) : header;
  const whole = new Uint8Array(magic.length + line.length + 1);
  whole.set(magic);
  whole.set(line, magic.length);
  whole[whole.length - 1] = 0x0a;
  return ok({ header: header.value, bytes: whole });
}

/** What the lines of a part say beside their documents: who made it at the beginning, how many at the end. */
function createTally(header: DayFileHeader) {
  let making: DayFileMaking | undefined;
  let count = 0;
  return (
    lines: readonly DayFileLine[],
    isLast: boolean,
  ): { making: DayFileMaking; documents: SealedDocument[]; follow: number } | undefined => {
    const documents: SealedDocument[] = [];
    let end: number | undefined;
    let follow = 0;
    for (const line of lines) {
      if (end !== undefined) return undefined;
      if (line.kind === 'made') making ??= line;
      else if (line.kind === 'end') ({ count: end, follow = 0 } = line);
      else documents.push({ doc: line.doc, atServer: line.atServer });
    }
    count += documents.length;
    const isEndTrue = isLast ? end === count && header.count === count : end === undefined;
    return making && isEndTrue ? { making, documents, follow } : undefined;
  };
}

/** Ends with how many parts must follow, or `cut` where somebody carried a torn part on. */
async function* readChunks(
  bytes: ByteReader,
  header: DayFileHeader,
  opener: DayFileOpener,
): AsyncGenerator<Chunk, Result<number | 'cut', DayFileFault>> {
  const tally = createTally(header);
  for (let index = 0; ; index += 1) {
    const head = await bytes.take(FRAME_HEAD_BYTES);
    if (isSame(head, cutFrame())) return ok('cut');
    if (head.length < FRAME_HEAD_BYTES || head[0] === FRAME_MARK.unwritten) return err({ kind: 'torn' });
    const frame = frameLength(head);
    if (!frame) return err({ kind: 'tampered' });
    const { isLast, length } = frame;
    const body = await bytes.take(length);
    if (body.length < length) return err({ kind: 'torn' });
    const sealed = body.subarray(0, length - SIGNATURE_BYTES);
    const signature = body.subarray(length - SIGNATURE_BYTES);
    const place = chunkPlace(header, index, isLast);
    const text = await opener.open(sealed, place);
    if (text === undefined) return err({ kind: 'tampered' });
    const isSigned = (await opener.isSigned?.(sealed, signature, place)) ?? true;
    if (!isSigned) return err({ kind: 'not-its-device', replicaId: header.replicaId });
    const lines = parseDayFileLines(text);
    const said = lines && tally(lines, isLast);
    if (!said) return err({ kind: 'tampered' });
    const whole = new Uint8Array(head.length + body.length);
    whole.set(head);
    whole.set(body, head.length);
    yield { kind: 'chunk', index, isLast, ...said, bytes: whole, letters: text.length };
    if (isLast) return ok(said.follow);
  }
}

export async function* readDayFile(
  source: AsyncIterable<Uint8Array>,
  findOpener: FindOpener,
): AsyncGenerator<DayFileEvent> {
  const bytes = byteReader(source);
  let stillToCome = 0;
  let isCut = false;
  for (let part = 0; ; part += 1) {
    const begun = await bytes.take(magic.length);
    // A part that ended whole may be followed by another, by nothing, or by what was never written.
    if (part > 0 && begun.every((byte) => byte === FRAME_MARK.unwritten)) {
      if (stillToCome > 0 || isCut) yield { kind: 'fault', fault: { kind: 'torn' } };
      return;
    }
    const read = await readHeader(bytes, begun);
    if (!read.ok) {
      const fault: DayFileFault =
        part > 0 && read.error.kind === 'not-a-day-file' ? { kind: 'tampered' } : read.error;
      yield { kind: 'fault', fault };
      return;
    }
    const { header } = read.value;
    if (part >= MAX_DAY_FILE_PARTS) {
      yield { kind: 'fault', fault: { kind: 'too-large', limit: MAX_DAY_FILE_PARTS }, header };
      return;
    }
    const opener = await findOpener(header);
    if (!opener.ok) {
      yield { kind: 'fault', fault: opener.error, header };
      return;
    }
    yield { kind: 'part', header, bytes: read.value.bytes };
    const follow = yield* readChunks(bytes, header, opener.value);
    if (!follow.ok) {
      yield { kind: 'fault', fault: follow.error, header };
      return;
    }
    isCut ||= follow.value === 'cut';
    stillToCome = Math.max(stillToCome - 1, follow.value === 'cut' ? 0 : follow.value);
  }
}
