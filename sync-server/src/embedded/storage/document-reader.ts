// Reads documents straight from LevelDB in PouchDB's layout, many at a time, as text.

import type { DocumentMetadata } from './document-metadata.js';
import {
  mayHaveAttachments,
  parseStored,
  type AttachmentStub,
  type StoredDocument,
} from './document-text.js';
import { documentKey, keyIn, sequenceKey } from './level-layout.js';
import type { Level } from './level.js';

export type AttachmentsAs = 'stubs' | 'inline';

export class DocumentReader {
  readonly #level: Level;

  constructor(level: Level) {
    this.#level = level;
  }

  async metadata(id: string): Promise<DocumentMetadata | undefined> {
    const text = await this.#level.get(documentKey(id));
    return text === undefined ? undefined : parseMetadata(text);
  }

  async manyMetadata(ids: string[]): Promise<(DocumentMetadata | undefined)[]> {
    const texts = await this.#level.getMany(ids.map(documentKey));
    return texts.map((text) => (text === undefined ? undefined : parseMetadata(text)));
  }

  bodiesAt(sequences: number[]): Promise<(string | undefined)[]> {
    return this.#level.getMany(sequences.map(sequenceKey));
  }

  /** The stored text of one revision; undefined when it was never here or has been compacted away. */
  async body(metadata: DocumentMetadata, rev: string): Promise<string | undefined> {
    const sequence = metadata.rev_map[rev];
    return sequence === undefined ? undefined : this.#level.get(sequenceKey(sequence));
  }

  async winners(documents: DocumentMetadata[]): Promise<(string | undefined)[]> {
    return this.bodiesAt(documents.map((metadata) => metadata.rev_map[metadata.winningRev] ?? 0));
  }

  /** Stored attachments know neither whether they travel as stubs nor their data; most documents have none. */
  async present(text: string, attachments: AttachmentsAs = 'stubs'): Promise<string> {
    if (!mayHaveAttachments(text)) return text;
    const document = parseStored(text);
    return document._attachments ? JSON.stringify(await this.#attach(document, attachments)) : text;
  }

  async attachmentBytes(stub: AttachmentStub): Promise<Buffer> {
    // PouchDB does not store empty attachments.
    const bytes = await this.#level.getBytes(keyIn('attach-binary-store', stub.digest));
    return bytes ?? Buffer.alloc(0);
  }

  async #attach(document: StoredDocument, attachments: AttachmentsAs): Promise<object> {
    const described: Record<string, object> = {};
    for (const [name, stub] of Object.entries(document._attachments ?? {})) {
      const { content_type, revpos, digest, length } = stub;
      described[name] =
        attachments === 'stubs'
          ? { content_type, revpos, digest, length, stub: true }
          : { content_type, revpos, digest, data: (await this.attachmentBytes(stub)).toString('base64') };
    }
    return { ...document, _attachments: described };
  }
}

export const parseMetadata = (text: string): DocumentMetadata => JSON.parse(text) as DocumentMetadata;
