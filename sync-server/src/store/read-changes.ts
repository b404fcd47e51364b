// CouchDB's `_changes` cut into pages bounded by bytes. CouchDB bounds by rows, so the rows to ask for follow the
// weight of those seen; it names a sequence only every few rows (naming one costs it a third of its speed), so pages end there.

import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { ChangesPage, ChangesRequest, OpenChangesFailure } from '#ports.js';
import { readBatch, type Batch, type Row } from './change-batch.js';
import { CouchRefused, orMissing, type CouchClient } from './couch-client.js';
import { isSequence } from './sequence.js';
import type { SharedBatches } from './shared-batches.js';

/** Two of these are held for each reader: fifty readers at once are an ordinary evening. */
const BATCH_BYTES = 512 * 1024;
const MAX_BATCH_ROWS = 1000;
const FIRST_BATCH_ROWS = 100;

interface BatchSize {
  readonly rows: number;
  readonly seqInterval: number;
}

async function fetchBatch(couch: CouchClient, db: string, since: string, size: BatchSize): Promise<Batch> {
  const qs = { since, limit: size.rows, include_docs: true, seq_interval: size.seqInterval };
  return readBatch(await couch.bytes({ db, path: '_changes', qs }));
}

const weightOf = (row: Row): number => row.text?.bytes.length ?? 0;

/** The first `count` rows that end on a named sequence and, where one can, weigh no more than a page may. */
function rowsOfPage(
  rows: readonly Row[],
  from: number,
  pageBytes: number,
): { end: number; tooHeavy: boolean } {
  let bytes = 0;
  let documents = 0;
  let end = from;
  for (let index = from; index < rows.length; index += 1) {
    const row = rows[index];
    if (!row) break;
    bytes += weightOf(row);
    if (row.text) documents += 1;
    if (bytes > pageBytes && documents > 1) return { end, tooHeavy: end === from };
    if (row.seq !== undefined) end = index + 1;
  }
  return { end, tooHeavy: false };
}

function nextSize(batch: Batch, pageBytes: number): BatchSize {
  const bytes = batch.rows.reduce((sum, row) => sum + weightOf(row), 0);
  const perRow = Math.max(1, bytes / Math.max(1, batch.rows.length));
  const rows = Math.min(MAX_BATCH_ROWS, Math.max(1, Math.floor(BATCH_BYTES / perRow)));
  return { rows, seqInterval: Math.max(1, Math.min(rows, Math.floor(pageBytes / perRow / 8))) };
}

async function* pagesFrom(
  first: Batch,
  since: string,
  { pageBytes, signal }: ChangesRequest,
  fetchFrom: (since: string, size: BatchSize) => Promise<Batch>,
): AsyncGenerator<ChangesPage> {
  let batch = first;
  let cursor = since;
  for (;;) {
    const size = nextSize(batch, pageBytes);
    // Read ahead by one batch, never more: the reader's pace bounds what is held here.
    const ahead = batch.pending > 0 ? fetchFrom(batch.lastSeq, size) : undefined;
    ahead?.catch(() => undefined); // met again at the await below, or of no interest once the reader has gone
    let from = 0;
    let tooHeavy = false;
    while (from < batch.rows.length) {
      const page = rowsOfPage(batch.rows, from, pageBytes);
      if (page.tooHeavy) {
        tooHeavy = true;
        break;
      }
      cursor = batch.rows[page.end - 1]?.seq ?? batch.lastSeq;
      const texts = batch.rows.slice(from, page.end).flatMap((row) => (row.text ? [row.text] : []));
      from = page.end;
      signal?.throwIfAborted();
      yield { rows: texts, cursor, pending: batch.pending + batch.rows.length - from };
    }
    if (tooHeavy) {
      // Heavier documents than those before: read on from the last page's end with every sequence named.
      batch = await fetchFrom(cursor, { rows: size.rows, seqInterval: 1 });
    } else if (ahead) {
      batch = await ahead;
    } else {
      return;
    }
  }
}

export async function openChanges(
  couch: CouchClient,
  shared: SharedBatches,
  db: string,
  request: ChangesRequest,
): Promise<Result<AsyncIterable<ChangesPage>, OpenChangesFailure>> {
  const { since = '0' } = request;
  if (!isSequence(since)) return err({ kind: 'unknown-cursor' });
  // One that is under way goes on when its reader leaves: others may wait for it.
  const fetchFrom = (from: string, size: BatchSize): Promise<Batch> =>
    shared.read(`${db}?${from}/${size.rows}/${size.seqInterval}`, () => fetchBatch(couch, db, from, size));
  try {
    const first = await orMissing(fetchFrom(since, { rows: FIRST_BATCH_ROWS, seqInterval: 1 }));
    return first ? ok(pagesFrom(first, since, request, fetchFrom)) : err({ kind: 'no-station' });
  } catch (error) {
    if (error instanceof CouchRefused && error.couchStatus === 400) return err({ kind: 'unknown-cursor' });
    throw error;
  }
}
