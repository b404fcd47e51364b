// Gives back the room of superseded bodies: every leaf stays, every inner revision becomes a name in the tree.

import { dropInnerRevisions, type DocumentMetadata } from './document-metadata.js';
import { parseMetadata, type DocumentReader } from './document-reader.js';
import { mayHaveAttachments, parseStored } from './document-text.js';
import { documentKey, keyIn, rangeOf, sequenceKey } from './level-layout.js';
import type { PutOrDelete } from './level-down.js';
import type { Level } from './level.js';

const DOCUMENTS_PER_BATCH = 200;

/** Each batch runs through `exclusively`, so that writers wait for one batch at most. */
export async function compact(
  level: Level,
  reader: DocumentReader,
  exclusively: (work: () => Promise<void>) => Promise<void>,
): Promise<void> {
  let batch: string[] = [];
  for await (const entries of level.walk(rangeOf('document-store'))) {
    for (const { value } of entries) {
      const metadata = parseMetadata(value);
      if (dropInnerRevisions(metadata).length > 0) batch.push(metadata.id);
      if (batch.length === DOCUMENTS_PER_BATCH) {
        const ids = batch;
        batch = [];
        await exclusively(() => compactDocuments(level, reader, ids));
      }
    }
  }
  if (batch.length > 0) await exclusively(() => compactDocuments(level, reader, batch));
  await level.reclaimSpace(rangeOf('by-sequence'));
}

async function compactDocuments(level: Level, reader: DocumentReader, ids: string[]): Promise<void> {
  const operations: PutOrDelete[] = [];
  const references = new AttachmentReferences(level);
  for (const metadata of await reader.manyMetadata(ids)) {
    if (metadata) operations.push(...(await compactDocument(reader, references, metadata)));
  }
  await level.write([...operations, ...references.operations()]);
}

async function compactDocument(
  reader: DocumentReader,
  references: AttachmentReferences,
  metadata: DocumentMetadata,
): Promise<PutOrDelete[]> {
  const dropped = dropInnerRevisions(metadata);
  for (const body of await reader.bodiesAt(dropped)) {
    if (body !== undefined && mayHaveAttachments(body)) await references.release(body);
  }
  return [
    { type: 'put', key: documentKey(metadata.id), value: JSON.stringify(metadata) },
    ...dropped.map((sequence): PutOrDelete => ({ type: 'del', key: sequenceKey(sequence) })),
  ];
}

/** PouchDB keeps an attachment once, with the revisions that hold it; the last one takes it away. */
class AttachmentReferences {
  readonly #level: Level;
  readonly #holders = new Map<string, Record<string, true>>();

  constructor(level: Level) {
    this.#level = level;
  }

  async release(body: string): Promise<void> {
    const { _id, _rev, _attachments } = parseStored(body);
    for (const { digest } of Object.values(_attachments ?? {})) {
      const holders = this.#holders.get(digest) ?? (await this.#read(digest));
      delete holders[`${_id}@${_rev}`];
      this.#holders.set(digest, holders);
    }
  }

  operations(): PutOrDelete[] {
    return [...this.#holders].flatMap(([digest, refs]): PutOrDelete[] =>
      Object.keys(refs).length > 0
        ? [{ type: 'put', key: keyIn('attach-store', digest), value: JSON.stringify({ refs }) }]
        : [
            { type: 'del', key: keyIn('attach-store', digest) },
            { type: 'del', key: keyIn('attach-binary-store', digest) },
          ],
    );
  }

  async #read(digest: string): Promise<Record<string, true>> {
    const text = await this.#level.get(keyIn('attach-store', digest));
    return text === undefined ? {} : ((JSON.parse(text) as { refs?: Record<string, true> }).refs ?? {});
  }
}
