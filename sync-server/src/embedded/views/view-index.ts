// One view's rows, kept in LevelDB beside the documents and brought up to date when asked for.
// PouchDB's own indexer builds a new JavaScript context for each document and hides its errors; this one does neither.

import { createHash } from 'node:crypto';
import { CouchFailure } from '#embedded/couch-failure.js';
import { readChanges, type Change } from '#embedded/storage/change-reader.js';
import { collationKey, HIGHEST } from '#embedded/storage/collation-key.js';
import type { DocumentReader } from '#embedded/storage/document-reader.js';
import { keyIn } from '#embedded/storage/level-layout.js';
import type { PutOrDelete } from '#embedded/storage/level-down.js';
import type { Level } from '#embedded/storage/level.js';
import type { EmittedRow, MapFunction } from './map-function.js';

export interface ViewState {
  sequence: number;
  rows: number;
}

const CHANGES_PER_BATCH = 500;

/** Two views with the same definition share their rows. */
export const signatureOf = (definition: unknown): string =>
  createHash('sha1').update(JSON.stringify(definition)).digest('hex');

export const rowPrefix = (signature: string): string => keyIn('tram-view-rows', `${signature}-`);

const documentPrefix = (signature: string): string => keyIn('tram-view-documents', `${signature}-`);

const documentEntry = (signature: string, id: string): string => documentPrefix(signature) + id;

const stateEntry = (signature: string): string => keyIn('tram-view-states', signature);

export class ViewIndex {
  readonly signature: string;
  readonly #level: Level;
  readonly #reader: DocumentReader;
  readonly #map: () => MapFunction;
  #updating: Promise<ViewState> | undefined;
  #isRetired = false;

  constructor(level: Level, reader: DocumentReader, signature: string, map: () => MapFunction) {
    this.#level = level;
    this.#reader = reader;
    this.signature = signature;
    this.#map = map;
  }

  async state(): Promise<ViewState> {
    return (await this.#storedState()) ?? { sequence: 0, rows: 0 };
  }

  /** No design document names this view any more: it stops, and its rows go. */
  async retire(): Promise<void> {
    this.#isRetired = true;
    await this.#updating?.catch(() => undefined);
    await this.#clear();
  }

  /** A run that was already under way may have begun before what the caller wants to see: then one more follows. */
  async upTo(sequence: number): Promise<ViewState> {
    if (this.#isRetired) throw CouchFailure.missing();
    const joined = this.#updating ? await this.#updating : undefined;
    return joined && joined.sequence >= sequence ? joined : this.#run();
  }

  #run(): Promise<ViewState> {
    this.#updating ??= this.#update().finally(() => {
      this.#updating = undefined;
    });
    return this.#updating;
  }

  async #update(): Promise<ViewState> {
    let state = await this.#storedState();
    if (!state) {
      // Rows without a state were left by a removal that did not end.
      await this.#clear();
      state = { sequence: 0, rows: 0 };
    }
    const pages = readChanges(this.#level, this.#reader, { since: state.sequence, chunk: CHANGES_PER_BATCH });
    let map: MapFunction | undefined;
    for await (const { changes, scannedTo } of pages) {
      map ??= this.#map();
      state = await this.#store(changes, map, { ...state, sequence: scannedTo });
    }
    return state;
  }

  async #storedState(): Promise<ViewState | undefined> {
    const text = await this.#level.get(stateEntry(this.signature));
    return text === undefined ? undefined : (JSON.parse(text) as ViewState);
  }

  /** The state goes first: without it nothing that is left counts. */
  async #clear(): Promise<void> {
    await this.#level.write([{ type: 'del', key: stateEntry(this.signature) }]);
    for (const prefix of [rowPrefix(this.signature), documentPrefix(this.signature)]) {
      const range = { gte: prefix, lt: prefix + HIGHEST };
      for await (const entries of this.#level.walk(range, { keysOnly: true, chunk: 2000 })) {
        await this.#level.write(entries.map(({ key }): PutOrDelete => ({ type: 'del', key })));
      }
    }
  }

  async #store(changes: Change[], map: MapFunction, state: ViewState): Promise<ViewState> {
    const documents = changes.filter(({ metadata }) => !metadata.id.startsWith('_design/'));
    const entries = documents.map(({ metadata }) => documentEntry(this.signature, metadata.id));
    const before = await this.#level.getMany(entries);
    const operations: PutOrDelete[] = [];
    let rows = state.rows;
    documents.forEach(({ metadata, body }, index) => {
      const entry = entries[index] ?? '';
      const old = before[index];
      const oldKeys = old === undefined ? [] : (JSON.parse(old) as string[]);
      for (const key of oldKeys) operations.push({ type: 'del', key });
      const made = metadata.deleted ? [] : this.#rowsOf(metadata.id, map(body));
      for (const { key, value } of made) operations.push({ type: 'put', key, value });
      if (made.length > 0) {
        operations.push({ type: 'put', key: entry, value: JSON.stringify(made.map(({ key }) => key)) });
      } else if (old !== undefined) operations.push({ type: 'del', key: entry });
      rows += made.length - oldKeys.length;
    });
    const next = { sequence: state.sequence, rows };
    operations.push({ type: 'put', key: stateEntry(this.signature), value: JSON.stringify(next) });
    await this.#level.write(operations);
    return next;
  }

  #rowsOf(id: string, emitted: EmittedRow[]): { key: string; value: string }[] {
    const prefix = rowPrefix(this.signature);
    return emitted.map(([key, value], at) => ({
      // The place among the document's rows keeps two equal keys apart.
      key: `${prefix}${collationKey(key)}${id}\u0000${String(at).padStart(6, '0')}`,
      value: JSON.stringify({ id, key, value }),
    }));
  }
}
