// `npm run day-file -- take FILE --user NAME`: takes a day file that came by hand into a running server, through its front
// door, as a worker, a head or an administrator. The password is asked for, or read from TRAM_PASSWORD.
// Option: --url (http://localhost:8080). Ends with 1 where the file, or a part of it, was not taken.

import { openAsBlob } from 'node:fs';
import { parseArgs } from 'node:util';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import {
  DAY_FILE_MAGIC,
  MAX_HEADER_BYTES,
  parseDayFileHeader,
  type DayFileFault,
  type DayFilePart,
  type DayFileReply,
} from '@tram/shared-schema/sync/day-file.js';
import { ApiClient } from '../e2e/api-client.js';
import { askedPassword } from './asked-at-console.js';

const FAULTS: Readonly<Record<DayFileFault['kind'], string>> = {
  'not-a-day-file': 'this is no day file of Trạm',
  'newer-version': 'it was made by a newer app: upgrade the server first',
  'foreign-station': 'it is of another station',
  'wrong-key': 'the server has no key for it: the station began anew, or its account is gone',
  torn: 'it ends before its end: ask for it again, what was whole has been taken in',
  tampered: 'it was changed or damaged on its way: do not use it',
  'unknown-device': 'the server does not know the tablet that made it: let that tablet sign in once',
  'not-its-device': 'it names one tablet but was made by another: do not use it',
  'device-revoked': 'the tablet that made it was revoked: only a head or an administrator may bring it',
  'too-large': 'it is larger than the server takes',
};

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}

const count = ({ results }: DayFilePart, wanted: string): number =>
  results.filter(({ kind }) => kind === wanted).length;

function say({ parts, fault }: DayFileReply): void {
  for (const part of parts) {
    const counts = ['accepted', 'merged', 'refused'].map((kind) => `${count(part, kind)} ${kind}`).join(', ');
    console.log(`tablet ${part.replicaId}, made ${part.madeAt}, ${part.count} documents: ${counts}`);
    for (const result of part.results)
      if (result.kind === 'refused') console.log(`  ${result.id}: ${JSON.stringify(result.refusal)}`);
  }
  if (fault) stop(`Not all of it was taken: ${FAULTS[fault.kind]}.`);
  if (parts.some((part) => count(part, 'refused') > 0)) stop('Some documents were refused.');
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: { type: 'string', default: 'http://localhost:8080' }, user: { type: 'string' } },
});
const [command, path] = positionals;
const { url, user } = options;
if (command !== 'take' || path === undefined || user === undefined)
  stop('Usage: npm run day-file -- take FILE --user NAME [--url URL]');

const file = await openAsBlob(path);
const [, line = ''] = (await file.slice(0, DAY_FILE_MAGIC.length + MAX_HEADER_BYTES).text()).split('\n');
const header = parseDayFileHeader(line);
if (!header.ok) stop(`Not taken: ${FAULTS[header.error.kind]}.`);
const { stationId } = header.value;
const client = new ApiClient(url);
// One for each station, because a device belongs to one.
const replicaId = `df${stationId.slice(-8).toLowerCase()}` as ReplicaId;
const { accessToken } = await client.signIn(user, await askedPassword(), replicaId);
const answer = await fetch(`${url}/api/v1/stations/${stationId}/day-file`, {
  method: 'POST',
  headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/octet-stream' },
  body: file,
});
if (!answer.ok) stop(`The server answered ${answer.status}: ${await answer.text()}`);
say((await answer.json()) as DayFileReply);
