// Changes as the lines a feed is made of, built as text from the stored documents.

import type { Database } from '#embedded/database.js';
import type { Change } from '#embedded/storage/change-reader.js';
import { conflictsOf, leavesOf } from '#embedded/storage/document-metadata.js';
import { mayHaveAttachments, withMembers } from '#embedded/storage/document-text.js';
import type { JsonObject } from '#embedded/storage/json-object.js';
import { pick } from '#embedded/views/mango-find.js';

export interface RowStyle {
  includeDocs: boolean;
  conflicts: boolean;
  attachments: 'inline' | 'stubs';
  allLeaves: boolean;
  /** Sequences are costly to make in a cluster, so clients may ask for only one in so many; here they only read on. */
  sequenceEvery: number;
  fields?: string[];
}

export async function changeRow(
  database: Database,
  change: Change,
  style: RowStyle,
  count: number,
): Promise<string> {
  const { metadata, sequence } = change;
  const revisions = style.allLeaves
    ? leavesOf(metadata)
        .map(({ rev }) => `{"rev":"${rev}"}`)
        .join(',')
    : `{"rev":"${metadata.winningRev}"}`;
  const seq = count % style.sequenceEvery === 0 ? `"${database.writeSequence(sequence)}"` : 'null';
  const deleted = metadata.deleted ? ',"deleted":true' : '';
  const doc = style.includeDocs ? `,"doc":${await documentOf(database, change, style)}` : '';
  return `{"seq":${seq},"id":${JSON.stringify(metadata.id)},"changes":[${revisions}]${deleted}${doc}}`;
}

async function documentOf(database: Database, change: Change, style: RowStyle): Promise<string> {
  const text = mayHaveAttachments(change.body)
    ? await database.reader.present(change.body, style.attachments)
    : change.body;
  if (style.fields) return JSON.stringify(pick(JSON.parse(text) as JsonObject, style.fields));
  const conflicts = style.conflicts ? conflictsOf(change.metadata).living : [];
  return conflicts.length > 0 ? withMembers(text, { _conflicts: conflicts }) : text;
}
