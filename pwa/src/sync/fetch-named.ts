// Asks the server for records by name, as many at a time as it answers: no part of a round, and neither the position nor
// what waits is touched.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { DocumentId } from '@tram/shared-schema/document/ids.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { MAX_COMPARED_ENTRIES } from '@tram/shared-schema/sync/compare.js';
import { PROTOCOL_VERSION } from '@tram/shared-schema/sync/limits.js';
import type { StorageFailure } from '#documents/tablet-documents.js';
import type { SyncJournal } from './sync-journal.js';
import type { SyncServer } from './sync-server.js';
import type { RoundFailure } from './sync-status.js';

export interface FetchNamedParts {
  readonly server: Pick<SyncServer, 'compare'>;
  readonly journal: Pick<SyncJournal, 'position'>;
}

/** `asked`: what this answer is of. What is in neither of the others this account may not read. */
type Take = (
  asked: readonly DocumentId[],
  documents: readonly TramDocument[],
  lacks: readonly DocumentId[],
) => Promise<Result<void, StorageFailure>>;

/** What was taken stays taken, also where the line breaks before the rest. */
export async function fetchNamed(
  { server, journal }: FetchNamedParts,
  wanted: readonly DocumentId[],
  take: Take,
  signal: AbortSignal,
): Promise<Result<void, RoundFailure>> {
  const { epoch } = await journal.position();
  if (epoch === undefined) return err({ kind: 'unreachable' });
  let ids = wanted.toSorted();
  while (ids.length > 0) {
    const asked = ids.slice(0, MAX_COMPARED_ENTRIES);
    const answer = await server.compare({ protocol: PROTOCOL_VERSION, epoch, after: '', ids: asked }, signal);
    if (!answer.ok) return answer;
    const { documents, lacks, through } = answer.value.reply;
    const left = ids.filter((id) => id > through);
    // An answer that does not get on would be asked for for ever.
    if (left.length === ids.length) return err({ kind: 'server-trouble' });
    const answered = asked.filter((id) => id <= through);
    const taken = await take(
      answered,
      documents.filter(({ _id }) => answered.includes(_id)),
      lacks,
    );
    if (!taken.ok) return taken;
    ids = left;
  }
  return ok(undefined);
}
