// Runs a Mango query: walks what the plan names, asks the selector of each document, stops when the page is full.

import type { Database } from '#embedded/database.js';
import { conflictsOf, type DocumentMetadata } from '#embedded/storage/document-metadata.js';
import { withMembers } from '#embedded/storage/document-text.js';
import { walkDocuments } from '#embedded/storage/document-walk.js';
import { isObject, type JsonObject } from '#embedded/storage/json-object.js';
import { matches, pathOf, valueAt, type Condition } from './mango-selector.js';
import type { Plan } from './mango-plan.js';
import { parseRow, walkRows } from './view-query.js';

export interface FindRequest {
  condition: Condition;
  plan: Plan;
  fields: string[];
  skip: number;
  limit: number;
  conflicts: boolean;
}

export interface Found {
  documents: JsonObject[];
  examined: number;
}

const IDS_PER_READ = 200;

export async function runFind(database: Database, request: FindRequest): Promise<Found> {
  const found: Found = { documents: [], examined: 0 };
  if (request.limit === 0) return found;
  let skipped = 0;
  for await (const documents of candidates(database, request.plan)) {
    const bodies = await database.reader.winners(documents);
    for (const [index, body] of bodies.entries()) {
      const metadata = documents[index];
      if (body === undefined || !metadata) continue;
      found.examined += 1;
      const document = JSON.parse(body) as JsonObject;
      if (!matches(request.condition, document)) continue;
      if (skipped < request.skip) skipped += 1;
      else found.documents.push(await present(database, request, metadata, body));
      if (found.documents.length === request.limit) return found;
    }
  }
  return found;
}

async function* candidates(database: Database, plan: Plan): AsyncGenerator<DocumentMetadata[]> {
  if (plan.kind === 'all-documents') {
    const { startId, endId, descending } = plan;
    const [from, to] = descending ? [endId, startId] : [startId, endId];
    const range = {
      descending,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    };
    for await (const documents of walkDocuments(database.level, range, IDS_PER_READ)) {
      yield documents.filter(({ id }) => !id.startsWith('_design/'));
    }
    return;
  }
  const index = await database.views.mango(plan.index);
  await index.upTo(database.updateSequence);
  const query = { ...plan.range, inclusiveEnd: true, skip: 0, limit: Infinity };
  let ids: string[] = [];
  for await (const row of walkRows(database.level, index.signature, query)) {
    ids.push(parseRow(row).id);
    if (ids.length === IDS_PER_READ) {
      yield living(await database.reader.manyMetadata(ids));
      ids = [];
    }
  }
  if (ids.length > 0) yield living(await database.reader.manyMetadata(ids));
}

const living = (documents: (DocumentMetadata | undefined)[]): DocumentMetadata[] =>
  documents.filter((metadata) => metadata !== undefined).filter((metadata) => !metadata.deleted);

async function present(
  database: Database,
  request: FindRequest,
  metadata: DocumentMetadata,
  body: string,
): Promise<JsonObject> {
  const conflicts = request.conflicts ? conflictsOf(metadata).living : [];
  const text = await database.reader.present(body);
  const whole = JSON.parse(
    conflicts.length > 0 ? withMembers(text, { _conflicts: conflicts }) : text,
  ) as JsonObject;
  return request.fields.length > 0 ? pick(whole, request.fields) : whole;
}

export function pick(document: JsonObject, fields: string[]): JsonObject {
  const picked: JsonObject = {};
  for (const field of fields) {
    const path = pathOf(field);
    const value = valueAt(document, path);
    const last = path[path.length - 1];
    if (value === undefined || last === undefined) continue;
    let at = picked;
    for (const step of path.slice(0, -1)) {
      const known = Object.hasOwn(at, step) ? at[step] : undefined;
      const next = isObject(known) ? known : {};
      Object.defineProperty(at, step, { value: next, enumerable: true, configurable: true, writable: true });
      at = next;
    }
    Object.defineProperty(at, last, { value, enumerable: true, configurable: true, writable: true });
  }
  return picked;
}
