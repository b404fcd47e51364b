// `npm run oracle -- NAME [FOLDER]`: holds our rules against judgements that no one here wrote. The files stand beside the
// project, in ../shared/oracle, and are read where they are; where they are not, this says so and is content.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cdsiReport } from './oracle/cdsi.js';

interface OracleReport {
  readonly lines: readonly string[];
  /** False where we agree less than was asked of us. */
  readonly holds: boolean;
}

const ORACLES: Record<string, (folder: string) => OracleReport> = { cdsi: cdsiReport };
const BESIDE = fileURLToPath(new URL('../../shared/oracle', import.meta.url));

const [name = '', folder] = process.argv.slice(2);
const oracle = ORACLES[name];
if (!oracle) {
  console.error(`Usage: npm run oracle -- ${Object.keys(ORACLES).join('|')} [FOLDER]`);
  process.exit(2);
}
const where = folder ? resolve(folder) : resolve(BESIDE, name);
if (!existsSync(where)) {
  console.log(
    `The oracle ${name} is not beside the project (looked for ../shared/oracle/${name}): nothing was compared.`,
  );
} else {
  const { lines, holds } = oracle(where);
  for (const line of lines) console.log(line);
  process.exitCode = holds ? 0 : 1;
}
