// Keeps one part of a file that comes in, chunk by chunk, so that it can be brought to the server as it came.

import { ok, type Result } from '@tram/shared-schema/result.js';
import { cutFrame } from '@tram/shared-schema/sync/day-file-frames.js';
import type { DayFileEvent } from '@tram/shared-schema/sync/day-file-reader.js';
import type { StorageFailure } from '#documents/tablet-documents.js';
import type { CarriedFiles, CarriedName } from './carried-files.js';

type Kept = Promise<Result<void, StorageFailure>>;

export interface PartCarrier {
  /** Before what the chunk brings is taken in: cut off in between, the server still gets it. */
  keep(chunk: DayFileEvent & { kind: 'chunk' }): Kept;
  /** After the last chunk that came. */
  close(): Kept;
}

export interface CarryDeps {
  readonly carried: CarriedFiles;
  /** What was on its way before this file came in. */
  readonly before: readonly CarriedName[];
}

export async function carryPart(
  { carried, before }: CarryDeps,
  { header, bytes: headerBytes }: DayFileEvent & { kind: 'part' },
): Promise<Result<PartCarrier, StorageFailure>> {
  const wasCarried = before.some(
    (name) => name.replicaId === header.replicaId && name.madeAt === header.madeAt,
  );
  let hasUnsent = wasCarried;
  let isWhole = false;
  let pieces = 1;
  const begun = wasCarried ? ok(undefined) : await carried.keep(header, 0, headerBytes);
  if (!begun.ok) return begun;
  return ok({
    async keep({ bytes, index, isLast, documents }) {
      pieces = index + 2;
      isWhole = isLast;
      hasUnsent ||= documents.some(({ atServer }) => !atServer);
      const kept = await carried.keep(header, index + 1, bytes);
      // Only the end of a file proves what its beginning says.
      return kept.ok && isLast ? carried.keep(header, 0, headerBytes) : kept;
    },
    async close() {
      // The tablet's own file, come back to it, is brought too: others' work behind it may be built on it.
      if (!hasUnsent) return carried.forget(header);
      return isWhole ? ok(undefined) : carried.end(header, pieces, cutFrame());
    },
  });
}
