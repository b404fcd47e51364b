// Goes through everybody for one query and keeps the best: who answers all that was typed, or, where nobody does, who
// has the given name and half of the rest. Goes in the order of the list, so that among equals the first met is the
// first shown, and stops when nobody to come can be shown.

import { createBestRows, type RankedRow } from './best-rows.js';
import type { ListOrder } from './list-order.js';
import type { PersonTerm } from './person-query.js';
import { NO_MATCH } from './person-rank.js';
import type { QueryRankers, Ranker } from './person-ranker.js';

export interface PersonScan {
  /** Everybody who answers all of the terms, best first. */
  answering(terms: readonly PersonTerm[], limit: number): RankedRow[];
  near(terms: readonly PersonTerm[], limit: number): RankedRow[];
}

const isEarlier = (a: number, b: number): boolean => a < b;

export function createPersonScan(
  order: ListOrder,
  rankersOf: (terms: readonly PersonTerm[]) => QueryRankers,
): PersonScan {
  function bestOf(limit: number, rank: Ranker, highest = Infinity): RankedRow[] {
    const rows = order.rows();
    const best = createBestRows(limit, isEarlier);
    for (let at = 0; at < rows.length; at++) {
      const score = rank(rows[at] ?? 0);
      if (score === NO_MATCH) continue;
      best.offer(at, score);
      if (best.worst >= highest) break;
    }
    return best.sorted().map(({ row, score }) => ({ row: rows[row] ?? 0, score }));
  }

  return {
    answering(terms, limit) {
      if (terms.length === 0 || limit < 1) return [];
      const { byEveryWord, byInitials, highest } = rankersOf(terms);
      const found = bestOf(limit, byEveryWord, highest);
      // Initials come after everybody who has the words: most queries never need them.
      if (found.length === limit || !byInitials) return found;
      return found.concat(bestOf(limit - found.length, byInitials));
    },
    near: (terms, limit) => bestOf(limit, rankersOf(terms).near),
  };
}
