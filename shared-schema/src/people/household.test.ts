import { describe, expect, it } from 'vitest';
import { aHousehold, fixtureId, FIXTURE_MS, FIXTURE_REPLICA } from '../../fixtures/builders.js';
import { editRegistry, openDisagreements } from '../document/edit-registry.js';
import type { ReplicaId } from '../document/ids.js';
import { mergeRegistry } from '../document/merge-registry.js';
import { HOUSEHOLD_SCHEMA_VERSION } from './household.js';
import { householdSchema } from './household.schema.js';

describe('a household', () => {
  it('is written in the version its schema names', () => {
    expect(householdSchema.$id).toBe(`household.v${HOUSEHOLD_SCHEMA_VERSION}`);
  });

  it('keeps both heads when two tablets name another one, until somebody says which', () => {
    const editor = { nowMs: FIXTURE_MS, replicaId: FIXTURE_REPLICA, accountId: fixtureId('account') };
    const other = { ...editor, nowMs: FIXTURE_MS + 1, replicaId: 'tabletb001' as ReplicaId };
    const a = editRegistry(aHousehold(), { headPersonId: fixtureId('person', 2) }, editor);
    const b = editRegistry(aHousehold(), { headPersonId: fixtureId('person', 3) }, other);
    const merged = mergeRegistry(a, b);
    expect(merged.headPersonId).toBe(fixtureId('person', 3));
    expect(openDisagreements(merged).map((entry) => entry.value)).toEqual([fixtureId('person', 2)]);
  });
});
