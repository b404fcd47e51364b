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
import { carryPart, type PartCarrier } from './carry-part.js';
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
}

async function* bytesOf(file: Blob): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

function openPart({ replicaId, madeAt, count }: DayFileHeader): OpenPart {
  return { replicaId, madeAt, count, counts: { new: 0, merged: 0, known: 0, refused: 0 }, refused: [] };
}

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
  const { carried } = desk;
  const before = await carried.names();
  let carrier: PartCarrier | undefined;
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
    const kept = (await carrier?.keep(chunk)) ?? ok(undefined);
    if (!kept.ok) return kept;
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

  async function begin(event: DayFileEvent & { kind: 'part' }): Promise<Result<void, StorageFailure>> {
    const closed = (await carrier?.close()) ?? ok(undefined);
    if (!closed.ok) return closed;
    parts.push(openPart(event.header));
    const begun = await carryPart({ carried, before }, event);
    carrier = begun.ok ? begun.value : undefined;
    return begun.ok ? ok(undefined) : begun;
  }

  const events = readDayFile(bytesOf(file), ({ stationId, keyId }) => {
    if (stationId !== desk.stationId) return Promise.resolve(err({ kind: 'foreign-station', stationId }));
    if (keyId !== desk.keyId) return Promise.resolve(err({ kind: 'wrong-key', keyId }));
    return Promise.resolve(ok(desk.opener));
  });
  let fault: TakenDayFile['fault'];
  for await (const event of events) {
    const part = parts.at(-1);
    let done: Result<void, StorageFailure> = ok(undefined);
    if (event.kind === 'fault') fault = event.fault;
    else if (event.kind === 'part') done = await begin(event);
    else if (part) done = await take(event, part);
    progress();
    if (!done.ok) {
      fault = done.error;
      break;
    }
  }
  const closed = (await carrier?.close()) ?? ok(undefined);
  fault ??= closed.ok ? undefined : closed.error;
  // One with nothing in it only says how many follow.
  return { parts: parts.filter(({ count }) => count > 0), ...(fault && { fault }) };
}
