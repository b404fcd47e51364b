// What is read back from a snapshot, with everything that was written since taken in on top, answers exactly as if every
// record had been read.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PersonSearchEntry } from '@tram/shared-schema/people/person-entry.js';
import { samplePeople } from '@tram/shared-schema/people/people-samples.fixture.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { sampleHamlet, sampleHousehold, samplePerson } from '#testing/contracts/sample-documents.js';
import { createHeldPeople, type HeldPeople } from './held-people.js';
import { packPeople, readPeople } from './people-snapshot.js';

const PEOPLE = 24;
const HOUSEHOLDS = 5;
const HAMLETS = 3;

const look = fc.record({
  kind: fc.constantFrom('person' as const, 'person' as const, 'household' as const, 'hamlet' as const),
  which: fc.nat(PEOPLE - 1),
  as: fc.nat(199),
  household: fc.nat(HOUSEHOLDS),
  hamlet: fc.nat(HAMLETS),
});
type Written = typeof look extends fc.Arbitrary<infer T> ? T : never;

const looks = samplePeople(200, 7);

function documentOf({ kind, which, as, household, hamlet }: Written): TramDocument {
  const said: Partial<PersonSearchEntry> = looks[as] ?? {};
  const { name = '' } = said;
  if (kind === 'hamlet') return sampleHamlet(300 + (which % HAMLETS), { name: `Thôn ${name}` });
  if (kind === 'household') {
    const head = as % 4 === 0 ? {} : { headPersonId: samplePerson(100 + (as % PEOPLE))._id };
    return sampleHousehold(200 + (which % HOUSEHOLDS), head);
  }
  const fields: Partial<Person> = {
    name,
    ...(said.personalId !== undefined && { personalId: said.personalId }),
    ...(said.oldIdNumbers && { oldIdNumbers: [...said.oldIdNumbers] }),
    ...(said.insuranceNumber !== undefined && { insurance: { number: said.insuranceNumber } }),
    ...(said.phones?.[0] !== undefined && { phone: said.phones[0] }),
    ...(said.birthDate !== undefined && { birthDate: said.birthDate }),
    ...(household < HOUSEHOLDS && { householdId: sampleHousehold(200 + household)._id }),
    ...(hamlet < HAMLETS && { hamletId: sampleHamlet(300 + hamlet)._id }),
  };
  return samplePerson(100 + which, fields);
}

function readBack(people: HeldPeople): HeldPeople {
  const packing = packPeople(people, new Set());
  for (;;) {
    const step = packing.next();
    if (!step.done) continue;
    const stored = readPeople(step.value.buffer);
    if (!stored.ok) throw new Error(stored.error.kind);
    return createHeldPeople(stored.value);
  }
}

const byId = (people: readonly { id: string }[]) => [...people].sort((a, b) => (a.id < b.id ? -1 : 1));

function expectAlike(people: HeldPeople, all: HeldPeople): void {
  expect(people.size).toBe(all.size);
  expect(people.documents).toBe(all.documents);
  expect([...people.inOrder()]).toEqual([...all.inOrder()]);
  for (const query of ['n', 'hoa', 'thon 1', '003', 'nth', '1987', '09'])
    expect(people.search(query, 30)).toEqual(all.search(query, 30));
  for (const person of all.inOrder()) {
    expect(people.find(person.id)).toEqual(person);
    for (const number of [person.personalId, person.insuranceNumber, ...(person.oldIdNumbers ?? [])])
      if (number !== undefined) expect(byId(people.withNumber(number))).toEqual(byId(all.withNumber(number)));
    const short = person.insuranceNumber?.slice(-10) ?? '';
    expect(byId(people.withNumber(short))).toEqual(byId(all.withNumber(short)));
    expect(byId(people.withName(person.name))).toEqual(byId(all.withName(person.name)));
  }
  for (let n = 0; n <= HOUSEHOLDS; n++) {
    const householdId = sampleHousehold(200 + n)._id;
    expect(byId(people.membersOf(householdId))).toEqual(byId(all.membersOf(householdId)));
    expect(people.headOf(householdId)).toEqual(all.headOf(householdId));
  }
  for (const { personalId } of looks.slice(0, 60))
    expect(byId(people.withNumber(personalId ?? '-'))).toEqual(byId(all.withNumber(personalId ?? '-')));
}

describe('people kept in a snapshot', () => {
  it('are found and shown as if every record had been read, whatever was written since', () => {
    const runs = fc.array(fc.array(look, { maxLength: 25 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(runs, fc.array(look, { maxLength: 10 }), (days, today) => {
        let kept = createHeldPeople();
        const all = createHeldPeople();
        for (const day of days) {
          for (const written of day) {
            kept.take(documentOf(written));
            all.take(documentOf(written));
          }
          kept = readBack(kept);
        }
        for (const written of today) {
          kept.take(documentOf(written));
          // What is fresh is taken in again where a tablet died before it had noted that it is not.
          kept.take(documentOf(written));
          all.take(documentOf(written));
        }
        expectAlike(kept, all);
      }),
      { numRuns: 60 },
    );
  });
});
