// What a database remembers about itself: its security object and how many revisions of a document it keeps.

import type { JsonObject } from './json-object.js';
import { keyIn } from './level-layout.js';
import type { Level } from './level.js';

/** What CouchDB 3 gives a new database: administrators only. */
const FIRST_SECURITY = { members: { roles: ['_admin'] }, admins: { roles: ['_admin'] } };

export class DatabaseSettings {
  readonly #level: Level;

  constructor(level: Level) {
    this.#level = level;
  }

  async security(): Promise<JsonObject> {
    return (await this.#read('security')) ?? FIRST_SECURITY;
  }

  async setSecurity(security: JsonObject): Promise<void> {
    await this.#write('security', security);
  }

  async #read(name: string): Promise<JsonObject | undefined> {
    const text = await this.#level.get(keyIn('tram-settings', name));
    return text === undefined ? undefined : (JSON.parse(text) as JsonObject);
  }

  #write(name: string, value: JsonObject): Promise<void> {
    return this.#level.write([
      { type: 'put', key: keyIn('tram-settings', name), value: JSON.stringify(value) },
    ]);
  }
}
