// Goes through everybody for one query and keeps the best: who answers all that was typed, or, where nobody does, who
// has the given name and half of the rest. The given name tells most, so those whose given name answers are asked
// first, and the others only while somebody of them can still be shown. Within that it goes in the order of the list:
// among equals the first met is the first shown. Where the letters before have already told who can answer, only they
// are asked.

import { createAnsweredBefore } from './answered-before.js';
import { createBestRows, type BestRows, type RankedRow } from './best-rows.js';
import type { GivenBlocks, ListOrder } from './list-order.js';
import type { PersonTerm } from './person-query.js';
import { GIVEN, NO_MATCH, type GivenMatch } from './person-rank.js';
import type { QueryRankers, Ranker } from './person-ranker.js';
import { createPlaces } from './places.js';

export interface PersonScan {
  /** Everybody who answers all of the terms, best first. */
  answering(terms: readonly PersonTerm[], limit: number): RankedRow[];
  near(terms: readonly PersonTerm[], limit: number): RankedRow[];
}

const NEAREST_FIRST = [GIVEN.asTyped, GIVEN.whole, GIVEN.start, GIVEN.no] as const;
/** Among more, to stop where the best are found is quicker than to ask each of them. */
const FEW = 3_000;

const isEarlier = (a: number, b: number): boolean => a < b;

export function createPersonScan(
  order: ListOrder,
  rankersOf: (terms: readonly PersonTerm[]) => QueryRankers,
): PersonScan {
  const before = createAnsweredBefore(() => order.rows());
  /** Good until the next query: whom nobody answers is asked at once who comes near. */
  let last: { readonly terms: readonly PersonTerm[]; readonly rankers: QueryRankers } | undefined;
  /** Who answers, as long as they are few. */
  const answered = createPlaces(FEW);
  const candidates = new Int32Array(FEW);
  let fewest: number | undefined;

  const rowsOf = (best: BestRows): RankedRow[] => {
    const rows = order.rows();
    return best.sorted().map(({ row, score }) => ({ row: rows[row] ?? 0, score }));
  };

  /** Those at the places `from` to `below`; false when nobody to come can be better than who was found. */
  function offer(best: BestRows, rank: Ranker, from: number, below: number, highest: number): boolean {
    const rows = order.rows();
    for (let at = from; at < below; at++) {
      const score = rank(rows[at] ?? 0);
      if (score === NO_MATCH) continue;
      answered.add(at);
      best.offer(at, score);
      if (best.worst >= highest) return false;
    }
    return true;
  }

  /**
   * Who may have the date or the number that was typed; undefined where they are many, or none was typed. Looked for once
   * in a query, by words or by initials.
   */
  function fewByNumber(rankers: QueryRankers): Int32Array | undefined {
    fewest ??= rankers.byNumber(order.rows(), candidates);
    return fewest < 0 ? undefined : candidates.subarray(0, fewest);
  }

  let levels = new Uint8Array(0);

  /** By block, how the given name answers; the array is used again. */
  function levelsOf({ words }: GivenBlocks, given: QueryRankers['given']): void {
    if (levels.length < words.length) levels = new Uint8Array(words.length * 2);
    for (let at = 0; at < words.length; at++) levels[at] = given(words[at] ?? -1);
  }

  /** Those whose given name answers as `level` says; false as `offer` does. */
  function offerLevel(best: BestRows, rank: Ranker, level: GivenMatch, highest: number): boolean {
    const { words, from } = order.blocks();
    for (let at = 0; at < words.length; at++) {
      if (levels[at] !== level) continue;
      if (!offer(best, rank, from[at] ?? 0, from[at + 1] ?? 0, highest)) return false;
    }
    return true;
  }

  /** False where somebody who answers was not asked, because the best were found. */
  function offerByGiven(best: BestRows, rank: Ranker, { given, highest }: QueryRankers): boolean {
    levelsOf(order.blocks(), given);
    for (const level of NEAREST_FIRST) {
      const most = highest(level);
      if (best.worst >= most || !offerLevel(best, rank, level, most)) return false;
    }
    return true;
  }

  function offerAmong(best: BestRows, rank: Ranker, places: Int32Array): void {
    const rows = order.rows();
    for (let next = 0; next < places.length; next++) {
      const at = places[next] ?? 0;
      const score = rank(rows[at] ?? 0);
      if (score === NO_MATCH) continue;
      answered.add(at);
      best.offer(at, score);
    }
  }

  function byEveryWord(terms: readonly PersonTerm[], limit: number, rankers: QueryRankers): RankedRow[] {
    const best = createBestRows(limit, isEarlier);
    const rank = rankers.byEveryWord;
    if (!rank) return [];
    const asked = { terms, by: 'words', wordMasks: rankers.wordMasks } as const;
    const places = before.among(asked) ?? fewByNumber(rankers);
    let isEverybody = true;
    if (places) offerAmong(best, rank, places);
    else isEverybody = offerByGiven(best, rank, rankers);
    const all = isEverybody ? answered.all() : undefined;
    if (all) before.remember(asked, all);
    return rowsOf(best);
  }

  function byInitials(terms: readonly PersonTerm[], limit: number, rankers: QueryRankers): RankedRow[] {
    const best = createBestRows(limit, isEarlier);
    const rank = rankers.byInitials;
    const asked = { terms, by: 'initials', wordMasks: rankers.wordMasks } as const;
    const places = rank && (before.among(asked) ?? fewByNumber(rankers));
    if (rank && places) offerAmong(best, rank, places);
    else if (rank) offer(best, rank, 0, order.rows().length, Infinity);
    // With those by every word, who were all asked before: a letter more, and they may need initials too.
    const all = answered.all();
    if (all) before.remember(asked, all);
    return rowsOf(best);
  }

  return {
    answering(terms, limit) {
      if (terms.length === 0 || limit < 1) return [];
      const rankers = rankersOf(terms);
      last = { terms, rankers };
      answered.clear();
      fewest = undefined;
      const found = byEveryWord(terms, limit, rankers);
      // Initials come after everybody who has the words: most queries never need them.
      if (found.length === limit) return found;
      return found.concat(byInitials(terms, limit - found.length, rankers));
    },
    near(terms, limit) {
      const rankers = last?.terms === terms ? last.rankers : rankersOf(terms);
      const best = createBestRows(limit, isEarlier);
      levelsOf(order.blocks(), rankers.given);
      for (const level of NEAREST_FIRST) {
        if (level !== GIVEN.no) offerLevel(best, rankers.near, level, Infinity);
      }
      return rowsOf(best);
    },
  };
}
