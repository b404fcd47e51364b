// `npm run import` as somebody at a server's console runs it.

import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_UNITS } from '@tram/shared-schema/fixtures/demo-units.js';
import { EPI_2026_07 } from '@tram/shared-schema/immunisation/epi-schedules.table.js';
import { unitTitle } from '@tram/shared-schema/reference/unit-rows.js';
import { startProcess } from '#testing/server-process.js';

const COMMAND = fileURLToPath(new URL('../../scripts/import.ts', import.meta.url));
const SLOW_MS = 60_000;
/** The public list of units, where somebody has it: it is not ours to ship. */
const PUBLIC_UNITS = process.env['TRAM_UNITS_FILE'];

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tram-import-'));
  file = join(folder, 'units.csv');
  const rows = DEMO_UNITS.map((unit) => [unit.code, unitTitle(unit), '', unit.parentCode ?? ''].join(','));
  await writeFile(file, `code,name,type,province code\n${rows.join('\n')}\n`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function run(...options: readonly string[]): Promise<{ code: number | null; said: string }> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', COMMAND, ...options], {
    env: { PATH, DATA_DIR: join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => (said += piece.toString()));
  return new Promise((resolve) => child.on('exit', (code) => resolve({ code, said })));
}

describe('npm run import', () => {
  it(
    'takes a list into the store of a server that does not run, once however often',
    async () => {
      const server = await startProcess({ DATA_DIR: join(folder, 'data') });
      const inUse = await run('units', file, '--effective-from', '2026-08-02');
      expect(inUse).toMatchObject({ code: 1 });
      expect(inUse.said).toContain('--user NAME');
      await server.stop('SIGTERM');
      const first = await run('units', file, '--effective-from', '2026-08-02');
      expect(first.said).toContain('Imported: 14 new, 0 changed, 0 ended');
      expect(first.said).toContain('Now: 02/08/2026, from 2026-08-02, 14 codes');
      expect(first.code).toBe(0);
      expect((await run('units', file)).said).toContain('Imported');
      expect((await run('units', file)).said).toContain('Unchanged');
    },
    SLOW_MS,
  );

  it(
    'says what it was asked wrongly, and which rows of a file cannot stand',
    async () => {
      const bad = join(folder, 'bad.csv');
      await writeFile(bad, 'code,name,type,province code\n98,Giả Định,tỉnh,\n99001,,xã,98\n');
      for (const [options, words] of [
        [[], 'Usage:'],
        [['units', join(folder, 'none.csv')], 'There is no file'],
        [['units', bad], 'dòng 3 [99001]: thiếu tên'],
        [['icd10', bad], 'Thiếu cột'],
      ] as const) {
        const answer = await run(...options);
        expect(answer.said).toContain(words);
        expect(answer.code).toBe(1);
      }
    },
    SLOW_MS,
  );

  it(
    'shows what a schedule changes before it publishes it',
    async () => {
      await mkdir(join(folder, 'data'), { recursive: true });
      const schedule = join(folder, 'schedule.json');
      const next = { ...EPI_2026_07, version: '2027-01', effectiveFrom: '2027-01-01', graceDays: 4 };
      await writeFile(schedule, JSON.stringify(next));
      const preview = await run('schedule', schedule, '--preview');
      expect(preview.said).toContain('Lịch 2027-01, áp dụng từ 01/01/2027, so với lịch 2026-07: 1 chỗ đổi');
      expect(preview.said).toContain('số ngày tiêm sớm vẫn được tính: 0 → 4');
      expect(preview.said).toContain('chưa có trạm nào');
      expect(preview.said).not.toContain('Imported');
      const done = await run('schedule', schedule, '--yes', '--edition', 'TT 99/2026');
      expect(done.said).toContain('Imported: 1 new');
    },
    SLOW_MS,
  );

  it.skipIf(PUBLIC_UNITS === undefined)(
    'takes the public list of 34 provinces and 3,321 communes (skipped without TRAM_UNITS_FILE, which names the file)',
    async () => {
      const taken = await run('units', PUBLIC_UNITS ?? '', '--replace', '--yes');
      expect(taken.said).toContain('3355 codes (0 no longer in force)');
    },
    SLOW_MS,
  );
});
