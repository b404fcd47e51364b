import { aPerson, aStation, anEncounter } from '@tram/shared-schema/fixtures/builders.js';
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

  it('does not count a visit that was entered in error', () => {
    const book = createSummaryBook();
    book.add(anEncounter({ status: 'entered-in-error' }));
    expect(book.summaries()[0]?.encounters).toBe(0);
  });
});
