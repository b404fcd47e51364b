import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anEncounter, fixtureId, FIXTURE_MS } from '../../fixtures/builders.js';
import type { Encounter } from '../encounters/encounter.js';
import { clampEventStamps } from './clamp-stamps.js';
import { formatHlc } from './hybrid-clock.js';
import type { ReplicaId } from './ids.js';
import { instantAt } from './instant.js';
import { EVENT_STATUSES, mergeEvent, sameBody } from './merge-event.js';

const [TABLET_A, TABLET_B] = ['tableta001', 'tabletb001'] as unknown as [ReplicaId, ReplicaId];
const DAY_MS = 86_400_000;
const at = (ms: number, replica = TABLET_A) => formatHlc({ ms, counter: 0, replica });
const moved = (status: string, ms = FIXTURE_MS, replica = TABLET_A): Encounter =>
  anEncounter({ status, statusChange: { at: at(ms, replica), by: fixtureId('account') } });

/** States of one visit as tablets and servers may hold them: the body fixed, all else free; sometimes a forged body. */
const state: fc.Arbitrary<Encounter> = fc
  .record({
    status: fc.constantFrom(...EVENT_STATUSES, 'signed', 'withdrawn'),
    changedMs: fc.option(fc.constantFrom(FIXTURE_MS, FIXTURE_MS + 1, FIXTURE_MS + DAY_MS), {
      nil: undefined,
    }),
    replica: fc.constantFrom(TABLET_A, TABLET_B),
    by: fc.constantFrom(fixtureId('account', 1), fixtureId('account', 2)),
    receivedMs: fc.option(fc.constantFrom(FIXTURE_MS, FIXTURE_MS + 60_000), { nil: undefined }),
    reason: fc.constantFrom('Ho, sốt nhẹ 2 ngày', 'Ho, sốt nhẹ 2 ngày', 'giả mạo'),
    schemaVersion: fc.constantFrom(1, 1, 2),
  })
  .map(({ status, changedMs, replica, by, receivedMs, reason, schemaVersion }) =>
    anEncounter({
      status,
      schemaVersion,
      reason,
      statusChange: changedMs === undefined ? undefined : { at: at(changedMs, replica), by },
      receivedAt: receivedMs === undefined ? undefined : instantAt(receivedMs),
      receivedBy: receivedMs === undefined ? undefined : { accountId: by, replicaId: replica },
    }),
  );

describe('two states of one visit', () => {
  it('give the same result whichever comes first', () => {
    fc.assert(fc.property(state, state, (a, b) => { expect(mergeEvent(a, b)).toEqual(mergeEvent(b, a)); })); // prettier-ignore
  });

  it('give the same result in whatever grouping three of them meet', () => {
    fc.assert(
      fc.property(state, state, state, (a, b, c) => {
        expect(mergeEvent(mergeEvent(a, b), c)).toEqual(mergeEvent(a, mergeEvent(b, c)));
      }),
    );
  });

  it('change nothing when they meet themselves or what they already have', () => {
    fc.assert(
      fc.property(state, state, (a, b) => {
        const merged = mergeEvent(a, b);
        expect(mergeEvent(a, a)).toEqual(a);
        expect(mergeEvent(merged, a)).toEqual(merged);
        expect(mergeEvent(b, merged)).toEqual(merged);
      }),
    );
  });

  it('never take a status back: a visit entered in error stays so, also when an old tablet sends it as completed', () => {
    fc.assert(
      fc.property(state, state, (a, b) => {
        const order = [...EVENT_STATUSES, 'signed', 'withdrawn'];
        const expected = Math.max(order.indexOf(a.status), order.indexOf(b.status));
        expect(mergeEvent(a, b).status).toBe(order[expected]);
      }),
    );
  });

  it('keep a status that only a newer version knows', () => {
    expect(mergeEvent(moved('signed'), anEncounter()).status).toBe('signed');
    expect(mergeEvent(moved('entered-in-error'), moved('signed')).status).toBe('signed');
  });

  it('keep what a newer version added when an older tablet brings them as they were', () => {
    const lifted = { ...anEncounter(), schemaVersion: 2, aReasonInWords: ['Ho'] };
    const older = moved('amended');
    const both = { ...lifted, status: 'amended', statusChange: older.statusChange };
    expect(mergeEvent<Encounter>(lifted, older)).toEqual(both);
    expect(mergeEvent<Encounter>(older, lifted)).toEqual(both);
  });

  it('name the one who moved the status first where two did', () => {
    const [first, second] = [
      moved('entered-in-error', FIXTURE_MS),
      moved('entered-in-error', FIXTURE_MS + DAY_MS, TABLET_B),
    ];
    expect(mergeEvent(second, first).statusChange).toEqual(first.statusChange);
  });

  it('say nothing of a status change that is not the one that stands', () => {
    const merged = mergeEvent(moved('amended', FIXTURE_MS), moved('entered-in-error', FIXTURE_MS + DAY_MS));
    expect(merged.statusChange).toEqual(moved('entered-in-error', FIXTURE_MS + DAY_MS).statusChange);
  });

  it('have the same body when only status, receipt or revision differ', () => {
    const received = { ...moved('amended'), receivedAt: instantAt(FIXTURE_MS), _rev: '2-b' };
    expect(sameBody(anEncounter(), received)).toBe(true);
    expect(sameBody(anEncounter(), anEncounter({ reason: 'khác' }))).toBe(false);
    expect(sameBody(anEncounter(), anEncounter({ vitals: undefined }))).toBe(false);
  });

  it('leave the revision of the database to the caller', () => {
    const [a, b] = [
      { ...anEncounter(), _rev: '1-a' },
      { ...anEncounter(), _rev: '1-b' },
    ];
    expect(mergeEvent(a, b)).toEqual(anEncounter());
    expect(mergeEvent(b, a)).toEqual(anEncounter());
  });

  it('must be of one visit', () => {
    expect(() => mergeEvent(anEncounter(), anEncounter({ _id: fixtureId('encounter', 2) }))).toThrow(
      RangeError,
    );
  });
});

describe('a status moved by a tablet whose clock runs ahead', () => {
  it('is pulled back, and the same request sent again a day later changes nothing', () => {
    const sent = moved('entered-in-error', FIXTURE_MS + 365 * DAY_MS);
    const stored = clampEventStamps(sent, FIXTURE_MS);
    const deviceAt = sent.statusChange?.at;
    expect(stored.statusChange).toEqual({ at: at(FIXTURE_MS), by: fixtureId('account'), deviceAt });
    expect(mergeEvent(stored, clampEventStamps(sent, FIXTURE_MS + DAY_MS))).toEqual(stored);
  });

  it('is left alone when it is not ahead, or never moved', () => {
    const past = moved('amended', FIXTURE_MS);
    expect(clampEventStamps(past, FIXTURE_MS)).toBe(past);
    const untouched = anEncounter();
    expect(clampEventStamps(untouched, 0)).toBe(untouched);
  });
});
