import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBestRows } from './best-rows.js';

describe('the best few of many', () => {
  it('are the first of the whole list sorted, whatever the order of arrival', () => {
    const scores = fc.array(fc.nat(4), { maxLength: 60 });
    fc.assert(
      fc.property(scores, fc.nat(12), fc.boolean(), (offered, limit, fromEnd) => {
        const best = createBestRows(limit, (a, b) => a < b);
        const rows = offered.map((score, row) => ({ row, score }));
        if (limit > 0)
          for (const { row, score } of fromEnd ? rows.toReversed() : rows) best.offer(row, score);
        const sorted = rows.toSorted((a, b) => b.score - a.score || a.row - b.row);
        expect(best.sorted()).toEqual(sorted.slice(0, limit));
      }),
    );
  });
});
