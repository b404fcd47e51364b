import { documentId } from '@tram/shared-schema/document/ids.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { sampleHousehold, samplePerson, ulidOf } from '#testing/contracts/sample-documents.js';
import { createHeldLinks, type HeldLinks } from './held-links.js';
import { createHeldPeople, type HeldPeople } from './held-people.js';
import { createLinkedPeople, type LinkedPeople } from './linked-people.js';

let people: HeldPeople;
let links: HeldLinks;
let found: LinkedPeople;
beforeEach(() => {
  people = createHeldPeople();
  links = createHeldLinks();
  found = createLinkedPeople(people, links);
});

function take(...persons: readonly Person[]): void {
  for (const person of persons) {
    people.take(person);
    links.take(person);
  }
  links.tell();
}
const [ONE, TWO, GONE] = [10, 11, 99].map((n) => documentId('person', ulidOf(n)));
const HOME = sampleHousehold(40)._id;
const known = (n: number, fields: Partial<Person> = {}): Person =>
  samplePerson(n, { name: 'Nguyễn Thị Hoà', householdId: HOME, ...fields });

describe('somebody with two records', () => {
  beforeEach(() =>
    take(
      known(10, { personalId: '003187000123', phone: '0300000123', ...(TWO && { replacedBy: TWO }) }),
      known(11, { name: 'Nguyễn Thị Hòa', personalId: '003187000999' }),
    ),
  );

  it('is found once, under the record that goes on, by the name or number of either', () => {
    for (const words of ['nguyen thi hoa', '003187000123', '003187000999', '0300000123'])
      expect(found.search(words, 5).map(({ id }) => id)).toEqual([TWO]);
    for (const number of ['003187000123', '003187000999'])
      expect(found.withNumber(number).map(({ id }) => id)).toEqual([TWO]);
    expect(found.withPhone('0300000123').map(({ id }) => id)).toEqual([TWO]);
    expect(found.withName('Nguyen Thi Hoa').map(({ id }) => id)).toEqual([TWO]);
  });

  it('is counted once, in the commune and in the household', () => {
    expect(found.count()).toBe(1);
    expect(found.membersOf(HOME).map(({ id }) => id)).toEqual([TWO]);
  });

  it('is shown with a word of the other record, which is still there', () => {
    expect(found.find(TWO ?? '')).toMatchObject({ heldRecords: 1 });
    expect(found.find(ONE ?? '')).not.toHaveProperty('heldRecords');
    expect(TWO && found.heldBy(TWO).map(({ id }) => id)).toEqual([ONE]);
  });

  it('is one mother to whoever names either record', () => {
    take(
      known(20, { name: 'Trần Thị Hạt Mít', ...(ONE && { motherPersonId: ONE }) }),
      known(21, { name: 'Trần Văn Hạt Na', ...(TWO && { motherPersonId: TWO }), passportNumber: 'B1' }),
    );
    expect(TWO && found.childrenOf(TWO).map(({ name }) => name)).toEqual([
      'Trần Văn Hạt Na',
      'Trần Thị Hạt Mít',
    ]);
    expect(found.withPassport('B1').map(({ name }) => name)).toEqual(['Trần Văn Hạt Na']);
    take(known(21, { name: 'Trần Văn Hạt Na' }));
    expect(TWO && found.childrenOf(TWO)).toHaveLength(1);
  });

  it('is two again once the link is taken back', () => {
    take(known(10, { personalId: '003187000123' }));
    expect(found.count()).toBe(2);
    expect(found.search('nguyen thi hoa', 5)).toHaveLength(2);
  });
});

it('as many are found as were asked for, however many of the best are one person', () => {
  const many = Array.from({ length: 12 }, (_, n) =>
    known(100 + n, { replacedBy: documentId('person', ulidOf(100)) }),
  );
  take(known(100), ...many.slice(1), ...Array.from({ length: 4 }, (_, n) => known(200 + n)));
  expect(found.search('hoa', 4)).toHaveLength(4);
  expect(found.search('hoa', 9)).toHaveLength(5);
});

it('a record that stands for one which has not come is shown in its place', () => {
  take(known(10, { ...(GONE && { replacedBy: GONE }) }));
  expect(ONE && found.standingFor(ONE)).toBe(ONE);
  expect(found.search('hoa', 5).map(({ id }) => id)).toEqual([ONE]);
  expect(found.count()).toBe(1);
});
