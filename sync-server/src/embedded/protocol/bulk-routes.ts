// Many documents in one request: what the sync server and every replicator mostly do.

import { CouchFailure } from '#embedded/couch-failure.js';
import { isRevision, readDocument, readRevision } from '#embedded/storage/document-input.js';
import { differenceTo, type RevisionDifference } from '#embedded/storage/document-metadata.js';
import { isObject } from '#embedded/storage/json-object.js';
import { findRevisions, wantedRevisions } from '#embedded/storage/revision-search.js';
import type { Call } from './call.js';
import { inputOptions, type DatabaseContext } from './database-routes.js';
import type { Methods } from './methods.js';

export const bulkRoutes: Record<string, Methods<DatabaseContext>> = {
  _bulk_docs: { POST: writeDocuments },
  _bulk_get: { POST: giveDocuments },
  _revs_diff: { POST: compareRevisions },
  _missing_revs: { POST: listMissing },
};

async function writeDocuments(call: Call, { database, store }: DatabaseContext): Promise<void> {
  const body = await call.postedObject();
  const docs = body['docs'];
  if (docs === undefined) throw CouchFailure.badRequest('POST body must include `docs` parameter.');
  if (!Array.isArray(docs)) throw CouchFailure.badRequest('`docs` parameter must be an array.');
  const newEdits = body['new_edits'] ?? true;
  if (typeof newEdits !== 'boolean')
    throw CouchFailure.badRequest('`new_edits` parameter must be a boolean.');
  const options = inputOptions(call, store, newEdits);
  const documents = docs.map((doc) => readDocument(doc, options));
  await call.send(201, await database.writer.write(documents, newEdits));
}

interface WantedDocument {
  id: string;
  rev: string | undefined;
}

async function giveDocuments(call: Call, { database }: DatabaseContext): Promise<void> {
  const { docs } = await call.postedObject();
  if (!Array.isArray(docs)) throw CouchFailure.badRequest("Missing JSON list of 'docs'.");
  const wanted = docs.map(readWanted);
  const latest = call.parameters.flag('latest');
  const revs = call.parameters.flag('revs');
  const inline = call.parameters.flag('attachments') ? 'inline' : 'stubs';
  const documents = await database.reader.manyMetadata(wanted.map(({ id }) => id));
  const requests = wanted.map(({ rev }, index) => {
    const metadata = documents[index];
    const known = rev === undefined ? ('all' as const) : isRevision(rev) ? [rev] : [];
    return { metadata, revisions: wantedRevisions(metadata, known, latest) };
  });
  const found = await findRevisions(database.reader, requests, revs);
  const results = await Promise.all(
    wanted.map(async (asked, index) => {
      const answers = await Promise.all(
        (found[index] ?? []).map(async ({ rev, text }) =>
          text === undefined
            ? refusal(asked.id, rev, 'not_found', 'missing')
            : `{"ok":${await database.reader.present(text, inline)}}`,
        ),
      );
      if (answers.length === 0) answers.push(emptyAnswer(asked));
      return `{"id":${JSON.stringify(asked.id)},"docs":[${answers.join(',')}]}`;
    }),
  );
  await call.sendText(200, `{"results":[${results.join(',')}]}\n`);
}

const emptyAnswer = ({ id, rev }: WantedDocument): string =>
  rev === undefined
    ? refusal(id, 'undefined', 'not_found', 'missing')
    : refusal(id, rev, 'bad_request', 'Invalid rev format');

function readWanted(value: unknown): WantedDocument {
  if (!isObject(value) || typeof value['id'] !== 'string') {
    throw CouchFailure.badRequest("Each of 'docs' needs an id.");
  }
  const { id, rev } = value;
  return { id, rev: rev === undefined ? undefined : String(rev) };
}

const refusal = (id: string, rev: string, error: string, reason: string): string =>
  JSON.stringify({ error: { rev, reason, id, error } });

async function compareRevisions(call: Call, context: DatabaseContext): Promise<void> {
  await call.send(200, Object.fromEntries(await differences(call, context)));
}

async function listMissing(call: Call, context: DatabaseContext): Promise<void> {
  const found = await differences(call, context);
  const missing = found.map(([id, difference]): [string, string[]] => [id, difference.missing]);
  await call.send(200, { missing_revs: Object.fromEntries(missing) });
}

async function differences(
  call: Call,
  { database }: DatabaseContext,
): Promise<[string, RevisionDifference][]> {
  const offered = Object.entries(await call.postedObject()).map(([id, revs]): [string, string[]] => {
    if (!Array.isArray(revs)) throw CouchFailure.badRequest('Revisions must be a list');
    return [id, revs.map(readRevision)];
  });
  const documents = await database.reader.manyMetadata(offered.map(([id]) => id));
  return offered.flatMap(([id, revs], index): [string, RevisionDifference][] => {
    const difference = differenceTo(documents[index], revs);
    return difference ? [[id, difference]] : [];
  });
}
