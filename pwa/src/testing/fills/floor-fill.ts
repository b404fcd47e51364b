// The least a web page can do: the lines of the stream, parsed, into one Dexie table without any index.

import type { ChangesLine } from '@tram/shared-schema/sync/wire.js';
import { readLines } from '#platform/ndjson-lines.js';
import { Dexie, type Table } from 'dexie';
import { offerFill } from './fill-page.js';

const PAGE_BYTES = 1024 * 1024;
const MAX_LINE_BYTES = 1024 * 1024;

offerFill(async ({ stationId, accessToken }) => {
  const startedAt = performance.now();
  const database = new Dexie('floor', { chromeTransactionDurability: 'relaxed' });
  database.version(1).stores({ documents: '_id' });
  const table: Table<object, string> = database.table('documents');
  const response = await fetch(`/api/v1/stations/${stationId}/changes?pageBytes=${PAGE_BYTES}`, {
    headers: { authorization: `Bearer ${accessToken}`, accept: 'application/x-ndjson' },
  });
  const reader = response.body?.getReader();
  if (!response.ok || !reader) throw new Error(`the server answered ${response.status}`);
  let page: object[] = [];
  for await (const text of readLines(async () => (await reader.read()).value, MAX_LINE_BYTES)) {
    const line = JSON.parse(text) as ChangesLine;
    if (line.kind === 'doc') page.push(line.doc);
    else if (line.kind === 'cursor') {
      await table.bulkPut(page);
      page = [];
    }
  }
  const ms = performance.now() - startedAt;
  const documents = await table.count();
  database.close();
  return { documents, ms };
});
