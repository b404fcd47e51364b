import { beforeEach, describe, expect, it } from 'vitest';
import { FIXTURE_MS, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { aDose, anAdverseEvent, anObservation } from '@tram/shared-schema/fixtures/care-builders.js';
import { epochMsOf, instantAt } from '@tram/shared-schema/document/instant.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { localDateAt } from '@tram/shared-schema/local-date.js';
import type { StoredDocument } from '#documents/tablet-documents.js';
import { emptyAdverseEvent, parseAdverseEvent, type AdverseEventValues } from './adverse-event-form.js';
import { openAfterDoses, type AfterDoses } from './after-doses.js';
import { clockLeft } from './watch-words.js';

const MINUTE = 60_000;
const stored = (doc: TramDocument): StoredDocument => ({ doc, syncState: 'local' });
const isBetween = (doc: TramDocument, from: string, to: string): boolean => {
  const day = 'occurredAt' in doc ? localDateAt(epochMsOf(doc.occurredAt)) : '';
  return from <= day && day <= to;
};
let nowMs: number;
let onDisk: TramDocument[];
let tell: (documents: readonly StoredDocument[]) => void;
let tick: (() => void) | undefined;
let rung: number;

const open = (watchesDoses = true): Promise<AfterDoses> =>
  openAfterDoses({
    watchesDoses,
    documents: {
      eventsBetween: (from, to) =>
        Promise.resolve(
          onDisk.filter((doc) => doc.type !== 'adverse-event' && isBetween(doc, from, to)).map(stored),
        ),
      readAll: async (type, onPage) => {
        const page = onDisk.filter((doc) => doc.type === type).map(stored);
        await onPage(page as never);
      },
      onWritten(listener) {
        tell = listener;
        return () => undefined;
      },
    },
    clock: { nowMs: () => nowMs },
    schedule(work) {
      tick = work;
      return () => (tick = undefined);
    },
    onOver: () => (rung += 1),
  });
const passes = (minutes: number): void => {
  nowMs += minutes * MINUTE;
  tick?.();
};

beforeEach(() => {
  nowMs = FIXTURE_MS;
  onDisk = [aDose({ occurredAt: instantAt(FIXTURE_MS) })];
  tick = undefined;
  rung = 0;
});

describe('the watch after a dose', () => {
  it('is not kept by whoever gives none: what ends a half hour never reaches their tablet', async () => {
    const after = await open(false);
    passes(31);
    expect([rung, after.watches.value]).toEqual([0, []]);
  });

  it('rings once when its time is up, and goes on being shown', async () => {
    const after = await open();
    passes(29);
    expect(rung).toBe(0);
    passes(1);
    passes(1);
    expect(rung).toBe(1);
    expect(after.watches.value).toHaveLength(1);
  });

  it('is the same after a reload', async () => {
    const before = (await open()).watches.value;
    passes(10);
    expect((await open()).watches.value).toEqual(before);
  });

  it('ends when another tablet says so, and stops counting', async () => {
    const after = await open();
    tell([stored(anObservation())]);
    expect(after.watches.value).toEqual([]);
    expect(tick).toBeUndefined();
  });

  it('begins with a dose given in another tab', async () => {
    onDisk = [];
    const after = await open();
    expect(after.watches.value).toEqual([]);
    tell([stored(aDose({ occurredAt: instantAt(FIXTURE_MS) }))]);
    expect(after.watches.value).toHaveLength(1);
  });

  it('goes on over midnight, also after a reload', async () => {
    const beforeMidnightMs = Date.parse('2026-11-22T16:50:00Z');
    expect(localDateAt(beforeMidnightMs)).not.toBe(localDateAt(beforeMidnightMs + 11 * MINUTE));
    onDisk = [aDose({ occurredAt: instantAt(beforeMidnightMs) })];
    nowMs = beforeMidnightMs;
    const after = await open();
    passes(11);
    tell([
      stored(
        aDose({ _id: fixtureId('dose', 2), personId: fixtureId('person', 2), occurredAt: instantAt(nowMs) }),
      ),
    ]);
    expect(after.watches.value).toHaveLength(2);
    expect((await open()).watches.value).toHaveLength(1);
    passes(19);
    expect(rung).toBeGreaterThan(0);
  });

  it('is not shown the next day', async () => {
    const after = await open();
    nowMs += 24 * 60 * MINUTE;
    tell([
      stored(
        aDose({ _id: fixtureId('dose', 2), personId: fixtureId('person', 2), occurredAt: instantAt(nowMs) }),
      ),
    ]);
    expect(after.watches.value).toMatchObject([{ personId: fixtureId('person', 2) }]);
  });

  it('is said as a clock that never goes below nothing', () => {
    expect([1_805_000, 59_000, 400, -5_000, 90_000_000].map(clockLeft)).toEqual([
      '30:05',
      '00:59',
      '00:01',
      '00:00',
      '25:00:00',
    ]);
  });
});

describe('a severe event', () => {
  const severe = anAdverseEvent({ severity: 'severe', occurredAt: instantAt(FIXTURE_MS) });
  it('stops the session and owes a report until the corrected event names one', async () => {
    onDisk = [severe];
    const after = await open();
    expect([after.owed.value.length, after.severeToday.value.length]).toEqual([1, 1]);
    const reported = anAdverseEvent({
      ...severe,
      _id: fixtureId('adverse-event', 2),
      amends: severe._id,
      reports: [{ to: 'cdc', at: severe.occurredAt }],
    });
    // The word that the first was corrected may come later.
    tell([stored(reported)]);
    expect([after.owed.value.length, after.severeToday.value.length]).toEqual([0, 1]);
  });
});

describe('the form of an adverse event', () => {
  const whole: AdverseEventValues = {
    ...emptyAdverseEvent(FIXTURE_MS),
    severity: 'severe',
    signs: ['seizure'],
    outcome: 'referred',
  };
  const failed = (changes: Partial<AdverseEventValues>) => {
    const read = parseAdverseEvent({ ...whole, ...changes }, FIXTURE_MS);
    return read.ok ? undefined : read.error;
  };
  it.each([
    [{}, undefined],
    [{ severity: '' }, { severity: 'severity-missing' }],
    [{ signs: [] }, { signs: 'signs-missing' }],
    [{ signs: [], description: 'Sốt cao' }, undefined],
    [{ outcome: '' }, { outcome: 'outcome-missing' }],
    [{ onsetOn: '', onsetTime: '' }, undefined],
    [{ onsetOn: '2026' }, { onsetOn: 'date-unreadable' }],
    [{ onsetTime: '25:00' }, { onsetTime: 'time-unreadable' }],
    [{ onsetOn: '01/01/2030' }, { onsetTime: 'not-yet' }],
    [{ treatment: 'a'.repeat(1001) }, { treatment: 'too-long' }],
  ] as const)('with %o says %o', (changes, failures) => {
    expect(failed(changes)).toEqual(failures);
  });

  it('keeps the hour of a report that was recorded before', () => {
    const before = [{ to: 'cdc' as const, at: instantAt(FIXTURE_MS - MINUTE) }];
    const read = parseAdverseEvent({ ...whole, reported: ['cdc', 'centre'] }, FIXTURE_MS, before);
    expect(read.ok && read.value.reports).toEqual([...before, { to: 'centre', at: instantAt(FIXTURE_MS) }]);
  });
});
