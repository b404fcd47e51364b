// Has one person's old events sent again by name, for a page that somebody is looking at. Beside the rounds of sync, and
// no part of them: neither the position nor what waits is touched.

import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { MAX_COMPARED_ENTRIES } from '@tram/shared-schema/sync/compare.js';
import { PROTOCOL_VERSION } from '@tram/shared-schema/sync/limits.js';
import type { OlderEvents } from '#documents/older-events.js';
import type { SyncJournal } from './sync-journal.js';
import type { SyncServer } from './sync-server.js';
import type { RoundFailure } from './sync-status.js';

export interface FetchOlderParts {
  readonly older: OlderEvents;
  readonly server: Pick<SyncServer, 'compare'>;
  readonly journal: Pick<SyncJournal, 'position'>;
}

export interface FetchedOlder {
  readonly brought: number;
  /** Known here and no longer at the server. */
  readonly gone: number;
}

/** What came is kept, also where the line breaks before the rest. */
export async function fetchOlderEvents(
  { older, server, journal }: FetchOlderParts,
  personId: PersonDocId,
  signal: AbortSignal = new AbortController().signal,
): Promise<Result<FetchedOlder, RoundFailure>> {
  const { epoch } = await journal.position();
  if (epoch === undefined) return err({ kind: 'unreachable' });
  let ids = (await older.leftOf(personId)).map(({ id }) => id).sort();
  const fetched = { brought: 0, gone: 0 };
  while (ids.length > 0) {
    const asked = ids.slice(0, MAX_COMPARED_ENTRIES);
    const answer = await server.compare({ protocol: PROTOCOL_VERSION, epoch, after: '', ids: asked }, signal);
    if (!answer.ok) return answer;
    const { documents, lacks, through } = answer.value.reply;
    const left = ids.filter((id) => id > through);
    // An answer that does not get on would be asked for for ever.
    if (left.length === ids.length) return err({ kind: 'server-trouble' });
    const kept = await older.bringBack(documents.filter(({ _id }) => asked.includes(_id)));
    if (!kept.ok) return kept;
    const forgotten = await older.forget(lacks);
    if (!forgotten.ok) return forgotten;
    fetched.brought += documents.length;
    fetched.gone += lacks.length;
    ids = left;
  }
  return ok(fetched);
}
