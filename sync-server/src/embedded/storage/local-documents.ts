// `_local/` documents: never replicated, kept once, no history. CouchDB takes any revision and counts it up,
// PouchDB would answer 409; so they have a store of their own.

import { CouchFailure } from '#embedded/couch-failure.js';
import type { JsonObject } from './json-object.js';
import { keyIn, rangeOf } from './level-layout.js';
import type { Level } from './level.js';

const STORE = 'tram-local-documents';

export interface LocalRow {
  ok: true;
  id: string;
  rev: string;
}

export class LocalDocuments {
  readonly #level: Level;

  constructor(level: Level) {
    this.#level = level;
  }

  read(id: string): Promise<string | undefined> {
    return this.#level.get(keyIn(STORE, id));
  }

  readMany(ids: string[]): Promise<(string | undefined)[]> {
    return this.#level.getMany(ids.map((id) => keyIn(STORE, id)));
  }

  async write(document: JsonObject & { _id: string }): Promise<LocalRow> {
    const { _id: id, _rev: parent, _deleted: deleted, ...members } = document;
    if (deleted === true) {
      await this.#level.write([{ type: 'del', key: keyIn(STORE, id) }]);
      return { ok: true, id, rev: '0-0' };
    }
    const rev = nextRevision(parent);
    const value = JSON.stringify({ _id: id, _rev: rev, ...members });
    await this.#level.write([{ type: 'put', key: keyIn(STORE, id), value }]);
    return { ok: true, id, rev };
  }

  async remove(id: string): Promise<LocalRow> {
    if ((await this.read(id)) === undefined) throw CouchFailure.missing();
    return this.write({ _id: id, _deleted: true });
  }

  /** In the order of their ids; each entry is the document's text. */
  async list(): Promise<string[]> {
    const texts: string[] = [];
    for await (const entries of this.#level.walk(rangeOf(STORE))) {
      for (const { value } of entries) texts.push(value);
    }
    return texts;
  }
}

function nextRevision(parent: unknown): string {
  if (parent === undefined) return '0-1';
  const match = typeof parent === 'string' ? /^0-(\d{1,15})$/.exec(parent) : null;
  if (!match) throw CouchFailure.badRequest('Invalid rev format');
  return `0-${Number(match[1]) + 1}`;
}
