// Keeps the best few of many rows without sorting them all: half of a commune answers to `nguyen`.

export interface RankedRow {
  readonly row: number;
  readonly score: number;
}

export interface BestRows {
  /** What a row must reach to be among the best; -Infinity while there is room for anybody. */
  readonly worst: number;
  /** Whether a row with that score would be among the best. */
  wouldTake(row: number, score: number): boolean;
  offer(row: number, score: number): void;
  /** Best first. */
  sorted(): RankedRow[];
}

/** Higher scores first; between equal scores `comesBefore` decides, and it must order any two different rows. */
export function createBestRows(limit: number, comesBefore: (a: number, b: number) => boolean): BestRows {
  /** A heap with the worst row kept at its top. */
  const rows: number[] = [];
  const scores: number[] = [];

  const isWorse = (a: number, b: number): boolean => {
    const [left, right] = [scores[a] ?? 0, scores[b] ?? 0];
    return left === right ? comesBefore(rows[b] ?? 0, rows[a] ?? 0) : left < right;
  };
  const swap = (a: number, b: number): void => {
    const [row, score] = [rows[a] ?? 0, scores[a] ?? 0];
    [rows[a], scores[a]] = [rows[b] ?? 0, scores[b] ?? 0];
    [rows[b], scores[b]] = [row, score];
  };

  function rise(from: number): void {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!isWorse(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  }

  function sink(): void {
    for (let at = 0; ;) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < rows.length && isWorse(child, worst)) worst = child;
      }
      if (worst === at) return;
      swap(at, worst);
      at = worst;
    }
  }

  function wouldTake(row: number, score: number): boolean {
    if (rows.length < limit) return true;
    const worst = scores[0] ?? Infinity;
    return score > worst || (score === worst && comesBefore(row, rows[0] ?? 0));
  }

  function offer(row: number, score: number): void {
    if (!wouldTake(row, score)) return;
    if (rows.length < limit) {
      rows.push(row);
      scores.push(score);
      rise(rows.length - 1);
      return;
    }
    rows[0] = row;
    scores[0] = score;
    sink();
  }

  function sorted(): RankedRow[] {
    return rows
      .map((row, at) => ({ row, score: scores[at] ?? 0 }))
      .sort((a, b) => b.score - a.score || (comesBefore(a.row, b.row) ? -1 : 1));
  }

  return {
    wouldTake,
    offer,
    sorted,
    get worst() {
      return rows.length < limit ? -Infinity : (scores[0] ?? Infinity);
    },
  };
}
