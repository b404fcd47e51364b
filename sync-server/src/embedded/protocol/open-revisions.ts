// `open_revs`: several revisions of one document at once, as replicators ask for them.

import { CouchFailure } from '#embedded/couch-failure.js';
import { isRevision } from '#embedded/storage/document-input.js';
import type { DocumentMetadata } from '#embedded/storage/document-metadata.js';
import { findRevisions, wantedRevisions } from '#embedded/storage/revision-search.js';
import type { Call } from './call.js';
import type { DatabaseContext } from './database-routes.js';
import { sendMultipartRevisions } from './multipart-document.js';
import { parseJsonText } from './json-body.js';

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
