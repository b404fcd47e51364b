import { describe, expect, it } from 'vitest';
import type { CentreId } from '@tram/shared-schema/document/ids.js';
import {
  aContact,
  aDose,
  aFollowUp,
  anAdverseEvent,
  anEnrolment,
  anImmunisationDecision,
  aPregnancy,
  aScreening,
  aVaccineLot,
} from '@tram/shared-schema/fixtures/care-builders.js';
import { ROLES, type Role } from '@tram/shared-schema/sync/session.js';
import {
  encounter,
  HAMLET_A,
  HAMLET_B,
  household,
  householdChange,
  move,
  NURSE,
  OTHER_STATION,
  person,
  STATION,
} from '#testing/documents.js';
import { mayRead, readScope, type Rights } from './may-read.js';
import { mayWriteTo, writeRefusal } from './may-write.js';

const CENTRE = 'centre:00000000000000000000000031' as CentreId;
const OTHER_CENTRE = 'centre:00000000000000000000000032' as CentreId;
const station = { stationId: STATION, centreId: CENTRE };

const rights: Record<Role, Rights> = {
  worker: { role: 'worker', stationId: STATION },
  head: { role: 'head', stationId: STATION },
  community: { role: 'community', stationId: STATION, hamletIds: [HAMLET_A] },
  centre: { role: 'centre', centreId: CENTRE },
  admin: { role: 'admin' },
};
const { hamletId: _none, ...homeless } = person(3);
const documents = {
  'a person of hamlet A': person(1, { hamletId: HAMLET_A }),
  'a person of hamlet B': person(2, { hamletId: HAMLET_B }),
  'a person of no hamlet': homeless,
  'a household of hamlet A': household(1, { hamletId: HAMLET_A }),
  'a move within hamlet A': move(1),
  'a move into hamlet B': move(2, { hamletId: HAMLET_B }),
  'what happened to a household of hamlet A': householdChange(1),
  'an encounter in hamlet A': encounter(1, { hamletId: HAMLET_A }),
  'a dose in hamlet A': aDose({ hamletId: HAMLET_A }),
  'a dose in hamlet B': aDose({ hamletId: HAMLET_B }),
  'a dose in pregnancy': aDose({ hamletId: HAMLET_A, duringPregnancy: true }),
  'a dose given against a refusal': aDose({
    hamletId: HAMLET_A,
    override: { refusals: ['too-early'], reason: 'Bác sĩ cho tiêm', by: NURSE },
  }),
  'a dose whose screening found something': aDose({
    hamletId: HAMLET_A,
    screening: { edition: '1', answers: [{ code: 'immunodeficiency', value: true }] },
  }),
  'a call about vaccines': aContact({ hamletId: HAMLET_A, about: ['immunisation'] }),
  'a call about vaccines in hamlet B': aContact({ hamletId: HAMLET_B, about: ['immunisation'] }),
  'a call about an illness': aContact({ hamletId: HAMLET_A, about: ['immunisation', 'hypertension'] }),
  'a decision against a vaccine': anImmunisationDecision({ hamletId: HAMLET_A }),
  'a reaction to a vaccine': anAdverseEvent({ hamletId: HAMLET_A }),
  'a pregnancy': aPregnancy({ hamletId: HAMLET_A }),
  'an enrolment': anEnrolment({ hamletId: HAMLET_A }),
  'a screening': aScreening({ hamletId: HAMLET_A }),
  'a follow-up': aFollowUp({ hamletId: HAMLET_A }),
  'a lot of vaccine': aVaccineLot(),
  'the name of a hamlet': { type: 'hamlet' },
  'the card of the station': { type: 'station' },
  'the name of a worker': { type: 'worker' },
  'whom a merger left to be asked': { type: 'unit-question' },
  'a document of a later version': { type: 'stool-sample', hamletId: HAMLET_A },
};
type Named = keyof typeof documents;
const NAMES = Object.keys(documents) as Named[];
const COMMUNITY: readonly Named[] = [
  'a person of hamlet A',
  'a household of hamlet A',
  'a move within hamlet A',
  'what happened to a household of hamlet A',
  'a dose in hamlet A',
  'a call about vaccines',
  'the name of a hamlet',
  'the card of the station',
  'the name of a worker',
  'whom a merger left to be asked',
];
const OF_NO_HAMLET = COMMUNITY.slice(-4);

const readable: Record<Role, readonly Named[]> = {
  worker: NAMES,
  head: NAMES,
  community: COMMUNITY,
  centre: NAMES,
  admin: [],
};

describe('what an account may read', () => {
  const cells = ROLES.flatMap((role) =>
    NAMES.map((name) => ({ role, name, may: readable[role].includes(name) })),
  );
  it.each(cells)('$role and $name: $may', ({ role, name, may }) => {
    expect(mayRead(readScope(rights[role], station), documents[name])).toBe(may);
  });

  it.each(ROLES)('nothing of a station that is not its own: %s', (role) => {
    const elsewhere = { stationId: OTHER_STATION, centreId: OTHER_CENTRE };
    for (const name of NAMES)
      expect(mayRead(readScope(rights[role], elsewhere), documents[name]), name).toBe(false);
  });

  it('a station without a centre is read by no centre', () => {
    expect(readScope({ role: 'centre' }, { stationId: STATION })).toEqual({ kind: 'nothing' });
    expect(readScope(rights.centre, { stationId: STATION })).toEqual({ kind: 'nothing' });
  });

  it('a community account without hamlets reads no people', () => {
    const scope = readScope({ role: 'community', stationId: STATION }, station);
    expect(NAMES.filter((name) => mayRead(scope, documents[name]))).toEqual(OF_NO_HAMLET);
  });
});

describe('what an account may write', () => {
  const OURS = { stationId: STATION, hamletId: HAMLET_A };
  const writable = {
    'a person of hamlet A': person(1, { hamletId: HAMLET_A }),
    'a person of hamlet B': person(2, { hamletId: HAMLET_B }),
    'a household of hamlet A': household(1, { hamletId: HAMLET_A }),
    'a move within hamlet A': move(1),
    'a move from hamlet B to hamlet A': move(2, { from: { hamletId: HAMLET_B } }),
    'a move from hamlet A to hamlet B, as one of A': move(3, { to: { hamletId: HAMLET_B } }),
    'what happened to a household of hamlet A': householdChange(1),
    'a household gone to hamlet B, as one of A': householdChange(2, { to: { hamletId: HAMLET_B } }),
    'an encounter in hamlet A': encounter(1, { hamletId: HAMLET_A }),
    'a dose in hamlet A': aDose(OURS),
    'a call about vaccines': aContact({ ...OURS, about: ['immunisation'] }),
    'a call about vaccines in hamlet B': aContact({ ...OURS, hamletId: HAMLET_B, about: ['immunisation'] }),
    'a call about an illness': aContact(OURS),
    'an enrolment': anEnrolment(OURS),
    'the name of a hamlet': { ...household(4), type: 'hamlet' },
    'whom a merger left to be asked': { ...household(5), type: 'unit-question' },
  };
  const workersOwn = (Object.keys(writable) as (keyof typeof writable)[]).filter(
    (name) => name !== 'the name of a hamlet' && name !== 'whom a merger left to be asked',
  );
  const allowed: Record<Role, readonly (keyof typeof writable)[]> = {
    worker: workersOwn,
    head: workersOwn,
    community: [
      'a person of hamlet A',
      'a household of hamlet A',
      'a move within hamlet A',
      'what happened to a household of hamlet A',
      'a call about vaccines',
    ],
    centre: [],
    admin: [],
  };
  const cells = ROLES.flatMap((role) =>
    (Object.keys(writable) as (keyof typeof writable)[]).map((name) => ({
      role,
      name,
      may: allowed[role].includes(name),
    })),
  );
  it.each(cells)('$role and $name: $may', ({ role, name, may }) => {
    const refusal = writeRefusal(rights[role], STATION, writable[name], undefined);
    expect(refusal).toEqual(may ? undefined : { kind: 'not-allowed' });
  });

  it('a document of another station is refused by name', () => {
    const foreign = person(1, { stationId: OTHER_STATION });
    expect(writeRefusal(rights.worker, STATION, foreign, undefined)).toEqual({ kind: 'wrong-station' });
  });

  it('the community team cannot draw a person of another hamlet into its own', () => {
    const [theirs, ours] = [person(1, { hamletId: HAMLET_B }), person(1, { hamletId: HAMLET_A })];
    expect(writeRefusal(rights.community, STATION, ours, theirs)).toEqual({ kind: 'not-allowed' });
    expect(writeRefusal(rights.community, STATION, theirs, ours)).toEqual({ kind: 'not-allowed' });
    expect(writeRefusal(rights.community, STATION, ours, ours)).toBeUndefined();
  });

  it('the community team cannot make a call about an illness one about vaccines', () => {
    const [illness, vaccines] = [aContact(OURS), aContact({ ...OURS, about: ['immunisation'] })];
    expect(writeRefusal(rights.community, STATION, vaccines, illness)).toEqual({ kind: 'not-allowed' });
  });

  it.each(ROLES)('%s writes to its own station or to none', (role) => {
    expect(mayWriteTo(rights[role], STATION)).toBe(['worker', 'head', 'community'].includes(role));
    expect(mayWriteTo(rights[role], OTHER_STATION)).toBe(false);
  });
});
