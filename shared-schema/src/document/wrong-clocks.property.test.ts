// Three tablets whose clocks are wrong in every way that was met: a year or ten minutes off, before or after, or jumping.
// Clocks may choose what is shown first; they may not lose anything, split the copies, or shut a tablet out.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aPerson, fixtureId, FIXTURE_MS } from '../../fixtures/builders.js';
import type { Person } from '../people/person.js';
import { CLOCK_TOLERANCE_MS } from '../sync/limits.js';
import { canonicalJson } from './canonical-json.js';
import { clampRegistryStamps } from './clamp-stamps.js';
import { editRegistry } from './edit-registry.js';
import { hlcMs } from './hybrid-clock.js';
import type { ReplicaId } from './ids.js';
import { mergeRegistry } from './merge-registry.js';

const SEED = 20_261_122;
const MINUTE = 60_000;
const YEAR = 365 * 24 * 60 * MINUTE;
const TABLETS = ['tableta001', 'tabletb001', 'tabletc001'] as readonly string[] as readonly ReplicaId[];

/** How far off the clock is at the n-th act. */
type Clock = (n: number) => number;
const CLOCKS: Readonly<Record<string, Clock>> = {
  right: () => 0,
  'a year slow': () => -YEAR,
  'ten minutes slow': () => -10 * MINUTE,
  'ten minutes fast': () => 10 * MINUTE,
  'a year fast': () => YEAR,
  jumping: (n) => [0, YEAR, -YEAR, 11 * MINUTE][n % 4] ?? 0,
};

type Tablet = 0 | 1 | 2;
type Act = { readonly kind: 'edit' | 'sync' | 'answer-lost'; readonly tablet: Tablet };

interface World {
  server: Person;
  readonly tablets: [Person, Person, Person];
  nowMs: number;
  acts: number;
  readonly typed: Set<string>;
  /** Numbers somebody had before them when they wrote another. */
  readonly replaced: Set<string>;
}

const registered = aPerson({ phone: '0300000000' });

function edit(world: World, tablet: Tablet, clock: Clock): string {
  const phone = `03${String(world.acts).padStart(7, '0')}${tablet}`;
  world.typed.add(phone);
  world.replaced.add(world.tablets[tablet].phone ?? '');
  const nowMs = world.nowMs + clock(world.acts);
  const editor = { nowMs, replicaId: TABLETS[tablet] as ReplicaId, accountId: fixtureId('account') };
  world.tablets[tablet] = editRegistry(world.tablets[tablet], { phone }, editor);
  return phone;
}

function sync(world: World, tablet: Tablet, answerLost = false): void {
  const latestMs = world.nowMs + CLOCK_TOLERANCE_MS;
  world.server = mergeRegistry(world.server, clampRegistryStamps(world.tablets[tablet], latestMs));
  if (!answerLost) world.tablets[tablet] = mergeRegistry(world.tablets[tablet], world.server);
}

function allMeet(world: World): void {
  for (const tablet of [0, 1, 2, 0, 1, 2] as const) sync(world, tablet);
}

function played(acts: readonly Act[], clocks: readonly Clock[]): World {
  const world: World = {
    server: registered,
    tablets: [registered, registered, registered],
    nowMs: FIXTURE_MS,
    acts: 0,
    typed: new Set(),
    replaced: new Set(),
  };
  for (const { kind, tablet } of acts) {
    world.nowMs += 7 * MINUTE;
    world.acts += 1;
    if (kind === 'edit') edit(world, tablet, clocks[tablet] ?? (() => 0));
    else sync(world, tablet, kind === 'answer-lost');
  }
  return world;
}

const shownOrKept = ({ phone, superseded = [] }: Person): string[] =>
  [phone, ...superseded.map((entry) => entry.value)].map(String).sort();

function expectAllThereAndEqual(world: World): void {
  const { server, tablets, typed, replaced } = world;
  expect(new Set([server, ...tablets].map(canonicalJson)).size).toBe(1);
  expect(shownOrKept(server)).toEqual(
    typed.size === 0 ? [registered.phone] : [...typed].filter((number) => !replaced.has(number)).sort(),
  );
}

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('edit', 'edit', 'sync', 'answer-lost'),
  tablet: fc.constantFrom<Tablet>(0, 1, 2),
});
const days = fc.array(act, { maxLength: 14 });
const check = (property: (acts: readonly Act[]) => void, numRuns: number): void =>
  fc.assert(fc.property(days, property), { seed: SEED, numRuns });

const names = Object.keys(CLOCKS);
const pairs = names.flatMap((one, n) => names.slice(n).map((other) => [one, other] as const));

describe.each(pairs)('one clock is %s, another %s', (one, other) => {
  const clocks = [CLOCKS['right'], CLOCKS[one], CLOCKS[other]].map((clock) => clock ?? (() => 0));

  it('and however they edit and sync, all end the same with everything that was typed', () => {
    check((acts) => {
      const world = played(acts, clocks);
      allMeet(world);
      expectAllThereAndEqual(world);
    }, 12);
  });

  it('and what is written with everything in sight is shown, whoever writes it', () => {
    check((acts) => {
      for (const tablet of [0, 1, 2] as const) {
        const world = played(acts, clocks);
        allMeet(world);
        world.acts += 1;
        const phone = edit(world, tablet, clocks[tablet] ?? (() => 0));
        allMeet(world);
        expect(world.server.phone).toBe(phone);
        expectAllThereAndEqual(world);
      }
    }, 5);
  });

  it('and no stamp at the server is later than the server’s own time allows', () => {
    check((acts) => {
      const world = played(acts, clocks);
      allMeet(world);
      const { stamps = {}, superseded = [] } = world.server;
      const ats = [...Object.values(stamps), ...superseded.map(({ stamp }) => stamp)].map(({ at }) =>
        hlcMs(at),
      );
      for (const at of ats) expect(at).toBeLessThanOrEqual(world.nowMs + CLOCK_TOLERANCE_MS);
    }, 5);
  });
});
