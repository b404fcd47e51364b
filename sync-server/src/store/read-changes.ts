// CouchDB's `_changes` cut into pages bounded by bytes. CouchDB bounds by rows, so the rows to ask for follow the
// weight of those seen; it names a sequence only every few rows (naming one costs it a third of its speed), so pages end there.

import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { ChangesPage, ChangesRequest, OpenChangesFailure } from '#ports.js';
import { readBatch, type Batch, type Row } from './change-batch.js';
import { CouchRefused, orMissing, type CouchClient } from './couch-client.js';
import { isSequence } from './sequence.js';
import type { CutPage, SharedPages } from './shared-pages.js';

/** However large a page may be: one is fetched and cut at a time for each of those whose turn it is. */
const MOST_BYTES = 512 * 1024;
const MAX_BATCH_ROWS = 1000;
const FIRST_BATCH_ROWS = 100;
/** A page may end at so many places, so that it loses little where it is cut. */
const NAMED_PER_PAGE = 8;

interface BatchSize {
  readonly rows: number;
  readonly seqInterval: number;
}
const FIRST: BatchSize = { rows: FIRST_BATCH_ROWS, seqInterval: 1 };

const weightOf = (row: Row): number => row.text?.bytes.length ?? 0;

/** The first `count` rows that end on a named sequence and, where one can, weigh no more than a page may. */
function rowsOfPage(rows: readonly Row[], pageBytes: number): { end: number; tooHeavy: boolean } {
  let bytes = 0;
  let documents = 0;
  let end = 0;
  for (const [index, row] of rows.entries()) {
    bytes += weightOf(row);
    if (row.text) documents += 1;
    if (bytes > pageBytes && documents > 1)
      return end > 0 ? { end, tooHeavy: false } : { end: rows.length, tooHeavy: true };
    if (row.seq !== undefined) end = index + 1;
  }
  return { end, tooHeavy: false };
}

const bytesPerRow = ({ rows }: Batch): number =>
  Math.max(1, rows.reduce((sum, row) => sum + weightOf(row), 0) / Math.max(1, rows.length));

function sizeFor(perRow: number, pageBytes: number): BatchSize {
  const rowsIn = (bytes: number): number => Math.max(1, Math.min(MAX_BATCH_ROWS, Math.floor(bytes / perRow)));
  const rows = rowsIn(Math.min(MOST_BYTES, pageBytes));
  return { rows, seqInterval: Math.min(rows, rowsIn(pageBytes / NAMED_PER_PAGE)) };
}

async function fetchPage(
  couch: CouchClient,
  db: string,
  since: string,
  { rows: limit, seqInterval }: BatchSize,
  pageBytes: number,
): Promise<CutPage> {
  const qs = { since, limit, include_docs: true, seq_interval: seqInterval };
  const batch = readBatch(await couch.bytes({ db, path: '_changes', qs }));
  const { end, tooHeavy } = rowsOfPage(batch.rows, pageBytes);
  // Heavier documents than those before: once more, with every sequence named.
  if (tooHeavy && seqInterval > 1)
    return fetchPage(couch, db, since, { rows: limit, seqInterval: 1 }, pageBytes);
  const rows = batch.rows.slice(0, end).flatMap(({ text }) => (text ? [text] : []));
  const cursor = batch.rows[end - 1]?.seq ?? batch.lastSeq;
  const page: ChangesPage = { rows, cursor, pending: batch.pending + batch.rows.length - end };
  return { page, isEmpty: batch.rows.length === 0, bytesPerRow: bytesPerRow(batch) };
}

interface Reading {
  read(since: string, size: BatchSize): Promise<CutPage>;
  holds(since: string, size: BatchSize): boolean;
}

/** Not a generator: one that waits keeps what it last handed out, and on a poor line it waits for minutes. */
function pagesFrom(
  first: CutPage,
  since: string,
  { pageBytes, signal }: ChangesRequest,
  { read, holds }: Reading,
): AsyncIterator<ChangesPage> {
  let unread: CutPage | undefined = first;
  let place = { since, size: FIRST };
  let isOver = false;
  let isAhead = false;
  let isQuick = true;

  async function nextCut(): Promise<CutPage> {
    const cut = unread ?? (await read(place.since, place.size));
    unread = undefined;
    return cut;
  }

  return {
    async next() {
      signal?.throwIfAborted();
      if (isOver) return { done: true, value: undefined };
      // Nobody kept what was fetched ahead for as long as this reader was away: for it that is not done again.
      if (isAhead && !holds(place.since, place.size)) isQuick = false;
      const { page, isEmpty, bytesPerRow: perRow } = await nextCut();
      signal?.throwIfAborted();
      isOver = isEmpty || page.pending === 0;
      if (isEmpty) return { done: true, value: undefined };
      place = { since: page.cursor, size: sizeFor(perRow, pageBytes) };
      // The newest is not kept, so that it would only be fetched twice.
      isAhead = isQuick && page.pending > place.size.rows;
      // Met again at the next page, or of no interest once the reader has gone.
      if (isAhead) read(place.since, place.size).catch(() => undefined);
      return { done: false, value: page };
    },
  };
}

export async function openChanges(
  couch: CouchClient,
  shared: SharedPages,
  db: string,
  request: ChangesRequest,
): Promise<Result<AsyncIterable<ChangesPage>, OpenChangesFailure>> {
  const { since = '0', pageBytes } = request;
  if (!isSequence(since)) return err({ kind: 'unknown-cursor' });
  const keyOf = (from: string, { rows, seqInterval }: BatchSize): string =>
    `${db}?${from}/${rows}/${seqInterval}/${pageBytes}`;
  const reading: Reading = {
    // One that is under way goes on when its reader leaves: others may wait for it.
    read: (from, size) => shared.read(keyOf(from, size), () => fetchPage(couch, db, from, size, pageBytes)),
    holds: (from, size) => shared.holds(keyOf(from, size)),
  };
  try {
    const first = await orMissing(reading.read(since, FIRST));
    if (!first) return err({ kind: 'no-station' });
    const pages = pagesFrom(first, since, request, reading);
    return ok({ [Symbol.asyncIterator]: () => pages });
  } catch (error) {
    if (error instanceof CouchRefused && error.couchStatus === 400) return err({ kind: 'unknown-cursor' });
    throw error;
  }
}
