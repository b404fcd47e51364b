import { expect, it } from 'vitest';
import { fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { temporaryCodeOf } from '@tram/shared-schema/people/temporary-code.js';
import type { DirectoryPerson } from '#people/person-directory.js';
import { cellsOf, personOf } from './person-cells.js';
import { keysOf, motherKey, numberKey, passportKey } from './person-keys.js';

const id = fixtureId('person', 3);
const person: DirectoryPerson = { id, name: 'Con bà Nguyễn Thị Thử', lifeStatus: 'living' };
const temporaryCode = temporaryCodeOf(id);

it('a temporary code is kept for the next start, and finds its person then', () => {
  const kept = personOf(cellsOf({ ...person, temporaryCode }));
  expect(kept.temporaryCode).toBe(temporaryCode);
  expect(keysOf(kept).has(numberKey(temporaryCode))).toBe(true);
});

it('a mother and a passport are kept too, and found by', () => {
  const mother = fixtureId('person', 4);
  const kept = personOf(
    cellsOf({ ...person, motherPersonId: mother, passportNumber: 'B1234567', nationalityCode: 'LAO' }),
  );
  expect(kept).toMatchObject({ motherPersonId: mother, nationalityCode: 'LAO', temporaryCode: undefined });
  for (const key of [motherKey(mother), passportKey('B1234567')]) expect(keysOf(kept).has(key)).toBe(true);
});

it('whoever has none takes no room for it', () => {
  expect(cellsOf({ ...person, temporaryCode })).toHaveLength(cellsOf(person).length + 1);
  expect(personOf(cellsOf(person)).temporaryCode).toBeUndefined();
});
