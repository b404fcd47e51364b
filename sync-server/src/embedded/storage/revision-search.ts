// Several revisions of a document, or of many documents, in one read.

import {
  generationOf,
  hashOf,
  historyOf,
  latestOf,
  leavesOf,
  type DocumentMetadata,
} from './document-metadata.js';
import type { DocumentReader } from './document-reader.js';
import { withMembers } from './document-text.js';

export interface FoundRevision {
  rev: string;
  /** Undefined when this revision is not here. */
  text: string | undefined;
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
