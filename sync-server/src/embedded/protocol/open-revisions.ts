// `open_revs`: several revisions of one document at once, as replicators ask for them.

import { CouchFailure } from '#embedded/couch-failure.js';
import type { DocumentReader } from '#embedded/storage/document-reader.js';
import { isRevision } from '#embedded/storage/document-input.js';
import {
  generationOf,
  hashOf,
  historyOf,
  latestOf,
  leavesOf,
  type DocumentMetadata,
} from '#embedded/storage/document-metadata.js';
import { withMembers } from '#embedded/storage/document-text.js';
import type { Call } from './call.js';
import type { DatabaseContext } from './database-routes.js';
import { sendMultipartRevisions } from './multipart-document.js';
import { parseJsonText } from './json-body.js';

export interface FoundRevision {
  rev: string;
  /** Undefined when this revision is not here. */
  text: string | undefined;
}

export async function sendOpenRevisions(
  call: Call,
  { database }: DatabaseContext,
  metadata: DocumentMetadata | undefined,
): Promise<void> {
  const asked = readAsked(call.parameters.text('open_revs') ?? '');
  if (asked === 'all' && !metadata) throw CouchFailure.missing();
  const revisions = wantedRevisions(metadata, asked, call.parameters.flag('latest'));
  const [found = []] = await findRevisions(
    database.reader,
    [{ metadata, revisions }],
    call.parameters.flag('revs'),
  );
  if (!call.accepts('application/json')) return sendMultipartRevisions(call, database.reader, found);
  const inline = call.parameters.flag('attachments') ? 'inline' : 'stubs';
  const rows = await Promise.all(
    found.map(async ({ rev, text }) =>
      text === undefined
        ? JSON.stringify({ missing: rev })
        : `{"ok":${await database.reader.present(text, inline)}}`,
    ),
  );
  await call.sendText(200, `[${rows.join(',')}]\n`);
}

function readAsked(text: string): 'all' | string[] {
  if (text === 'all') return 'all';
  const asked = parseJsonText(text);
  if (!Array.isArray(asked) || !asked.every(isRevision)) throw CouchFailure.badRequest('Invalid rev format');
  return asked;
}

export function wantedRevisions(
  metadata: DocumentMetadata | undefined,
  asked: 'all' | string[],
  latest: boolean,
): string[] {
  if (asked === 'all') {
    const leaves = metadata ? leavesOf(metadata).map((leaf) => leaf.rev) : [];
    return leaves.sort((a, b) => generationOf(a) - generationOf(b) || (a < b ? -1 : 1));
  }
  if (!latest || !metadata) return asked;
  const grown = asked.flatMap((rev) => {
    const leaves = latestOf(metadata, rev);
    return leaves.length > 0 ? leaves : [rev];
  });
  return [...new Set(grown)];
}

export interface RevisionRequest {
  metadata: DocumentMetadata | undefined;
  revisions: string[];
}

/** The stored texts of many documents' revisions in one read, with their ancestry when asked for. */
export async function findRevisions(
  reader: DocumentReader,
  requests: RevisionRequest[],
  withHistory: boolean,
): Promise<FoundRevision[][]> {
  const sequences = requests.flatMap(({ metadata, revisions }) =>
    revisions.map((rev) => metadata?.rev_map[rev] ?? 0),
  );
  const bodies = await reader.bodiesAt(sequences);
  let at = 0;
  return requests.map(({ metadata, revisions }) =>
    revisions.map((rev) => {
      const body = bodies[at++];
      if (body === undefined || !withHistory || !metadata) return { rev, text: body };
      const ids = (historyOf(metadata, rev) ?? []).map((step) => hashOf(step.rev));
      return { rev, text: withMembers(body, { _revisions: { start: generationOf(rev), ids } }) };
    }),
  );
}
