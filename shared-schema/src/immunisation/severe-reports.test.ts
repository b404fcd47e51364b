import { describe, expect, it } from 'vitest';
import { FIXTURE_MS } from '../../fixtures/builders.js';
import { anAdverseEvent } from '../../fixtures/care-builders.js';
import { instantAt } from '../document/instant.js';
import { owedReports } from './severe-reports.js';

const HOUR = 3_600_000;
const seen = instantAt(FIXTURE_MS);
const severe = anAdverseEvent({ severity: 'severe', occurredAt: seen });

describe('the report of a severe event', () => {
  it('is owed within 24 hours of its being seen', () => {
    expect(owedReports([severe])).toMatchObject([
      { eventId: severe._id, since: seen, dueAt: instantAt(FIXTURE_MS + 24 * HOUR) },
    ]);
  });

  it('is not owed for a mild one, one entered in error or one that was corrected', () => {
    expect(owedReports([anAdverseEvent()])).toEqual([]);
    for (const status of ['entered-in-error', 'amended'] as const) {
      expect(owedReports([anAdverseEvent({ ...severe, status })])).toEqual([]);
    }
  });

  it('is paid once it is said to whom it went', () => {
    const reported = anAdverseEvent({ ...severe, reports: [{ to: 'centre', at: seen }] });
    expect(owedReports([reported])).toEqual([]);
  });

  it('is owed of an event as heavy as this version has no word for', () => {
    expect(owedReports([anAdverseEvent({ severity: 'fatal' })])).toHaveLength(1);
  });
});
