// Debt may only fall: counts lint suppressions, type casts and files that grow long, and compares them with ratchet.json.
// `--write` lowers the numbers after debt was paid; it never raises them.
import { readFile, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './steps/run.mjs';

const limitsFile = join(root, 'scripts', 'ratchet.json');
const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter(
    (file) => file !== '' && !/\.(test|spec)\.tsx?$|\.table\.ts$|\/testing\/|text\/groups\//.test(file),
  );

const counts = { suppressions: 0, doubleCasts: 0, nonNullAssertions: 0, filesOver180Lines: 0 };
for (const file of files) {
  const text = await readFile(join(root, file), 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return ''; // deleted but not yet committed
    throw error;
  });
  counts.suppressions += text.match(/eslint-disable|@ts-expect-error|@ts-ignore/g)?.length ?? 0;
  counts.doubleCasts += text.match(/as unknown as/g)?.length ?? 0;
  counts.nonNullAssertions += text.match(/[\w)\]]!(?=[.;,)\]])/g)?.length ?? 0;
  counts.filesOver180Lines += text.split('\n').filter((line) => line.trim() !== '').length > 180 ? 1 : 0;
}

const limits = JSON.parse(await readFile(limitsFile, 'utf8'));
const over = Object.keys(counts).filter((key) => counts[key] > limits[key]);
if (process.argv.includes('--write')) {
  const lowered = Object.fromEntries(
    Object.keys(counts).map((key) => [key, Math.min(counts[key], limits[key])]),
  );
  await writeFile(limitsFile, `${JSON.stringify(lowered, null, 2)}\n`);
}
for (const key of Object.keys(counts)) console.log(`${key}: ${counts[key]} (limit ${limits[key]})`);
if (over.length > 0) {
  console.error(
    `More debt than before: ${over.join(', ')}. Pay it, or argue for it in review and raise the limit by hand.`,
  );
  process.exit(1);
}
