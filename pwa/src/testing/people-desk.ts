// A desk with a mother and her daughter, for the screens that find and show people.

import { aHamlet, aHousehold, aPerson, aWorker, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { encounterTimeline, recordEncounterAction } from '#encounters/encounter-timeline.js';
import type { PeopleDeps } from '#people/people-deps.js';
import { openTestDesk, type TestDesk } from './test-desk.js';

export const hamlet = aHamlet();
export const household = aHousehold();
export const person = aPerson({
  householdId: household._id,
  relationToHead: 'head',
  phone: '0912000111',
  allergies: 'Penicillin',
});
export const daughter = aPerson({
  _id: fixtureId('person', 2),
  name: 'Trần Thị Con',
  personalId: undefined,
  householdId: household._id,
  relationToHead: 'child',
});

export type PeopleDesk = TestDesk & PeopleDeps;

export async function openPeopleDesk(): Promise<PeopleDesk> {
  const desk = await openTestDesk([hamlet, household, person, daughter, aWorker()]);
  return { ...desk, timeline: [encounterTimeline], actions: [recordEncounterAction] };
}
