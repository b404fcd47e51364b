import { describe, expect, it } from 'vitest';
import { anEncounter, fixtureId } from '../../fixtures/builders.js';
import {
  aContact,
  aDose,
  aFollowUp,
  aLotMovement,
  aPregnancy,
  aScreening,
  aVaccineLot,
  anAdverseEvent,
  anEnrolment,
  anImmunisationDecision,
  anObservation,
} from '../../fixtures/care-builders.js';
import { LIFECYCLE } from '../document/document-types.js';
import type { LocalDate } from '../local-date.js';
import { CARE_TYPES, careFactOf, hasCareFact } from './care-fact.js';

const documents = [
  aDose(),
  anObservation(),
  anAdverseEvent(),
  anImmunisationDecision(),
  aPregnancy(),
  anEnrolment(),
  aFollowUp(),
  aScreening(),
  aContact(),
];

describe('what lists and counts know of care', () => {
  it('is there for every type that is counted, by its own name', () => {
    expect(documents.map((doc) => doc.type)).toEqual([...CARE_TYPES]);
    for (const doc of documents) {
      const fact = careFactOf(doc);
      expect(fact).toMatchObject({ kind: doc.type, id: doc._id, personId: doc.personId });
      expect(JSON.parse(JSON.stringify(fact))).toEqual(fact);
    }
  });

  it('names no note, no advice and nobody but by their id', () => {
    const spoken = JSON.stringify(
      [
        aDose({ note: 'bí mật', givenAtPlace: 'bí mật' }),
        aFollowUp({ note: 'bí mật', advice: 'bí mật' }),
        aContact({ note: 'bí mật' }),
      ].map(careFactOf),
    );
    expect(spoken).not.toContain('bí mật');
  });

  it.each(['amended', 'entered-in-error'])('is nothing of a dose that is %s', (status) => {
    expect(careFactOf(aDose({ status }))).toBeUndefined();
  });

  it('is nothing of an enrolment or a pregnancy recorded by mistake', () => {
    expect(careFactOf(anEnrolment({ standing: 'recorded-by-mistake' }))).toBeUndefined();
    expect(careFactOf(aPregnancy({ outcome: 'recorded-by-mistake' }))).toBeUndefined();
  });

  it('is nothing of lots and visits', () => {
    expect([aVaccineLot(), aLotMovement(), anEncounter()].map(careFactOf)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(Object.keys(LIFECYCLE).filter(hasCareFact)).toHaveLength(CARE_TYPES.length);
  });

  it.each([
    ['2026-06-29', undefined],
    ['2026-06-30', undefined],
    ['2026-07-01', true],
    ['2026-07', undefined],
  ])('of a dose given %s from a lot good until 30 June says expired: %s', (givenOn, expired) => {
    const fact = careFactOf(
      aDose({
        givenOn: givenOn as LocalDate,
        expiresOn: '2026-06-30' as LocalDate,
        personId: fixtureId('person'),
      }),
    );
    expect(fact).toHaveProperty('kind', 'dose');
    expect(fact && 'expired' in fact ? fact.expired : undefined).toBe(expired);
  });
});
