// A database as a whole: making, describing, removing it, and its settings.

import { CouchFailure } from '#embedded/couch-failure.js';
import { REVISION_LIMIT, type Database } from '#embedded/database.js';
import { checkDatabaseName } from '#embedded/databases.js';
import { isObject, type JsonObject } from '#embedded/storage/json-object.js';
import { MAX_DOCUMENT_BYTES, readDocument, type InputOptions } from '#embedded/storage/document-input.js';
import type { Call } from './call.js';
import type { Methods } from './methods.js';
import type { StoreContext } from './store-context.js';

export interface DatabaseContext {
  store: StoreContext;
  database: Database;
}

/** Never zero of anything: replicators compare it to see whether the database is still the same one. */
const INSTANCE_START_TIME = '0';

export async function createDatabase(call: Call, store: StoreContext, name: string): Promise<void> {
  checkDatabaseName(name);
  await store.databases.create(name);
  await call.send(201, { ok: true }, { location: locationOf(call, name) });
}

export async function removeDatabase(call: Call, store: StoreContext, name: string): Promise<void> {
  if (call.parameters.has('rev')) {
    throw CouchFailure.badRequest(
      'You tried to DELETE a database with a ?=rev parameter. Did you mean to DELETE a document instead?',
    );
  }
  await store.databases.remove(name);
  await call.send(200, { ok: true });
}

export const databaseMethods: Methods<DatabaseContext> = {
  GET: describeDatabase,
  POST: addDocument,
};

/** How a document in this call is to be read. */
export function inputOptions(call: Call, store: StoreContext, newEdits: boolean, id?: string): InputOptions {
  return {
    newEdits,
    newId: store.newId,
    revisionLimit: REVISION_LIMIT,
    checkSize: call.bodyBytes > MAX_DOCUMENT_BYTES,
    ...(id === undefined ? {} : { id }),
  };
}

export const locationOf = (call: Call, ...parts: string[]): string =>
  `http://${call.header('host') ?? 'localhost'}/${parts.map(encodeURIComponent).join('/')}`;

async function describeDatabase(call: Call, { database }: DatabaseContext): Promise<void> {
  const counts = await database.counts();
  await call.send(200, {
    instance_start_time: INSTANCE_START_TIME,
    db_name: database.name,
    purge_seq: database.writeSequence(0),
    update_seq: database.writeSequence(database.updateSequence),
    sizes: { file: await database.fileBytes() },
    props: {},
    doc_del_count: counts.deleted,
    doc_count: counts.documents,
    disk_format_version: 8,
    compact_running: database.isCompacting,
    cluster: { q: 1, n: 1, w: 1, r: 1 },
  });
}

async function addDocument(call: Call, { database, store }: DatabaseContext): Promise<void> {
  const body = await call.postedJson();
  const document = readDocument(body, inputOptions(call, store, true));
  const row = await database.writer.writeOne(document, true);
  await call.send(201, row, { location: locationOf(call, database.name, row.id) });
}

const noPurge = async (): Promise<void> => {
  throw new CouchFailure('not_implemented', 'The embedded store does not purge.');
};

export const settingRoutes: Record<string, Methods<DatabaseContext>> = {
  _security: { PUT: setSecurity, GET: giveSecurity },
  _revs_limit: { PUT: setRevisionLimit, GET: (call) => call.send(200, REVISION_LIMIT) },
  _ensure_full_commit: { POST: confirmCommit },
  _compact: { POST: startCompaction },
  _view_cleanup: { POST: startCleanup },
  _purge: { POST: noPurge },
  _purged_infos: { GET: noPurge },
};

async function giveSecurity(call: Call, { database }: DatabaseContext): Promise<void> {
  await call.send(200, await database.settings.security());
}

async function setSecurity(call: Call, { database }: DatabaseContext): Promise<void> {
  await database.settings.setSecurity(readSecurity(await call.json()));
  await call.send(200, { ok: true });
}

function readSecurity(value: unknown): JsonObject {
  if (!isObject(value)) throw CouchFailure.badRequest('Security object must be a JSON object');
  for (const side of ['admins', 'members']) {
    const group = value[side] ?? {};
    if (!isObject(group)) throw CouchFailure.badRequest(`${side} must be a JSON object`);
    for (const list of [group['names'] ?? [], group['roles'] ?? []]) {
      if (!Array.isArray(list) || !list.every((name) => typeof name === 'string')) {
        throw CouchFailure.badRequest(`${side} must hold lists of strings`);
      }
    }
  }
  return value;
}

/** PouchDB takes the limit once, at opening; another one is refused rather than forgotten. */
async function setRevisionLimit(call: Call): Promise<void> {
  if ((await call.json()) !== REVISION_LIMIT) {
    throw new CouchFailure('not_implemented', `The embedded store keeps ${REVISION_LIMIT} revisions.`);
  }
  await call.send(200, { ok: true });
}

/** Every answered write is on the disk already. */
async function confirmCommit(call: Call): Promise<void> {
  call.requireJsonType();
  await call.bytes();
  await call.send(201, { ok: true, instance_start_time: INSTANCE_START_TIME });
}

async function startCompaction(call: Call, { database, store }: DatabaseContext): Promise<void> {
  call.requireJsonType();
  await call.bytes();
  database.compact().catch(reportUnlessGone(database, store, 'compaction'));
  await call.send(202, { ok: true });
}

async function startCleanup(call: Call, { database, store }: DatabaseContext): Promise<void> {
  call.requireJsonType();
  await call.bytes();
  database.views.cleanup().catch(reportUnlessGone(database, store, 'view-cleanup'));
  await call.send(202, { ok: true });
}

const reportUnlessGone =
  (database: Database, store: StoreContext, work: 'compaction' | 'view-cleanup') =>
  (error: unknown): void => {
    if (database.ended.aborted) return;
    store.log({
      kind: 'background-failure',
      work,
      error: error instanceof Error ? error : new Error('unknown', { cause: error }),
    });
  };
