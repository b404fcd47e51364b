// The server's data folder: kept aside one day and put back a later one, as a station does whose disk died. Only the
// embedded store lies wholly in it.

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

export async function createDataFolder(random: SeededRandom): Promise<DataFolder> {
  const root = await mkdtemp(join(tmpdir(), 'tram-faults-'));
  const [path, copy] = [join(root, 'data'), join(root, 'copy')];
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
      if (turn === COPIED_AT) {
        await rm(copy, { recursive: true, force: true });
        await cp(path, copy, { recursive: true });
      }
      if (turn !== SET_BACK_AT) return false;
      await rm(path, { recursive: true });
      await cp(copy, path, { recursive: true });
      if (random.chance(0.5)) await writeFile(join(path, RESTORED_MARK), '');
      timesSetBack += 1;
      return true;
    },
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 3 }),
  };
}
