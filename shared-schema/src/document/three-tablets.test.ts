// Three tablets edit one field and sync through the server's copy, in every order there is.

import { describe, expect, it } from 'vitest';
import { aPerson, fixtureId, FIXTURE_MS } from '../../fixtures/builders.js';
import type { Person } from '../people/person.js';
import { canonicalJson } from './canonical-json.js';
import { clampRegistryStamps } from './clamp-stamps.js';
import { editRegistry } from './edit-registry.js';
import type { ReplicaId } from './ids.js';
import { mergeRegistry } from './merge-registry.js';

const TABLETS = ['tableta001', 'tabletb001', 'tabletc001'] as const;
/** Tablet B's clock is ten minutes slow, tablet C's a day fast. */
const SKEW_MS = [0, -600_000, 86_400_000] as const;
const registered = aPerson({ phone: '0300000001' });

type Act = { readonly kind: 'edit' | 'sync'; readonly tablet: 0 | 1 | 2 };
const acts: readonly Act[] = ([0, 1, 2] as const).flatMap((tablet) => [
  { kind: 'edit', tablet },
  { kind: 'sync', tablet },
]);

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

interface World {
  server: Person;
  readonly tablets: [Person, Person, Person];
  nowMs: number;
  /** What an honest witness wrote down: every number typed, and every number somebody replaced who saw it stand. */
  readonly typed: Set<string>;
  readonly replaced: Set<string>;
}

/** What the tablet sends is clamped and merged; what the server then has is merged into what the tablet has. */
function sync(world: World, tablet: Act['tablet']): void {
  world.server = mergeRegistry(world.server, clampRegistryStamps(world.tablets[tablet], world.nowMs));
  world.tablets[tablet] = mergeRegistry(world.tablets[tablet], world.server);
}

function edit(world: World, tablet: Act['tablet']): void {
  const editor = {
    nowMs: world.nowMs + SKEW_MS[tablet],
    replicaId: TABLETS[tablet] as string as ReplicaId,
    accountId: fixtureId('account', tablet + 1),
  };
  const typed = `030000010${tablet}`;
  world.typed.add(typed);
  world.replaced.add(world.tablets[tablet].phone ?? '');
  world.tablets[tablet] = editRegistry(world.tablets[tablet], { phone: typed }, editor);
}

function played(order: readonly Act[]): World {
  const world: World = {
    server: registered,
    tablets: [registered, registered, registered],
    nowMs: FIXTURE_MS,
    typed: new Set(),
    replaced: new Set(),
  };
  for (const { kind, tablet } of order) {
    world.nowMs += 60_000;
    if (kind === 'edit') edit(world, tablet);
    else sync(world, tablet);
  }
  return world;
}

function inContact(world: World): World {
  for (const tablet of [0, 1, 2, 0, 1, 2] as const) sync(world, tablet);
  return world;
}

const shownOrKept = (person: Person): string[] =>
  [person.phone, ...(person.superseded ?? []).map((entry) => entry.value)].map(String).sort();

describe('three tablets change one telephone number and meet the server, in all 720 orders', () => {
  const orders = permutations(acts);

  it('and once all were in contact, every tablet and the server hold the same', () => {
    expect(orders).toHaveLength(720);
    for (const order of orders) {
      const { server, tablets } = inContact(played(order));
      expect(new Set([server, ...tablets].map(canonicalJson)).size).toBe(1);
    }
  });

  it('and no number is lost that nobody had seen and replaced, nor does a replaced one come back', () => {
    for (const order of orders) {
      const { server, typed, replaced } = inContact(played(order));
      expect(shownOrKept(server)).toEqual([...typed].filter((number) => !replaced.has(number)).sort());
    }
  });

  it('and a request that is sent twice changes nothing', () => {
    for (const order of orders) {
      const once = inContact(played(order));
      const twice = inContact(played(order.flatMap((act) => (act.kind === 'sync' ? [act, act] : [act]))));
      expect(shownOrKept(twice.server)).toEqual(shownOrKept(once.server));
    }
  });

  it('and the server gets the same from the three states in whatever order they reach it', () => {
    for (const order of orders.filter((_, i) => i % 7 === 0)) {
      const { tablets, server } = played(order);
      const results = permutations([...tablets, server]).map((states) =>
        states.reduce((a, b) => mergeRegistry(a, b)),
      );
      expect(new Set(results.map(canonicalJson)).size).toBe(1);
    }
  });
});
