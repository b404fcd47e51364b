// Finds the index behind a name in a design document, keeps one per definition, and sweeps out the forgotten.

import { CouchFailure } from '#embedded/couch-failure.js';
import type { DocumentReader } from '#embedded/storage/document-reader.js';
import { parseStored, type StoredDocument } from '#embedded/storage/document-text.js';
import { walkDocuments } from '#embedded/storage/document-walk.js';
import { isObject } from '#embedded/storage/json-object.js';
import { rangeOf, withoutStore } from '#embedded/storage/level-layout.js';
import type { Level } from '#embedded/storage/level.js';
import { compileMap, type MapFunction } from './map-function.js';
import { indexesIn, indexMap, indexSignature, type MangoIndex } from './mango-index.js';
import { signatureOf, ViewIndex } from './view-index.js';

export interface NamedView {
  index: ViewIndex;
  reduce?: string;
}

export class ViewCatalogue {
  readonly #level: Level;
  readonly #reader: DocumentReader;
  readonly #indexes = new Map<string, ViewIndex>();
  #sweeping: Promise<void> | undefined;

  constructor(level: Level, reader: DocumentReader) {
    this.#level = level;
    this.#reader = reader;
  }

  async view(designName: string, viewName: string): Promise<NamedView> {
    const design = await this.#design(`_design/${designName}`);
    const views = isObject(design['views']) ? design['views'] : {};
    const view = Object.hasOwn(views, viewName) ? views[viewName] : undefined;
    if (!isObject(view) || typeof view['map'] !== 'string') {
      throw new CouchFailure('not_found', 'missing_named_view');
    }
    const { map, reduce } = view;
    const index = await this.#index(signatureOf({ map }), () => compileMap(map));
    return typeof reduce === 'string' ? { index, reduce } : { index };
  }

  mango(index: MangoIndex): Promise<ViewIndex> {
    return this.#index(indexSignature(index), () => indexMap(index));
  }

  async mangoIndexes(): Promise<MangoIndex[]> {
    return (await this.#designs()).flatMap(indexesIn);
  }

  /** Drops the rows of every view that no design document defines any more. Nobody gets a view meanwhile. */
  cleanup(): Promise<void> {
    this.#sweeping ??= this.#sweep().finally(() => {
      this.#sweeping = undefined;
    });
    return this.#sweeping;
  }

  async #sweep(): Promise<void> {
    const designs = await this.#designs();
    const live = new Set([
      ...designs.flatMap(viewSignatures),
      ...designs.flatMap(indexesIn).map(indexSignature),
    ]);
    for await (const entries of this.#level.walk(rangeOf('tram-view-states'), { keysOnly: true })) {
      for (const { key } of entries) {
        const signature = withoutStore('tram-view-states', key);
        if (live.has(signature)) continue;
        await this.#known(signature, () => () => []).retire();
        this.#indexes.delete(signature);
      }
    }
  }

  async #index(signature: string, map: () => MapFunction): Promise<ViewIndex> {
    // A failed sweep is its caller's to report; views are given out again after it.
    await this.#sweeping?.catch(() => undefined);
    return this.#known(signature, map);
  }

  #known(signature: string, map: () => MapFunction): ViewIndex {
    const known = this.#indexes.get(signature);
    if (known) return known;
    const index = new ViewIndex(this.#level, this.#reader, signature, map);
    this.#indexes.set(signature, index);
    return index;
  }

  async #design(id: string): Promise<StoredDocument> {
    const metadata = await this.#reader.metadata(id);
    if (!metadata) throw CouchFailure.missing();
    if (metadata.deleted) throw new CouchFailure('not_found', 'deleted');
    const body = await this.#reader.body(metadata, metadata.winningRev);
    if (body === undefined) throw CouchFailure.missing();
    return parseStored(body);
  }

  async #designs(): Promise<StoredDocument[]> {
    const designs: StoredDocument[] = [];
    for await (const documents of walkDocuments(this.#level, { from: '_design/', to: '_design0' })) {
      for (const body of await this.#reader.winners(documents)) {
        if (body !== undefined) designs.push(parseStored(body));
      }
    }
    return designs;
  }
}

function viewSignatures(design: StoredDocument): string[] {
  const views = isObject(design['views']) ? Object.values(design['views']) : [];
  return views.flatMap((view) =>
    isObject(view) && typeof view['map'] === 'string' ? [signatureOf({ map: view['map'] })] : [],
  );
}
