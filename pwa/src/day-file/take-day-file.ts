// "Nhận tệp trong ngày": another tablet's file checked and merged as what comes from the server is. Who wrote what only
// the server can check, so the file itself is kept and carried there. The first thing wrong ends it and is named; what was
// whole before it is taken in and counted.

import { lifecycleOf } from '@tram/shared-schema/document/document-types.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { Instant } from '@tram/shared-schema/document/instant.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { CheckDocument } from '@tram/shared-schema/sync/check-document.js';
import type { DayFileFault, DayFileHeader } from '@tram/shared-schema/sync/day-file.js';
import {
  readDayFile,
  type DayFileEvent,
  type SealedDocument,
} from '@tram/shared-schema/sync/day-file-reader.js';
import type { Refusal } from '@tram/shared-schema/sync/wire.js';
import type { StorageFailure } from '#documents/tablet-documents.js';
import type { CarriedName } from './carried-files.js';
import type { DayFileDesk } from './day-file-desk.js';
import type { CheckedDocument, TakenOutcome } from './day-file-records.js';

export interface TakenPart {
  readonly replicaId: ReplicaId;
  readonly madeAt: Instant;
  /** How many documents it says it holds. */
  readonly count: number;
  readonly counts: Readonly<Record<TakenOutcome['kind'], number>>;
  readonly refused: readonly (TakenOutcome & { kind: 'refused' })[];
}

export interface TakenDayFile {
  readonly parts: readonly TakenPart[];
  readonly fault?: DayFileFault | StorageFailure;
}

export interface Taking {
  /** Documents looked at, of all that the parts begun so far say they hold. */
  readonly onProgress?: (done: number, total: number) => void;
}

type Chunk = DayFileEvent & { kind: 'chunk' };
interface OpenPart extends TakenPart {
  readonly counts: Record<TakenOutcome['kind'], number>;
  readonly refused: (TakenOutcome & { kind: 'refused' })[];
  readonly headerBytes: Uint8Array;
  /** It was taken in before, and is on its way already. */
  readonly wasCarried: boolean;
  /** Whether its tablet had anything the server may lack. */
  isCarried: boolean;
}

async function* bytesOf(file: Blob): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

function openPart(header: DayFileHeader, headerBytes: Uint8Array, wasCarried: boolean): OpenPart {
  const { replicaId, madeAt, count } = header;
  const counts = { new: 0, merged: 0, known: 0, refused: 0 };
  return { replicaId, madeAt, count, headerBytes, counts, refused: [], wasCarried, isCarried: wasCarried };
}

const isNamed = ({ replicaId, madeAt }: CarriedName, other: CarriedName): boolean =>
  replicaId === other.replicaId && madeAt === other.madeAt;

const idOf = (doc: unknown): string => {
  const id: unknown = typeof doc === 'object' && doc !== null && '_id' in doc ? doc._id : undefined;
  return typeof id === 'string' ? id.slice(0, 100) : '';
};

/** As the server judges a push, but for whose edits they are. */
function checked(
  { stationId }: DayFileDesk,
  check: CheckDocument,
  sealed: SealedDocument,
): Result<CheckedDocument, Refusal> {
  const read = check(sealed.doc);
  if (!read.ok) return read;
  const doc = read.value;
  if (doc.stationId !== stationId) return err({ kind: 'wrong-station' });
  // Reference data is the server's own.
  if (lifecycleOf(doc.type) === 'reference') return err({ kind: 'not-allowed' });
  return ok({ doc, atServer: sealed.atServer });
}

/** The same document twice in one chunk: the second waits until the first stands. */
function inRounds(documents: readonly CheckedDocument[]): readonly CheckedDocument[][] {
  const rounds: CheckedDocument[][] = [];
  const times = new Map<string, number>();
  for (const document of documents) {
    const round = times.get(document.doc._id) ?? 0;
    times.set(document.doc._id, round + 1);
    (rounds[round] ??= []).push(document);
  }
  return rounds;
}

export async function takeDayFile(
  desk: DayFileDesk,
  file: Blob,
  { onProgress }: Taking = {},
): Promise<TakenDayFile> {
  const [check, epoch] = await Promise.all([desk.check(), desk.epoch()]);
  const before = await desk.carried.names();
  const parts: OpenPart[] = [];
  const progress = (): void => {
    const done = parts.flatMap(({ counts }) => Object.values(counts)).reduce((sum, one) => sum + one, 0);
    const total = parts.reduce((sum, { count }) => sum + count, 0);
    onProgress?.(done, total);
  };

  function note(part: OpenPart, outcomes: readonly TakenOutcome[]): void {
    for (const outcome of outcomes) {
      part.counts[outcome.kind] += 1;
      if (outcome.kind === 'refused') part.refused.push(outcome);
    }
  }

  async function take(chunk: Chunk, part: OpenPart): Promise<Result<void, StorageFailure>> {
    // First what proves it, then what it brings: cut off in between, the server still gets it.
    const kept = await desk.carried.keep(part, chunk.index + 1, chunk.bytes);
    if (!kept.ok) return kept;
    // Only the end of a file proves what its beginning says.
    if (chunk.isLast) await desk.carried.keep(part, 0, part.headerBytes);
    part.isCarried ||= chunk.documents.some(({ atServer }) => !atServer);
    // Another server's word, or one from before it was set back, is nobody's word here.
    const isWordGood = epoch !== undefined && chunk.making.epoch === epoch;
    const good: CheckedDocument[] = [];
    for (const sealed of chunk.documents) {
      const one = checked(desk, check, { ...sealed, atServer: sealed.atServer && isWordGood });
      if (one.ok) good.push(one.value);
      else note(part, [{ id: idOf(sealed.doc), kind: 'refused', refusal: one.error }]);
    }
    for (const round of inRounds(good)) {
      const taken = await desk.records.take(round);
      if (!taken.ok) return taken;
      note(part, taken.value);
    }
    return ok(undefined);
  }

  /** The tablet's own file, and what the server has already, need not be brought there. */
  async function closePart(part: OpenPart | undefined): Promise<void> {
    if (part && (!part.isCarried || part.replicaId === desk.replicaId)) await desk.carried.forget(part);
  }

  const events = readDayFile(bytesOf(file), (header) => {
    if (header.stationId !== desk.stationId)
      return Promise.resolve(err({ kind: 'foreign-station', stationId: header.stationId }));
    if (header.keyId !== desk.keyId) return Promise.resolve(err({ kind: 'wrong-key', keyId: header.keyId }));
    return Promise.resolve(ok(desk.opener));
  });
  let fault: TakenDayFile['fault'];
  for await (const event of events) {
    const part = parts.at(-1);
    let done: Result<void, StorageFailure> = ok(undefined);
    if (event.kind === 'fault') fault = event.fault;
    else if (event.kind === 'part') {
      await closePart(part);
      const wasCarried = before.some((name) => isNamed(name, event.header));
      parts.push(openPart(event.header, event.bytes, wasCarried));
      if (!wasCarried) done = await desk.carried.keep(event.header, 0, event.bytes);
    } else if (part) done = await take(event, part);
    progress();
    if (!done.ok) {
      fault = done.error;
      break;
    }
  }
  await closePart(parts.at(-1));
  return { parts, ...(fault && { fault }) };
}
