import { careFactOf, CARE_TYPES } from '@tram/shared-schema/due/care-fact.js';
import {
  aContact,
  aDose,
  aFollowUp,
  anAdverseEvent,
  anEnrolment,
  anImmunisationDecision,
  anObservation,
  aPregnancy,
  aScreening,
} from '@tram/shared-schema/fixtures/care-builders.js';
import { describe, expect, it } from 'vitest';
import { cellsOf, FACTS_FORMAT, factOf } from './fact-cells.js';

const documents = [
  aDose(),
  aDose({ lotId: undefined, duringPregnancy: true }),
  anObservation(),
  anAdverseEvent(),
  anImmunisationDecision(),
  aPregnancy(),
  anEnrolment({ target: { systolicBelow: 140, setBy: 'rule' } }),
  aFollowUp(),
  aFollowUp({ hba1cPercent: 7.1, medicines: undefined, measures: { peakFlow: 310, night: false } }),
  aScreening({ glucose: { mmolL: 7.2, kind: 'fasting' } }),
  aContact(),
];

describe('a fact kept as cells', () => {
  it.each(documents.map((doc) => [doc.type, doc] as const))('of type %s is read back as it was', (_, doc) => {
    const fact = careFactOf(doc);
    if (!fact) throw new Error('no fact');
    expect(factOf(fact.personId, JSON.parse(JSON.stringify(cellsOf(fact))) as never)).toEqual(fact);
  });

  it('takes at most two thirds of the room of the whole', () => {
    for (const doc of documents) {
      const fact = careFactOf(doc);
      if (!fact) throw new Error('no fact');
      expect(JSON.stringify(cellsOf(fact)).length).toBeLessThan(JSON.stringify(fact).length * 0.7);
    }
  });

  it('says what it is made of, so that another version reads the documents instead', () => {
    for (const type of CARE_TYPES) expect(FACTS_FORMAT).toContain(` ${type}:id`);
    // Whoever changes what a fact says of a document raises MEANING, and then this sample.
    expect(FACTS_FORMAT.slice(0, 2)).toBe('1 ');
    expect(documents.map((doc) => JSON.stringify(cellsOf(careFactOf(doc) as never)))).toMatchInlineSnapshot(`
      [
        "["dose:01F1XT00000000000000000001","2026-11-21","2026-11-21T01:00:00.000Z","2026-11-21","penta","given-here","vaccine-lot:01F1XT00000000000000000001"]",
        "["dose:01F1XT00000000000000000001","2026-11-21","2026-11-21T01:00:00.000Z","2026-11-21","penta","given-here",null,null,true,{"lotNumber":"THU-001","expiresOn":"2027-06-30"}]",
        "["observation:01F1XT00000000000000000001","2026-11-21",["dose:01F1XT00000000000000000001"],"well"]",
        "["adverse-event:01F1XT00000000000000000001","2026-11-21","2026-11-21T01:00:00.000Z",["dose:01F1XT00000000000000000001"],"mild",false]",
        "["immunisation-decision:01F1XT00000000000000000001","2026-11-21","deferred",["penta"],"fever","2026-11-28"]",
        "["pregnancy:01F1XT00000000000000000001","2026-11-21","2027-05-15","unknown"]",
        "["enrolment:01F1XT00000000000000000001","2026-11-21","hypertension","under-care","I10",{"systolicBelow":140,"setBy":"rule"}]",
        "["follow-up:01F1XT00000000000000000001","2026-11-21","2026-11-21T01:00:00.000Z",["hypertension"],"station",[{"systolicMmHg":128,"diastolicMmHg":78}],{"hypertension":1},"2026-12-21",[{"name":"Amlodipine","days":30}]]",
        "["follow-up:01F1XT00000000000000000001","2026-11-21","2026-11-21T01:00:00.000Z",["hypertension"],"station",[{"systolicMmHg":128,"diastolicMmHg":78}],{"hypertension":1},"2026-12-21",null,null,7.1,{"peakFlow":310,"night":false}]",
        "["screening:01F1XT00000000000000000001","2026-11-21","2026-11-21T01:00:00.000Z",[{"systolicMmHg":146,"diastolicMmHg":92},{"systolicMmHg":142,"diastolicMmHg":88}],{"mmolL":7.2,"kind":"fasting"}]",
        "["contact:01F1XT00000000000000000001","2026-11-21","2026-11-21T01:00:00.000Z",["hypertension"],"call","coming","2026-11-25"]",
      ]
    `);
  });
});
