// Whatever honest tablets do, in whatever order they meet the server, and also where its data are those of an earlier
// day: no value that was settled comes back under the server's name.

import { clampRegistryStamps } from '@tram/shared-schema/document/clamp-stamps.js';
import {
  editRegistry,
  keepCurrent,
  openDisagreements,
  takeLost,
} from '@tram/shared-schema/document/edit-registry.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { mergeRegistry } from '@tram/shared-schema/document/merge-registry.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NOW_MS, NURSE, person } from '#testing/documents.js';
import { keepUnclaimed } from './keep-unclaimed.js';
import { SERVER_REPLICA } from './server-replica.js';

const TABLETS = ['tableta001', 'tabletb001', 'tabletc001'] as const;
const SKEW_MS = [0, -600_000, 365 * 86_400_000] as const;

const KINDS = [
  [4, 'edit'],
  [4, 'keep'],
  [1, 'take'],
  [4, 'push'],
  [4, 'pull'],
  [1, 'backup'],
  [1, 'restore'],
] as const;
interface Step {
  readonly kind: (typeof KINDS)[number][1];
  readonly on: number;
}
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(...KINDS.map(([weight, kind]) => ({ weight, arbitrary: fc.constant(kind) }))),
  on: fc.nat({ max: TABLETS.length - 1 }),
});

/** The server after everybody was in contact. */
function played(steps: readonly Step[]): Person {
  const born = person(1);
  let [server, copy] = [born, born];
  const tablets: Person[] = TABLETS.map(() => born);
  let nowMs = NOW_MS;
  const run = ({ kind, on }: Step): void => {
    nowMs += 1_000;
    const doc = tablets[on] ?? born;
    const editor = {
      nowMs: nowMs + (SKEW_MS[on] ?? 0),
      replicaId: String(TABLETS[on]) as ReplicaId,
      accountId: NURSE,
    };
    const [question] = openDisagreements(doc);
    if (kind === 'edit') tablets[on] = editRegistry<Person>(doc, { phone: String(nowMs) }, editor);
    else if (kind === 'keep' && question) tablets[on] = keepCurrent(doc, question, editor);
    else if (kind === 'take' && question) tablets[on] = takeLost(doc, question, editor);
    else if (kind === 'push') {
      const incoming = clampRegistryStamps(doc, nowMs);
      server = keepUnclaimed(server, incoming, mergeRegistry(server, incoming)) as Person;
    } else if (kind === 'pull') tablets[on] = mergeRegistry(doc, server);
    else if (kind === 'backup') copy = server;
    else if (kind === 'restore') server = copy;
  };
  steps.forEach(run);
  for (const kind of ['push', 'pull'] as const) TABLETS.forEach((_, on) => run({ kind, on }));
  return server;
}

it('what honest tablets settled is never asked again under the server’s name', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
      const { stamps, superseded } = played(steps);
      expect(JSON.stringify({ stamps, superseded })).not.toContain(SERVER_REPLICA);
    }),
    { numRuns: 1_000 },
  );
});
