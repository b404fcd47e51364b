import { aPerson, aStation, anEncounter, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import type { Instant } from '@tram/shared-schema/document/instant.js';
import { describe, expect, it } from 'vitest';
import { createSummaryBook } from './station-summary.js';

describe('what a centre sees of a station', () => {
  it('counts people and visits, and says when something last arrived', () => {
    const book = createSummaryBook();
    book.add(aStation({ name: 'Trạm Y tế xã Thử Nghiệm' }));
    book.add(aPerson({ receivedAt: '2026-11-20T01:00:00.000Z' as Instant }));
    book.add(anEncounter({ receivedAt: '2026-11-21T01:00:00.000Z' as Instant }));
    book.add(anEncounter({ receivedAt: '2026-11-19T01:00:00.000Z' as Instant }));
    expect(book.summaries()).toMatchObject([
      {
        name: 'Trạm Y tế xã Thử Nghiệm',
        persons: 1,
        encounters: 2,
        lastReceivedAt: '2026-11-21T01:00:00.000Z',
      },
    ]);
  });

  it('counts somebody with two records once, also where two tablets linked each to the other', () => {
    const book = createSummaryBook();
    const [a, b] = [fixtureId('person', 1), fixtureId('person', 2)];
    for (const _id of [a, b]) book.add(aPerson({ _id }));
    expect(book.summaries()[0]?.persons).toBe(2);
    const replaced = createSummaryBook();
    replaced.add(aPerson({ _id: a, replacedBy: b }));
    replaced.add(aPerson({ _id: b, replacedBy: a }));
    expect(replaced.summaries()[0]?.persons).toBe(1);
  });

  it('does not count a visit that was entered in error', () => {
    const book = createSummaryBook();
    book.add(anEncounter({ status: 'entered-in-error' }));
    expect(book.summaries()[0]?.encounters).toBe(0);
  });
});
