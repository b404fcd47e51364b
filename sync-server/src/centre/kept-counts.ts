// A station's numbers, kept for as long as nothing of the station changes: counting reads every visit there is, and between
// two looks of a centre most of its stations have sent nothing. Kept in memory alone, and the oldest go first.

import type { StationId } from '@tram/shared-schema/document/ids.js';
import type { DocumentStore } from '#ports.js';

export interface KeptCounts<Counted> {
  /** `question` names everything beside the records that the answer hangs on. */
  of(stationId: StationId, question: string, count: () => Promise<Counted>): Promise<Counted>;
}

/** A year's registers of a station are some kilobytes. */
const MOST = 400;

export function createKeptCounts<Counted>(
  documents: Pick<DocumentStore, 'head' | 'epoch'>,
  most = MOST,
): KeptCounts<Counted> {
  const kept = new Map<string, { readonly state: string; readonly counted: Counted }>();

  /** Undefined where there is nothing to tell by. A database that was set back may come to the same change again. */
  async function stateOf(stationId: StationId): Promise<string | undefined> {
    const [epoch, head] = await Promise.all([documents.epoch(stationId), documents.head(stationId)]);
    return epoch && head && `${epoch.epoch} ${head.cursor}`;
  }

  return {
    async of(stationId, question, count) {
      const key = `${stationId} ${question}`;
      // Before counting: what is written meanwhile is counted the next time at the latest.
      const state = await stateOf(stationId);
      const before = kept.get(key);
      kept.delete(key);
      const counted = before && before.state === state ? before.counted : await count();
      if (state !== undefined) kept.set(key, { state, counted });
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
      return counted;
    },
  };
}
