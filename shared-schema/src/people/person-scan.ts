// Goes through everybody for one query and keeps the best: who answers all that was typed, or, where nobody does, who
// has the given name and half of the rest. A few are asked at once; where the best are not among them, it is looked for who
// may answer at all, and only they are asked. Where the letters before have already told who can answer, it is they.

import { createAnsweredBefore } from './answered-before.js';
import { createBestRows, type BestRows, type RankedRow } from './best-rows.js';
import type { ListOrder } from './list-order.js';
import { createMarks } from './marks.js';
import type { PersonTerm } from './person-query.js';
import { createOffers, type Came } from './person-offers.js';
import type { AnsweredBy, QueryRankers } from './person-ranker.js';
import { createPlaces } from './places.js';

export interface PersonScan {
  /** Everybody who answers all of the terms, best first. */
  answering(terms: readonly PersonTerm[], limit: number): RankedRow[];
  near(terms: readonly PersonTerm[], limit: number): RankedRow[];
}

/** When a scan goes on otherwise; what it finds is the same. */
export interface ScanSizes {
  /** Where the best are not among the first so many, it is quicker to look first who may answer at all. */
  readonly atOnce: number;
  /** Of more it is not remembered who answered, or who might. */
  readonly few: number;
}
const SIZES: ScanSizes = { atOnce: 300, few: 3_000 };

const isEarlier = (a: number, b: number): boolean => a < b;

export function createPersonScan(
  order: ListOrder,
  rowCount: () => number,
  rankersOf: (terms: readonly PersonTerm[]) => QueryRankers,
  { atOnce, few }: ScanSizes = SIZES,
): PersonScan {
  const before = createAnsweredBefore(() => order.rows());
  /** Good until the next query: whom nobody answers is asked at once who comes near. */
  let last: { readonly terms: readonly PersonTerm[]; readonly rankers: QueryRankers } | undefined;
  /** Who answers, as long as they are few. */
  const answered = createPlaces(few);
  const marks = createMarks();
  const { offer, offerMarked, offerAmong, offerByGiven, offerGivenOnly } = createOffers(
    order,
    answered,
    marks,
  );

  const rowsOf = (best: BestRows): RankedRow[] => {
    const rows = order.rows();
    return best.sorted().map(({ row, score }) => ({ row: rows[row] ?? 0, score }));
  };

  /** Marks who may answer; undefined where they are too many to keep apart. */
  function whoMay(rankers: QueryRankers, by: AnsweredBy): Int32Array | undefined {
    const count = rankers.mark(by, marks.of(rowCount()));
    return count > few ? undefined : marks.places(order.rows(), count);
  }

  function byEveryWord(terms: readonly PersonTerm[], limit: number, rankers: QueryRankers): RankedRow[] {
    const rank = rankers.byEveryWord;
    if (!rank) return [];
    const asked = { terms, by: 'words', wordMasks: rankers.wordMasks } as const;
    let best = createBestRows(limit, isEarlier);
    let places = before.among(asked);
    const isKnown = places !== undefined;
    let came: Came = isKnown ? 'nowhere' : offerByGiven(best, rank, rankers, offer, atOnce);
    if (came === 'nowhere') {
      best = createBestRows(limit, isEarlier);
      answered.clear();
      places ??= whoMay(rankers, 'words');
      const isFew = places !== undefined && places.length <= atOnce;
      if (places && isKnown && !isFew) marks.only(places, order.rows(), rowCount());
      came =
        places && isFew
          ? offerAmong(best, rank, places)
          : offerByGiven(best, rank, rankers, offerMarked, Infinity);
    }
    const who = came === 'to-the-end' ? answered.all() : isKnown ? undefined : places;
    if (who) before.remember(asked, who);
    return rowsOf(best);
  }

  function byInitials(terms: readonly PersonTerm[], limit: number, rankers: QueryRankers): RankedRow[] {
    const best = createBestRows(limit, isEarlier);
    const rank = rankers.byInitials;
    const asked = { terms, by: 'initials', wordMasks: rankers.wordMasks } as const;
    if (rank) {
      const everybody = order.rows().length;
      const put = everybody <= atOnce ? offer : offerMarked;
      const places = before.among(asked) ?? (put === offer ? undefined : whoMay(rankers, 'initials'));
      if (places) offerAmong(best, rank, places);
      else put(best, rank, 0, everybody, Infinity);
    }
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
      const found = byEveryWord(terms, limit, rankers);
      // Initials come after everybody who has the words: most queries never need them.
      if (found.length === limit) return found;
      return found.concat(byInitials(terms, limit - found.length, rankers));
    },
    near(terms, limit) {
      const rankers = last?.terms === terms ? last.rankers : rankersOf(terms);
      const best = createBestRows(limit, isEarlier);
      offerGivenOnly(best, rankers.near, rankers);
      return rowsOf(best);
    },
  };
}
