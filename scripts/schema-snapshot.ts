// `tsx scripts/schema-snapshot.ts --check | --write`: holds the schemas to their released snapshots. `--write` only adds
// the files that are missing; a file that is there is never overwritten (before the first release: delete it by hand).

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
// By path, not by package name: what is checked is the source of this moment, not what was built last.
import { canonicalJson } from '../shared-schema/src/document/canonical-json.js';
import {
  snapshotFaults,
  snapshotFiles,
  type SnapshotFault,
} from '../shared-schema/src/document/schema-snapshots.js';
import { SCHEMAS as DOCUMENT_SCHEMAS } from '../shared-schema/src/document/schemas.js';
import { CODE_LIST_SCHEMAS } from '../shared-schema/src/reference/code-list.schema.js';

const SCHEMAS = { ...DOCUMENT_SCHEMAS, ...CODE_LIST_SCHEMAS };

const FOLDER = new URL('../shared-schema/snapshots/', import.meta.url);

function released(): Map<string, object> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
  return new Map(
    files.map((file) => [file, JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as object]),
  );
}

async function writeMissing(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const there = released();
  for (const [file, schema] of snapshotFiles(SCHEMAS)) {
    if (there.has(file)) continue;
    const url = new URL(file, FOLDER);
    const options = { ...(await resolveConfig(url)), parser: 'json' };
    writeFileSync(url, await format(canonicalJson(schema), options), { flag: 'wx' });
    console.log(`written: shared-schema/snapshots/${file}`);
  }
}

function inWords(fault: SnapshotFault): string {
  switch (fault.kind) {
    case 'misnamed':
      return `the schema of ${fault.type} must have the $id ${fault.type}.v<number>`;
    case 'missing':
      return `${fault.file} is missing; add it with: npx tsx scripts/schema-snapshot.ts --write`;
    case 'changed':
      return `the schema differs from ${fault.file}, which is released; give the schema the next version in its $id`;
    case 'shrunk': {
      const { field, kind, rule } = fault.shrink;
      return `${fault.file} takes away from ${fault.since}: ${field || 'document'} ${kind}${rule ? ` (${rule})` : ''}`;
    }
    case 'gone':
      return `${fault.file} is released, but this build has no such schema`;
    case 'not-a-snapshot':
      return `${fault.file} is no snapshot`;
  }
}

const [mode, ...rest] = process.argv.slice(2);
if ((mode !== '--check' && mode !== '--write') || rest.length > 0) {
  console.error('Usage: tsx scripts/schema-snapshot.ts --check | --write');
  process.exit(2);
}
if (mode === '--write') await writeMissing();
const faults = snapshotFaults(SCHEMAS, released());
for (const fault of faults) console.error(inWords(fault));
if (faults.length === 0) console.log(`${released().size} schema snapshots hold`);
process.exit(faults.length === 0 ? 0 : 1);
