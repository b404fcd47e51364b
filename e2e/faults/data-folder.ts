// The server's data: kept aside one day and put back a later one, as a station does whose disk died. The embedded store
// lies wholly in the server's folder; a CouchDB is put back beside it.

import type { SeededRandom } from '@tram/shared-schema/fixtures/seeded-random.js';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface DataFolder {
  readonly path: string;
  readonly timesSetBack: number;
  /** While the server is down; says whether it will come up as it was on an earlier day. */
  whileDown(): Promise<boolean>;
  remove(): Promise<void>;
}

/** Of every so many times it is down: when a copy is made, and when it is put back. */
const CYCLE = 6;
const COPIED_AT = 2;
const SET_BACK_AT = 5;
/** What an administrator leaves who knows the rules; without it the server has to notice by itself. */
const RESTORED_MARK = 'restored';

export interface Backup {
  keep(): Promise<void>;
  putBack(): Promise<void>;
}

function folderBackup(path: string, copy: string): Backup {
  return {
    async keep() {
      await rm(copy, { recursive: true, force: true });
      await cp(path, copy, { recursive: true });
    },
    async putBack() {
      await rm(path, { recursive: true });
      await cp(copy, path, { recursive: true });
    },
  };
}

/** `elsewhere`: the store, where it does not lie in the folder. */
export async function createDataFolder(random: SeededRandom, elsewhere?: Backup): Promise<DataFolder> {
  const root = await mkdtemp(join(tmpdir(), 'tram-faults-'));
  const path = join(root, 'data');
  const backup = elsewhere ?? folderBackup(path, join(root, 'copy'));
  let timesDown = 0;
  let timesSetBack = 0;
  return {
    path,
    get timesSetBack() {
      return timesSetBack;
    },
    async whileDown() {
      timesDown += 1;
      const turn = timesDown % CYCLE;
      if (turn === COPIED_AT) await backup.keep();
      if (turn !== SET_BACK_AT) return false;
      await backup.putBack();
      if (random.chance(0.5)) await writeFile(join(path, RESTORED_MARK), '');
      timesSetBack += 1;
      return true;
    },
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 3 }),
  };
}
