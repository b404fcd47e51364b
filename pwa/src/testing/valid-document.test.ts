import { expect, it } from 'vitest';
import { anEncounter, aPerson } from '@tram/shared-schema/fixtures/builders.js';
import { schemaErrors } from './valid-document.js';

it('a good record has no errors', () => {
  expect(schemaErrors(aPerson())).toEqual([]);
  expect(schemaErrors(anEncounter())).toEqual([]);
});

it('a record the server would refuse is found out', () => {
  expect(schemaErrors({ ...aPerson(), name: '' })).not.toEqual([]);
  expect(schemaErrors({ ...aPerson(), personalId: '12' })).not.toEqual([]);
  expect(schemaErrors(Object.assign(aPerson(), { shoeSize: 42 }))).not.toEqual([]);
  expect(schemaErrors(Object.assign(aPerson(), { phone: undefined }))).not.toEqual([]);
  expect(schemaErrors(anEncounter({ vitals: { temperatureC: 12 } }))).not.toEqual([]);
});
