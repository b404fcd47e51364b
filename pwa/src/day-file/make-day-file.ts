// "Xuất tệp trong ngày": what is not at the server yet, or that and everything changed since a day, as one file. Nothing
// changes on the tablet: what is in the file goes on waiting until the server itself has it.

import { epochMsOf, instantAt } from '@tram/shared-schema/document/instant.js';
import { localDateAt } from '@tram/shared-schema/local-date.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import {
  DAY_FILE_ENDING,
  DAY_FILE_FORMAT,
  dayFileHeaderText,
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

async function makePart(
  desk: DayFileDesk,
  sealer: DayFileSealer,
  which: DayFilePages,
  { madeAt, onPage }: { madeAt: DayFileHeader['madeAt']; onPage: (documents: number) => void },
): Promise<Part> {
  const { stationId, replicaId, keyId, accountId } = desk;
  const epoch = await desk.epoch();
  const header = { format: DAY_FILE_FORMAT, stationId, keyId, replicaId, madeAt };
  async function* counted() {
    for await (const page of desk.records.pages(which)) {
      onPage(page.length);
      yield page;
    }
  }
  const making = { by: accountId, ...(epoch !== undefined && { epoch }) };
  const frames = sealedFrames({ header, making, pages: counted(), sealer });
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
  const onPage = (documents: number): void => {
    signal?.throwIfAborted();
    onProgress?.((written += documents));
  };
  const sealer = await desk.sealer();
  const nowMs = desk.nowMs();
  const madeAt = instantAt(nowMs);
  const carried = await carriedPieces(desk);
  const unsent = await makePart(desk, sealer, { kind: 'unsent' }, { madeAt, onPage });
  // Apart, so that a tablet which takes the file in carries on only what the server may lack.
  const later = { madeAt: instantAt(nowMs + 1), onPage };
  const others =
    sinceMs === undefined
      ? undefined
      : await makePart(desk, sealer, { kind: 'since', fromMs: sinceMs }, later);
  const own = [unsent, ...(others ? [others] : [])].filter(({ count }) => count > 0);
  if (own.length + carried.length === 0) return err({ kind: 'nothing-to-write' });
  return ok({
    name: fileName({ madeAt, replicaId: desk.replicaId }),
    content: new Blob([...carried, ...own.flatMap(({ pieces }) => pieces)], {
      type: 'application/octet-stream',
    }),
    unsent: unsent.count,
    others: others?.count ?? 0,
    carried: carried.length,
  });
}
