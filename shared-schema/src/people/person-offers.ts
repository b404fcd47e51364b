// Puts people to a ranker and keeps the best. The given name tells most, so those whose given name answers are asked first,
// and the others only while somebody of them can still be shown. Within that it goes in the order of the list: among
// equals the first met is the first shown.

import type { BestRows } from './best-rows.js';
import type { ListOrder } from './list-order.js';
import type { Marks } from './marks.js';
import { GIVEN, NO_MATCH, type GivenMatch } from './person-rank.js';
import type { QueryRankers, Ranker } from './person-ranker.js';
import type { Places } from './places.js';

/** How far a scan came: all who may answer were asked, or nobody to come can be better, or it was let be. */
export type Came = 'to-the-end' | 'far-enough' | 'nowhere';

/** Asks those at the places `from` to `below`; false when nobody to come can be better than who was found. */
export type Offer = (best: BestRows, rank: Ranker, from: number, below: number, highest: number) => boolean;

export interface Offers {
  readonly offer: Offer;
  /** As `offer`, to those who are marked. */
  readonly offerMarked: Offer;
  offerAmong(best: BestRows, rank: Ranker, places: Int32Array): Came;
  /** Those whose given name answers best before others; 'nowhere' where more than `most` would have to be asked. */
  offerByGiven(best: BestRows, rank: Ranker, rankers: QueryRankers, put: Offer, most: number): Came;
  /** All whose given name answers. */
  offerGivenOnly(best: BestRows, rank: Ranker, rankers: QueryRankers): void;
}

const NEAREST_FIRST = [GIVEN.asTyped, GIVEN.whole, GIVEN.start, GIVEN.no] as const;

export function createOffers(order: ListOrder, answered: Places, marks: Marks): Offers {
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

  function offerMarked(best: BestRows, rank: Ranker, from: number, below: number, highest: number): boolean {
    const rows = order.rows();
    for (let at = from; at < below; at++) {
      if (marks.has(rows[at] ?? 0) && !offer(best, rank, at, at + 1, highest)) return false;
    }
    return true;
  }

  let levels = new Uint8Array(0);

  /** By block, how the given name answers. */
  function takeLevels({ given }: QueryRankers): void {
    const { words } = order.blocks();
    if (levels.length < words.length) levels = new Uint8Array(words.length * 2);
    for (let at = 0; at < words.length; at++) levels[at] = given(words[at] ?? -1);
  }

  /** Those whose given name answers as `level` says; at most `most` of them, and fewer where the best are found. */
  function offerLevel(
    best: BestRows,
    rank: Ranker,
    level: GivenMatch,
    highest: number,
    put: Offer = offer,
    most = Infinity,
  ): { readonly came: Came; readonly asked: number } {
    const { words, from } = order.blocks();
    let asked = 0;
    for (let at = 0; at < words.length; at++) {
      if (levels[at] !== level) continue;
      const [first, below] = [from[at] ?? 0, from[at + 1] ?? 0];
      if (!put(best, rank, first, Math.min(below, first + most - asked), highest))
        return { came: 'far-enough', asked };
      asked += below - first;
      if (asked > most) return { came: 'nowhere', asked };
    }
    return { came: 'to-the-end', asked };
  }

  function offerByGiven(best: BestRows, rank: Ranker, rankers: QueryRankers, put: Offer, most: number): Came {
    takeLevels(rankers);
    let left = most;
    for (const level of NEAREST_FIRST) {
      const highest = rankers.highest(level);
      if (best.worst >= highest) return 'far-enough';
      const { came, asked } = offerLevel(best, rank, level, highest, put, left);
      if (came !== 'to-the-end') return came;
      left -= asked;
    }
    return 'to-the-end';
  }

  function offerAmong(best: BestRows, rank: Ranker, places: Int32Array): Came {
    for (let next = 0; next < places.length; next++) {
      const at = places[next] ?? 0;
      offer(best, rank, at, at + 1, Infinity);
    }
    return 'to-the-end';
  }

  function offerGivenOnly(best: BestRows, rank: Ranker, rankers: QueryRankers): void {
    takeLevels(rankers);
    for (const level of NEAREST_FIRST) if (level !== GIVEN.no) offerLevel(best, rank, level, Infinity);
  }

  return { offer, offerMarked, offerAmong, offerByGiven, offerGivenOnly };
}
