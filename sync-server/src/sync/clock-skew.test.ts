// Three tablets with wrong clocks against the server's real door: what they type, what the server makes of it, what all
// hold in the end. Every pair of wrong clocks, in every order of six acts.

import { describe, expect, it } from 'vitest';
import { canonicalJson } from '@tram/shared-schema/document/canonical-json.js';
import { editRegistry } from '@tram/shared-schema/document/edit-registry.js';
import { hlcMs } from '@tram/shared-schema/document/hybrid-clock.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { mergeDocuments } from '@tram/shared-schema/document/merge.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { CLOCK_TOLERANCE_MS } from '@tram/shared-schema/sync/limits.js';
import type { Account } from '#ports.js';
import { NOW_MS, NURSE, person, replica, STATION, TABLET } from '#testing/documents.js';
import { memoryDocuments, type MemoryDocuments } from '#testing/memory-documents.js';
import { acceptDocuments } from './accept-documents.js';
import { documentChecker } from './document-schema.js';

const MINUTE_MS = 60_000;
const YEAR_MS = 365 * 86_400_000;
const TABLETS: readonly ReplicaId[] = [TABLET, replica('tabletb'), replica('tabletc')];
const check = documentChecker();
const nurse = { accountId: NURSE, role: 'worker', stationId: STATION } as Account;
const registered = person(1, { phone: '0900000000' });

/** How far the tablet's clock is ahead at the n-th act. */
type Skew = (act: number) => number;
const SKEWS: Readonly<Record<string, Skew>> = {
  'a year behind': () => -YEAR_MS,
  'ten minutes behind': () => -10 * MINUTE_MS,
  'ten minutes ahead': () => 10 * MINUTE_MS,
  'a year ahead': () => YEAR_MS,
  'jumping by a year': (act) => [YEAR_MS, -YEAR_MS, 0][act % 3] ?? 0,
};
const right: Skew = () => 0;
const names = Object.keys(SKEWS);
const pairs = names.flatMap((a) => names.map((b): [string, string] => [a, b]));

type Act = readonly ['edit' | 'sync', number];
const ACTS: readonly Act[] = [0, 1, 2].flatMap((n): Act[] => [
  ['edit', n],
  ['sync', n],
]);
function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

class Station {
  readonly store: MemoryDocuments = memoryDocuments();
  readonly held: Person[] = TABLETS.map(() => registered);
  readonly typed = new Set<string>();
  readonly replaced = new Set<string>();
  nowMs = NOW_MS;
  acts = 0;
  private readonly skews: readonly Skew[];
  constructor(...skews: readonly Skew[]) {
    this.skews = skews;
  }

  on(n: number): Person {
    return this.held[n] ?? registered;
  }

  edit(n: number, phone = `090000001${n}`): void {
    const skewMs = this.skews[n]?.(this.acts) ?? 0;
    const editor = { nowMs: this.nowMs + skewMs, replicaId: TABLETS[n] ?? TABLET, accountId: NURSE };
    this.typed.add(phone);
    this.replaced.add(this.on(n).phone ?? '');
    this.held[n] = editRegistry(this.on(n), { phone }, editor);
  }

  async sync(n: number): Promise<void> {
    const sender = { account: nurse, stationId: STATION, replicaId: TABLETS[n] ?? TABLET, nowMs: this.nowMs };
    const sent = JSON.parse(JSON.stringify(this.on(n))) as Person;
    const [first] = await acceptDocuments(this.store, check, sender, [sent]);
    const { writes } = this.store;
    const [again] = await acceptDocuments(
      this.store,
      check,
      { ...sender, nowMs: this.nowMs + 5 * MINUTE_MS },
      [sent],
    );
    expect(again, 'the same request sent twice').toEqual(first);
    expect(this.store.writes).toBe(writes);
    expect(first?.kind).not.toBe('refused');
    this.held[n] = mergeDocuments(this.on(n), await this.stored()) as Person;
  }

  async stored(): Promise<Person> {
    const found = (await this.store.readDocuments(STATION, [registered._id])).get(registered._id);
    return (found ?? registered) as Person;
  }

  async play(acts: readonly Act[]): Promise<void> {
    for (const [what, n] of acts) {
      this.nowMs += MINUTE_MS;
      this.acts += 1;
      if (what === 'edit') this.edit(n);
      else await this.sync(n);
    }
  }

  async allInContact(): Promise<Person> {
    for (const n of [0, 1, 2, 0, 1, 2]) await this.sync(n);
    const stored = await this.stored();
    for (const held of this.held) expect(canonicalJson(held)).toBe(canonicalJson(stored));
    return stored;
  }
}

async function begun(...skews: readonly Skew[]): Promise<Station> {
  const station = new Station(...skews);
  await station.sync(0);
  for (const n of [1, 2]) await station.sync(n);
  return station;
}
const valuesOf = (doc: Person): string[] =>
  [doc.phone, ...(doc.superseded ?? []).map(({ value }) => value)].map(String).toSorted();

describe('three tablets whose clocks are wrong', () => {
  it.each(pairs)(
    'end alike and lose no number, one %s and one %s, in whatever order they type and send',
    async (first, second) => {
      // Every order at least once, spread over the pairs of clocks.
      const at = pairs.findIndex(([a, b]) => a === first && b === second);
      const orders = permutations(ACTS).filter((_, n) => n % 24 === at % 24);
      for (const order of orders) {
        const station = await begun(SKEWS[first] ?? right, SKEWS[second] ?? right, right);
        await station.play(order);
        const doc = await station.allInContact();
        const kept = [...station.typed].filter((phone) => !station.replaced.has(phone)).toSorted();
        expect(valuesOf(doc)).toEqual(kept);
        const latestMs = station.nowMs + CLOCK_TOLERANCE_MS;
        for (const { at: stampedAt } of Object.values(doc.stamps ?? {}))
          expect(hlcMs(stampedAt)).toBeLessThanOrEqual(latestMs);
      }
    },
    60_000,
  );

  it('give the same record in whatever order they reach the server, once each has typed', async () => {
    const results = new Set<string>();
    for (const order of permutations([0, 1, 2])) {
      const station = await begun(
        right,
        SKEWS['ten minutes behind'] ?? right,
        SKEWS['a year behind'] ?? right,
      );
      for (const n of [0, 1, 2]) station.edit(n);
      for (const n of order) await station.sync(n);
      results.add(canonicalJson(await station.allInContact()));
    }
    expect(results.size).toBe(1);
  });

  it.each(names)('do not win for ever: an hour later a right clock is shown against one %s', async (name) => {
    const station = await begun(SKEWS[name] ?? right, right, right);
    station.edit(0, '0911111111');
    await station.sync(0);
    station.nowMs += 60 * MINUTE_MS;
    // Not having seen the other number.
    station.edit(1, '0922222222');
    const doc = await station.allInContact();
    expect(doc.phone).toBe('0922222222');
    expect(valuesOf(doc)).toEqual(['0911111111', '0922222222']);
  });

  it.each(names)('can still change what they have seen, one %s: the later value is shown', async (name) => {
    const station = await begun(right, SKEWS[name] ?? right, right);
    station.edit(0, '0911111111');
    await station.sync(0);
    await station.sync(1);
    for (const phone of ['0922222222', '0933333333']) {
      station.nowMs += MINUTE_MS;
      station.acts += 1;
      station.edit(1, phone);
      await station.sync(1);
    }
    const doc = await station.allInContact();
    expect(valuesOf(doc)).toEqual(['0933333333']);
  });
});
