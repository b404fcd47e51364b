// Takes a data folder for this process alone and keeps the store's lasting identity in it.

import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Level } from './storage/level.js';
import { SyncedLevelDown } from './storage/synced-leveldown.js';

export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';
}

export interface DataFolder {
  /** Names this store in CouchDB's welcome; stays the same over restarts. */
  uuid: string;
  release(): Promise<void>;
}

const IDENTITY = 'uuid';
const LOOK_AGAIN_MS = 100;

/** Where the folder is taken, it is asked for again until `patienceMs` are over: a server that stops still holds it. */
export async function takeDataFolder(folder: string, patienceMs = 0): Promise<DataFolder> {
  await mkdir(folder, { recursive: true });
  for (let waitedMs = 0; ; waitedMs += LOOK_AGAIN_MS) {
    try {
      const level = await locked(folder);
      return { uuid: await identityIn(new Level(level)), release: () => closed(level) };
    } catch (error) {
      if (!(error instanceof DataFolderInUse) || waitedMs >= patienceMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }
}

async function locked(folder: string): Promise<SyncedLevelDown> {
  // LevelDB locks what it opens, also against another process.
  const level = new SyncedLevelDown(join(folder, '.store'));
  await new Promise<void>((resolve, reject) => {
    level.open({}, (error) => {
      if (!error) resolve();
      else if (/lock/i.test(error.message)) {
        reject(new DataFolderInUse('another process is using this data folder', { cause: error }));
      } else reject(error);
    });
  });
  return level;
}

async function identityIn(level: Level): Promise<string> {
  const known = await level.get(IDENTITY);
  if (known !== undefined) return known;
  const uuid = randomUUID().replaceAll('-', '');
  await level.write([{ type: 'put', key: IDENTITY, value: uuid }]);
  return uuid;
}

const closed = (level: SyncedLevelDown): Promise<void> =>
  new Promise((resolve, reject) => level.close((error) => (error ? reject(error) : resolve())));
