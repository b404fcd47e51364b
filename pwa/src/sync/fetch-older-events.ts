// Has one person's old events sent again by name, for a page that somebody is looking at.

import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import { ok, type Result } from '@tram/shared-schema/result.js';
import type { OlderEvents } from '#documents/older-events.js';
import { fetchNamed, type FetchNamedParts } from './fetch-named.js';
import type { RoundFailure } from './sync-status.js';

export interface FetchOlderParts extends FetchNamedParts {
  readonly older: OlderEvents;
}

export interface FetchedOlder {
  readonly brought: number;
  /** Known here and no longer at the server. */
  readonly gone: number;
}

export async function fetchOlderEvents(
  { older, ...line }: FetchOlderParts,
  personId: PersonDocId,
  signal: AbortSignal = new AbortController().signal,
): Promise<Result<FetchedOlder, RoundFailure>> {
  const left = await older.leftOf(personId);
  const fetched = { brought: 0, gone: 0 };
  const all = await fetchNamed(
    line,
    left.map(({ id }) => id),
    async (_asked, documents, lacks) => {
      const kept = await older.bringBack(documents);
      if (!kept.ok) return kept;
      fetched.brought += documents.length;
      fetched.gone += lacks.length;
      return older.forget(lacks);
    },
    signal,
  );
  return all.ok ? ok(fetched) : all;
}
