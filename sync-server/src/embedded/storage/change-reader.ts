// The history of a database, oldest or newest first: each document once, at its latest change.

import type { DocumentMetadata } from './document-metadata.js';
import { identityOf } from './document-text.js';
import type { DocumentReader } from './document-reader.js';
import { rangeOf, sequenceKey, sequenceOfKey } from './level-layout.js';
import type { Entry, Level } from './level.js';

export interface Change {
  sequence: number;
  metadata: DocumentMetadata;
  /** The winning revision's stored text. */
  body: string;
}

export interface ChangePage {
  changes: Change[];
  /** Everything up to here has been looked at, whether or not it gave a change. */
  scannedTo: number;
}

export interface ChangeRange {
  since: number;
  /** The last change to show: what is on the disk but not yet answered for stays unseen. */
  upTo?: number;
  descending?: boolean;
  chunk?: number;
}

export async function* readChanges(
  level: Level,
  reader: DocumentReader,
  { since, upTo, descending = false, chunk = 500 }: ChangeRange,
): AsyncGenerator<ChangePage> {
  const end = upTo === undefined ? { lt: rangeOf('by-sequence').lt } : { lte: sequenceKey(upTo) };
  const range = { gt: sequenceKey(since), ...end };
  for await (const entries of level.walk(range, { reverse: descending, chunk })) {
    const last = entries[entries.length - 1];
    yield {
      changes: await currentChanges(reader, entries),
      scannedTo: last ? sequenceOfKey(last.key) : since,
    };
  }
}

/** The changes of a few named documents, found from the documents instead of the whole history. */
export async function changesOf(reader: DocumentReader, ids: string[], since: number): Promise<Change[]> {
  const known = (await reader.manyMetadata(ids)).filter((metadata) => metadata !== undefined);
  const changed = known.filter((metadata) => metadata.seq > since).sort((a, b) => a.seq - b.seq);
  const bodies = await reader.winners(changed);
  return changed.flatMap((metadata, index) => {
    const body = bodies[index];
    return body === undefined ? [] : [{ sequence: metadata.seq, metadata, body }];
  });
}

async function currentChanges(reader: DocumentReader, entries: Entry[]): Promise<Change[]> {
  const identities = entries.map((entry) => identityOf(entry.value));
  const documents = await reader.manyMetadata(identities.map(({ id }) => id));
  const changes: Change[] = [];
  const lostToWinner: Change[] = [];
  entries.forEach((entry, index) => {
    const metadata = documents[index];
    const sequence = sequenceOfKey(entry.key);
    // A later change of the same document stands further on.
    if (metadata?.seq !== sequence) return;
    const change = { sequence, metadata, body: entry.value };
    changes.push(change);
    if (identities[index]?.rev !== metadata.winningRev) lostToWinner.push(change);
  });
  const winners = await reader.winners(lostToWinner.map((change) => change.metadata));
  lostToWinner.forEach((change, index) => {
    change.body = winners[index] ?? change.body;
  });
  return changes;
}
