import type { Encounter } from '../encounters/encounter.js';
import { describe, expect, it } from 'vitest';
import { aPerson, anEncounter, fixtureId, FIXTURE_MS } from '../../fixtures/builders.js';
import type { Person } from '../people/person.js';
import { clampEventStamps, clampRegistryStamps } from './clamp-stamps.js';
import { editRegistry, keepCurrent, type Editor } from './edit-registry.js';
import { formatHlc, hlcMs } from './hybrid-clock.js';
import type { ReplicaId } from './ids.js';
import { mergeEvent } from './merge-event.js';
import { mergeRegistry } from './merge-registry.js';

const YEAR_MS = 365 * 86_400_000;
const MINUTE_MS = 60_000;
const on = (replicaId: string, aheadMs: number): Editor => ({
  nowMs: FIXTURE_MS + aheadMs,
  replicaId: replicaId as ReplicaId,
  accountId: fixtureId('account'),
});
const [ahead, right] = [on('tableta001', YEAR_MS), on('tabletb001', MINUTE_MS)];

/** Two numbers of one person, and the tablet a year ahead keeps the one that is shown. */
function reviewedAhead(): { before: Person; after: Person } {
  const base = aPerson({ phone: '0300000001' });
  const before = mergeRegistry(
    editRegistry(base, { phone: '0300000002' }, on('tabletb001', 0)),
    editRegistry(base, { phone: '0300000003' }, on('tabletc001', 1)),
  );
  const [entry] = before.superseded ?? [];
  if (!entry) throw new Error('nothing lost');
  return { before, after: keepCurrent(before, entry, ahead) };
}

describe('a review by a tablet whose clock is a year ahead', () => {
  const { before, after } = reviewedAhead();
  const stored = mergeRegistry(before, clampRegistryStamps(after, FIXTURE_MS));

  it('is pulled back to the server’s time, with the tablet’s own kept beside it', () => {
    const reviewed = stored.stamps?.['phone']?.reviewed;
    expect(hlcMs(reviewed?.at ?? formatHlc({ ms: 0, counter: 0, replica: right.replicaId }))).toBe(
      FIXTURE_MS,
    );
    expect(reviewed?.deviceAt).toBe(after.stamps?.['phone']?.reviewed?.at);
  });

  it('is the same record when it is sent again later, and on the tablet that sent it', () => {
    const again = mergeRegistry(stored, clampRegistryStamps(after, FIXTURE_MS + MINUTE_MS));
    expect(again).toEqual(stored);
    expect(mergeRegistry(after, stored)).toEqual(stored);
  });

  it('gives way to a later one by a tablet whose clock is right', () => {
    const lost = { ...stored, superseded: before.superseded };
    const [entry] = before.superseded ?? [];
    if (!entry) throw new Error('nothing lost');
    const mine = keepCurrent(lost as Person, entry, right);
    const both = mergeRegistry(stored, clampRegistryStamps(mine, FIXTURE_MS + MINUTE_MS));
    expect(both.stamps?.['phone']?.reviewed?.at.endsWith('tabletb001')).toBe(true);
  });
});

it('a visit withdrawn by a tablet a year ahead is withdrawn now, and sending it again changes nothing', () => {
  const at = formatHlc({ ms: FIXTURE_MS + YEAR_MS, counter: 0, replica: ahead.replicaId });
  const visit = anEncounter();
  const withdrawn: Encounter = {
    ...visit,
    status: 'entered-in-error',
    statusChange: { at, by: ahead.accountId },
  };
  const stored = mergeEvent(visit, clampEventStamps(withdrawn, FIXTURE_MS));
  expect(stored.statusChange).toMatchObject({ deviceAt: at });
  expect(hlcMs(stored.statusChange?.at ?? at)).toBe(FIXTURE_MS);
  expect(mergeEvent(stored, clampEventStamps(withdrawn, FIXTURE_MS + MINUTE_MS))).toEqual(stored);
  expect(mergeEvent(withdrawn, stored)).toEqual(stored);
});
