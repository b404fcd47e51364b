import { signal } from '@preact/signals';
import { fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { describe, expect, it } from 'vitest';
import { shownRows, type MendRow } from './mend-rows.js';
import type { MendFilter } from './mend-view.js';
import { watchMendView } from './watch-mend-view.js';

const row = (n: number): MendRow => ({
  id: fixtureId('person', n),
  name: `Người ${n}`,
  order: String(n).padStart(6, '0'),
  hamletId: fixtureId('hamlet', n % 3),
  defects: n % 2 === 0 ? ['phone-malformed'] : ['name-untidy'],
});
const rowsOf = (count: number) =>
  shownRows(new Map(Array.from({ length: count }, (_, n) => row(count - n)).map((one) => [one.id, one])));

/** Each look at the clock takes a millisecond, so that a slice is eight steps. */
function open(count: number) {
  let nowMs = 0;
  let turns = 0;
  const rows = signal(rowsOf(count));
  const filter = signal<MendFilter>({ defect: undefined, hamletId: undefined });
  const watched = watchMendView({
    rows,
    filter,
    hamletOrder: (id) => id,
    nowMs: () => (nowMs += 1),
    yieldToScreen: () => {
      turns += 1;
      return Promise.resolve();
    },
    onFault: (error) => {
      throw error;
    },
  });
  return { rows, filter, view: watched.view, close: watched.close, turns: () => turns };
}
const shown = ({ view }: ReturnType<typeof open>): number => view.value.rows.length;

describe('what is shown of the records to mend', () => {
  it('is there at once where there are few', () => {
    const few = open(300);
    expect([shown(few), few.turns()]).toEqual([300, 0]);
    few.filter.value = { defect: 'name-untidy', hamletId: undefined };
    expect(shown(few)).toBe(150);
  });

  it('of a whole commune comes in slices, in order, and what stood before stands meanwhile', async () => {
    const many = open(300);
    many.rows.value = rowsOf(20_000);
    expect(shown(many)).toBe(300);
    await expect.poll(() => shown(many)).toBe(20_000);
    expect(many.turns()).toBeGreaterThan(10);
    const first = many.view.value.rows.filter(({ hamletId }) => hamletId === fixtureId('hamlet', 1));
    expect(first.map(({ order }) => order)).toEqual(first.map(({ order }) => order).sort());
  });

  it('is of the newest rows, whatever was still being worked out', async () => {
    const many = open(20_000);
    many.rows.value = rowsOf(12_000);
    many.rows.value = rowsOf(15_000);
    await expect.poll(() => shown(many)).toBe(15_000);
    const before = many.turns();
    await Promise.resolve();
    expect([shown(many), many.turns()]).toEqual([15_000, before]);
  });

  it('is worked out no more once the page is closed', async () => {
    const many = open(20_000);
    many.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(shown(many)).toBe(0);
  });
});
