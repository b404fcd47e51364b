// `_changes`: what happened since a place in the history, now or as it comes.

import type { Database } from '#embedded/database.js';
import { changesOf, type Change } from '#embedded/storage/change-reader.js';
import type { Call } from './call.js';
import { changeRow } from './change-rows.js';
import type { DatabaseContext } from './database-routes.js';
import { readFeedRequest, type FeedRequest } from './feed-request.js';
import type { Methods } from './methods.js';

export const changesMethods: Methods<DatabaseContext> = { GET: followChanges, POST: followChanges };

/** A feed's state: how far it has read and how many rows it has shown. */
interface Progress {
  sequence: number;
  shown: number;
}

async function followChanges(call: Call, { database }: DatabaseContext): Promise<void> {
  const request = await readFeedRequest(call, database);
  const progress: Progress = { sequence: request.since, shown: 0 };
  const { form } = request;
  await form.start(call);
  for (;;) {
    if (!(await showAllNew(call, database, request, progress))) break;
    if (progress.shown >= request.limit || request.patience === 'none') break;
    if (request.patience === 'until-first' && progress.shown > 0) break;
    if (!(await waitForMore(call, database, request, progress.sequence))) break;
  }
  form.end(call, {
    lastSequence: database.writeSequence(progress.sequence),
    pending: request.descending ? 0 : Math.max(0, database.updateSequence - progress.sequence),
  });
}

/**
 * False when the database ended in the middle: who waits for what comes is told how far they got. Who asked for all there
 * is must not take a part for it, and learns it by a broken line.
 */
async function showAllNew(
  call: Call,
  database: Database,
  request: FeedRequest,
  progress: Progress,
): Promise<boolean> {
  try {
    await showNew(call, database, request, progress);
    return true;
  } catch (error) {
    if (request.patience === 'none' || !database.ended.aborted) throw error;
    return false;
  }
}

async function showNew(
  call: Call,
  database: Database,
  request: FeedRequest,
  progress: Progress,
): Promise<void> {
  if (progress.shown >= request.limit) return;
  if (request.filter.ids && !request.descending)
    return showNamed(call, database, request, progress, request.filter.ids);
  const { descending, limit, filter } = request;
  const chunk = Math.max(1, Math.min(500, limit - progress.shown));
  const pages = database.changes({ since: progress.sequence, descending, chunk });
  for await (const { changes, scannedTo } of pages) {
    const accepted = changes.filter(filter.accepts);
    if (await show(call, database, request, progress, accepted)) return;
    progress.sequence = scannedTo;
    if (call.isGone) return;
  }
}

async function showNamed(
  call: Call,
  database: Database,
  request: FeedRequest,
  progress: Progress,
  ids: string[],
): Promise<void> {
  const upTo = database.updateSequence;
  const changes = await changesOf(database.reader, ids, progress.sequence);
  if (!(await show(call, database, request, progress, changes))) {
    progress.sequence = Math.max(upTo, progress.sequence);
  }
}

/** True when the limit is reached; then the feed stands at the last change it has shown. */
async function show(
  call: Call,
  database: Database,
  request: FeedRequest,
  progress: Progress,
  changes: Change[],
): Promise<boolean> {
  const wanted = changes.slice(0, request.limit - progress.shown);
  const rows: string[] = [];
  for (const change of wanted) {
    rows.push(await changeRow(database, change, request.style, progress.shown + rows.length + 1));
  }
  // All of them or none: the feed never stands behind a row that was not shown.
  progress.shown += wanted.length;
  progress.sequence = wanted.at(-1)?.sequence ?? progress.sequence;
  if (rows.length > 0) await request.form.rows(call, rows);
  return progress.shown >= request.limit;
}

/** False when the feed should end: nothing came in time, the reader left, or the database is gone. */
async function waitForMore(
  call: Call,
  database: Database,
  request: FeedRequest,
  sequence: number,
): Promise<boolean> {
  for (;;) {
    await database.changeAfter(sequence, request.heartbeat ?? request.timeout, call.gone);
    if (call.isGone || database.ended.aborted) return false;
    if (database.updateSequence > sequence) return true;
    if (request.heartbeat === undefined) return false;
    await request.form.beat(call);
  }
}
