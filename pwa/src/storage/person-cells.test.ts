import { expect, it } from 'vitest';
import { fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { temporaryCodeOf } from '@tram/shared-schema/people/temporary-code.js';
import type { DirectoryPerson } from '#people/person-directory.js';
import { cellsOf, personOf } from './person-cells.js';
import { keysOf, numberKey } from './person-keys.js';

const id = fixtureId('person', 3);
const person: DirectoryPerson = { id, name: 'Con bà Nguyễn Thị Thử', lifeStatus: 'living' };
const temporaryCode = temporaryCodeOf(id);

it('a temporary code is kept for the next start, and finds its person then', () => {
  const kept = personOf(cellsOf({ ...person, temporaryCode }));
  expect(kept.temporaryCode).toBe(temporaryCode);
  expect(keysOf(kept).has(numberKey(temporaryCode))).toBe(true);
});

it('whoever has none takes no room for it', () => {
  expect(cellsOf({ ...person, temporaryCode })).toHaveLength(cellsOf(person).length + 1);
  expect(personOf(cellsOf(person)).temporaryCode).toBeUndefined();
});
