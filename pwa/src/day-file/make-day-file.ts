// "Xuất tệp trong ngày": what is not at the server yet, or that and everything changed since a day, as one file. Nothing
// changes on the tablet: what is in the file goes on waiting until the server itself has it.

import { epochMsOf, instantAt } from '@tram/shared-schema/document/instant.js';
import { localDateAt } from '@tram/shared-schema/local-date.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import {
  DAY_FILE_ENDING,
  DAY_FILE_FORMAT,
  dayFileHeaderText,
  type DayFileDocument,
  type DayFileHeader,
} from '@tram/shared-schema/sync/day-file.js';
import { sealedFrames, type DayFileSealer } from '@tram/shared-schema/sync/day-file-writer.js';
import { formatTime } from '#text/format-time.js';
import type { DayFileDesk } from './day-file-desk.js';
import type { DayFilePages } from './day-file-records.js';

/** What is not at the server always is; `sinceMs` asks for all that was changed from then on besides. */
export interface DayFileScope {
  readonly sinceMs?: number;
}

export interface MadeDayFile {
  readonly name: string;
  readonly content: Blob;
  /** Documents of this tablet that are not at the server, and what else was changed since the day asked for. */
  readonly unsent: number;
  readonly others: number;
  /** Files of other tablets that this one carries, put before its own. */
  readonly carried: number;
}
export type MakeFailure = { kind: 'nothing-to-write' };

interface PartPlan {
  readonly sealer: DayFileSealer;
  readonly madeAtMs: number;
  readonly pages: AsyncIterable<readonly DayFileDocument[]>;
  readonly follow?: number;
}
interface Part {
  readonly count: number;
  readonly pieces: readonly Blob[];
}

/** Says when and on which tablet it was made, and nothing of anybody. */
function fileName({ madeAt, replicaId }: Pick<DayFileHeader, 'madeAt' | 'replicaId'>): string {
  const ms = epochMsOf(madeAt);
  const day = localDateAt(ms).replaceAll('-', '');
  return `tram-${day}-${formatTime(ms).replace(':', '')}-${replicaId}${DAY_FILE_ENDING}`;
}

export interface Making {
  /** After each chunk: how many documents were written. */
  readonly onProgress?: (documents: number) => void;
  readonly signal?: AbortSignal;
}

async function makePart(desk: DayFileDesk, { sealer, madeAtMs, pages, follow = 0 }: PartPlan): Promise<Part> {
  const { stationId, replicaId, keyId, accountId } = desk;
  const epoch = await desk.epoch();
  const header = { format: DAY_FILE_FORMAT, stationId, keyId, replicaId, madeAt: instantAt(madeAtMs) };
  const making = { by: accountId, ...(epoch !== undefined && { epoch }) };
  const frames = sealedFrames({ header, making, pages, sealer, follow });
  const pieces: Blob[] = [];
  for (;;) {
    const next = await frames.next();
    if (next.done === true) {
      const count = next.value;
      return { count, pieces: [new Blob([dayFileHeaderText({ ...header, count })]), ...pieces] };
    }
    // As a Blob at once: the browser may put it on the disk.
    pieces.push(new Blob([new Uint8Array(next.value)]));
  }
}

/** Nothing in it but how many parts follow: a file cut off between two parts must not pass for whole. */
async function* noPages(): AsyncGenerator<readonly DayFileDocument[]> {
  // Empty on purpose.
}

async function carriedPieces({ carried }: DayFileDesk): Promise<readonly Blob[]> {
  const files: Blob[] = [];
  for (const name of await carried.names()) {
    const file = await carried.read(name);
    if (file) files.push(file.content);
  }
  return files;
}

export async function makeDayFile(
  desk: DayFileDesk,
  { sinceMs }: DayFileScope,
  { onProgress, signal }: Making = {},
): Promise<Result<MadeDayFile, MakeFailure>> {
  let written = 0;
  async function* pages(which: DayFilePages) {
    for await (const page of desk.records.pages(which)) {
      signal?.throwIfAborted();
      onProgress?.((written += page.length));
      yield page;
    }
  }
  const sealer = await desk.sealer();
  const nowMs = desk.nowMs();
  const carried = await carriedPieces(desk);
  const unsent = await makePart(desk, { sealer, madeAtMs: nowMs, pages: pages({ kind: 'unsent' }) });
  const since = sinceMs === undefined ? noPages() : pages({ kind: 'since', fromMs: sinceMs });
  // Apart, so that a tablet which takes the file in carries on only what the server may lack.
  const others = await makePart(desk, { sealer, madeAtMs: nowMs + 1, pages: since });
  const own = [unsent, others].filter(({ count }) => count > 0);
  const follow = carried.length + own.length;
  if (follow === 0) return err({ kind: 'nothing-to-write' });
  const cover = await makePart(desk, { sealer, madeAtMs: nowMs + 2, pages: noPages(), follow });
  const parts = [...(follow > 1 ? cover.pieces : []), ...carried, ...own.flatMap(({ pieces }) => pieces)];
  return ok({
    name: fileName({ madeAt: instantAt(nowMs), replicaId: desk.replicaId }),
    content: new Blob(parts, { type: 'application/octet-stream' }),
    unsent: unsent.count,
    others: others.count,
    carried: carried.length,
  });
}
