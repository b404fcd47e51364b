// `npm run import -- units|icd10|crosswalk|schedule FILE`: takes a national list into the server. A newer list supersedes the one that
// stands: codes it no longer has are ended, not dropped. Twice is the same as once.
// Without --user it opens the server's own store (DATA_DIR, or CouchDB by COUCHDB_URL); while a server runs on DATA_DIR it
// goes through that server's front door: --user NAME [--url URL], the password asked for or read from TRAM_PASSWORD.
// Options: --edition NAME, --source TEXT, --effective-from YYYY-MM-DD, --many (much may end), --replace (nothing of what
// stood is kept; asks, unless --yes). A schedule is first shown beside the one it follows, row by row and with whom it would
// move at each station; --preview only shows it.
// `schedule --print` writes out the newest edition the app came with, to make the next one from.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { parseArgs } from 'node:util';
import {
  formatLocalDate,
  localDateAt,
  parseLocalDate,
  type LocalDate,
} from '@tram/shared-schema/local-date.js';
import { CODE_LIST_IDS, isCodeListId } from '@tram/shared-schema/reference/code-list.js';
import { datedCells } from '@tram/shared-schema/reference/crosswalk-list.js';
import { listFaultLines } from '@tram/shared-schema/reference/list-fault.js';
import { LIST_KINDS } from '@tram/shared-schema/reference/list-kinds.js';
import { readList, type ReadList } from '@tram/shared-schema/reference/read-list.js';
import type { CodeListImportReply, ImportDenial, ImportedList } from '@tram/shared-schema/sync/code-lists.js';
import { StartFailure } from '../sync-server/src/start-failure.js';
import { saysYes } from './asked-at-console.js';
import { intoTheStore, throughTheDoor, type Way } from './import-ways.js';
import { newestEdition, schedulePreview } from './schedule-preview.js';

const USAGE = `Usage: npm run import -- ${CODE_LIST_IDS.join('|')} FILE [--edition NAME] [--source TEXT]
  [--effective-from YYYY-MM-DD] [--many] [--replace] [--yes] [--preview] [--user NAME [--url URL]]`;

function stop(...lines: readonly string[]): never {
  for (const line of lines) console.error(line);
  process.exit(1);
}

function textOf(bytes: Buffer): string {
  if (bytes.subarray(0, 2).toString('latin1') === 'PK')
    stop('This is a spreadsheet: save it as CSV UTF-8 first (Lưu thành CSV UTF-8).');
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return stop('The file is not UTF-8: save it as CSV UTF-8 (Lưu thành CSV UTF-8).');
  }
}

function inWords(denial: ImportDenial): string {
  switch (denial.kind) {
    case 'older-than-standing':
      return `the list that stands holds from ${denial.standingFrom}. Say --effective-from, or --replace it.`;
    case 'ends-many':
      return `it would end ${denial.ended} of ${denial.of} codes. Is the file whole? If so, add --many.`;
    case 'unreadable':
      return denial.why;
    case 'unknown-columns':
      return 'the server knows this list with other columns: use the same version of Trạm on both sides.';
  }
}

function say(reply: CodeListImportReply): void {
  if (reply.kind === 'not-imported') stop(`Not imported: ${inWords(reply.denial)}`);
  const { listId: of, edition, rowCount, endedCount, effectiveFrom, source } = reply.list;
  if (reply.kind === 'unchanged') console.log('Unchanged: this list stands already.');
  else {
    const { added, changed, ended, unchanged } = reply.changes;
    console.log(`Imported: ${added} new, ${changed} changed, ${ended} ended, ${unchanged} as they were.`);
  }
  // Rows of a schedule are pieces of its text.
  const rowWords = of === 'schedule' ? '' : `, ${rowCount} codes (${endedCount} no longer in force)`;
  console.log(`Now: ${edition}, from ${effectiveFrom}${rowWords}`);
  console.log(`Source: ${source}`);
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    edition: { type: 'string' },
    source: { type: 'string' },
    'effective-from': { type: 'string' },
    many: { type: 'boolean', default: false },
    preview: { type: 'boolean', default: false },
    print: { type: 'boolean', default: false },
    replace: { type: 'boolean', default: false },
    yes: { type: 'boolean', default: false },
    user: { type: 'string' },
    url: { type: 'string', default: 'http://localhost:8080' },
  },
});
const [listId = '', path] = positionals;
if (listId === 'schedule' && options.print) {
  console.log(newestEdition());
  process.exit(0);
}
if (!isCodeListId(listId) || path === undefined || positionals.length > 2) stop(USAGE);
if (!existsSync(path)) stop(`There is no file ${path}.`);

const read = readList(listId, textOf(await readFile(path)));
if (!read.ok) stop('Not imported:', ...listFaultLines(read.error));
const { rows, counts, unknownTypes }: ReadList = read.value;
console.log(`Read: ${Object.entries(counts).map(([of, count]) => `${count} ${of}`).join(', ')}`); // prettier-ignore
if (unknownTypes.length > 0) console.log(`Kinds kept as written: ${unknownTypes.join(', ')}`);

function effectiveFrom({ asOf }: ReadList): LocalDate {
  const asked = options['effective-from'];
  if (asked === undefined) return asOf ?? localDateAt(Date.now());
  const day = parseLocalDate(asked);
  return day.ok ? day.value : stop('--effective-from is a day like 2026-07-01');
}

const from = effectiveFrom(read.value);
// A diagnosis carries its edition on every record: that is nothing to guess.
if (listId === 'icd10' && options.edition === undefined)
  stop('Say which edition it is, as it will stand beside each diagnosis: --edition "TT 06/2026/TT-BYT"');
// What an older code means hangs on the day it ended.
if (listId === 'crosswalk' && read.value.asOf === undefined && options['effective-from'] === undefined)
  stop('Say the first day of the new units: --effective-from 2025-07-01');
const request: ImportedList = {
  listId,
  edition: options.edition ?? formatLocalDate(from),
  source: options.source ?? read.value.source ?? basename(path, extname(path)),
  effectiveFrom: from,
  columns: LIST_KINDS[listId].columns,
  rows: listId === 'crosswalk' ? rows.map((cells) => datedCells(cells, from)) : rows,
  ...(options.replace && { replace: true }),
  ...(options.many && { mayEndMany: true }),
};
if (
  options.replace &&
  !options.yes &&
  !(await saysYes('Codes of the list that stands will be forgotten. Go on?'))
)
  stop('Nothing was changed.');

async function takeIn(way: Way): Promise<void> {
  if (request.listId === 'schedule') {
    const [standing, moves] = [await way.standingRows(), await way.preview(rows)];
    for (const line of schedulePreview(rows, standing, moves)) console.log(line);
    if (options.preview) return;
    if (!options.yes && !(await saysYes('Publish it to every tablet?'))) stop('Nothing was changed.');
  }
  say(await way.take(request));
}

try {
  await (options.user === undefined
    ? intoTheStore(request.listId, takeIn)
    : throughTheDoor(request.listId, options.url, options.user, takeIn));
} catch (error) {
  if (!(error instanceof StartFailure)) throw error;
  const isRunning = error.message.includes('in use');
  stop(
    error.message,
    ...(isRunning ? ['While the server runs, import through it: add --user NAME [--url URL].'] : []),
  );
}
