// Documents in the order of their ids, deleted ones left out.

import type { DocumentMetadata } from './document-metadata.js';
import { parseMetadata } from './document-reader.js';
import { documentKey, rangeOf, type KeyRange } from './level-layout.js';
import type { Level } from './level.js';

export interface IdRange {
  from?: string;
  to?: string;
  inclusiveEnd?: boolean;
  descending?: boolean;
}

export async function* walkDocuments(
  level: Level,
  ids: IdRange,
  chunk = 500,
): AsyncGenerator<DocumentMetadata[]> {
  for await (const entries of level.walk(keyRange(ids), { reverse: ids.descending ?? false, chunk })) {
    yield entries.map(({ value }) => parseMetadata(value)).filter((metadata) => !metadata.deleted);
  }
}

function keyRange({ from, to, inclusiveEnd = true, descending = false }: IdRange): KeyRange {
  const all = rangeOf('document-store');
  const [low, high] = descending ? [to, from] : [from, to];
  const lowIsOpen = descending && !inclusiveEnd;
  const highIsOpen = !descending && !inclusiveEnd;
  return {
    ...(low === undefined
      ? { gte: all.gte }
      : lowIsOpen
        ? { gt: documentKey(low) }
        : { gte: documentKey(low) }),
    ...(high === undefined
      ? { lt: all.lt }
      : highIsOpen
        ? { lt: documentKey(high) }
        : { lte: documentKey(high) }),
  };
}
