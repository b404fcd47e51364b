// What must hold for documents no honest tablet makes; honest histories are in edit-registry and the property tests.

import { describe, expect, it } from 'vitest';
import { aPerson, fixtureId, FIXTURE_MS } from '../../fixtures/builders.js';
import type { Person } from '../people/person.js';
import { editRegistry, keepCurrent, openDisagreements, type Editor } from './edit-registry.js';
import type { ReplicaId } from './ids.js';
import { mergeRegistry } from './merge-registry.js';

const MINUTE = 60_000;
const onTablet = (replica: string, minutes: number): Editor => ({
  nowMs: FIXTURE_MS + minutes * MINUTE,
  replicaId: replica as ReplicaId,
  accountId: fixtureId('account'),
});
const registered = aPerson({ phone: '0300000001' });

describe('a document no tablet of ours has made', () => {
  const edited = editRegistry(registered, { phone: '0300000002' }, onTablet('tableta001', 1));
  const stamp = edited.stamps?.['phone'];
  if (!stamp) throw new Error('an edit leaves a stamp');

  it.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__'])(
    'with a field named %s neither stops a merge nor gives two answers',
    (field) => {
      const text = JSON.stringify({
        ...registered,
        stamps: { FIELD: stamp },
        superseded: [{ field, stamp }],
      });
      const hostile = JSON.parse(text.replace('"FIELD"', JSON.stringify(field))) as Person;
      for (const honest of [registered, edited]) {
        const merged = mergeRegistry(honest, hostile);
        expect(mergeRegistry(hostile, honest)).toEqual(merged);
        expect(mergeRegistry(merged, merged)).toEqual(merged);
        expect(merged.phone).toBe(honest.phone);
        expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
        expect(JSON.parse(JSON.stringify(merged))).toEqual(merged);
        expect(keepCurrent(honest, { field, stamp }, onTablet('tableta001', 2))).toBe(honest);
      }
    },
  );

  it('or come back from an old copy, so that each side claims to have replaced the other: both values stay', () => {
    const other = editRegistry(registered, { phone: '0300000003' }, onTablet('tabletb001', 2));
    const claims = (doc: Person, seen: string): Person => {
      const own = doc.stamps?.['phone'];
      if (!own) throw new Error('an edit leaves a stamp');
      return { ...doc, stamps: { phone: { ...own, seen: { [seen]: 5 } } } };
    };
    const [a, b] = [claims(edited, 'tabletb001'), claims(other, 'tableta001')];
    const merged = mergeRegistry(a, b);
    expect(merged.phone).toBe('0300000003');
    expect(openDisagreements(merged).map((entry) => entry.value)).toEqual(['0300000002']);
    expect(mergeRegistry(b, a)).toEqual(merged);
    expect(mergeRegistry(merged, merged)).toEqual(merged);
  });

  it('of another person is not merged at all', () => {
    expect(() => mergeRegistry(registered, aPerson({ _id: fixtureId('person', 2) }))).toThrow(RangeError);
  });

  it('that claims another creation is settled the same way by everybody', () => {
    const forged = aPerson({
      phone: '0300000001',
      name: 'Tên giả',
      createdAt: registered.createdAt,
      sex: 'male',
    });
    expect(mergeRegistry(registered, forged)).toEqual(mergeRegistry(forged, registered));
  });

  it('of a newer version keeps its fields and its version when it meets ours', () => {
    const newer = { ...registered, schemaVersion: 2, bloodGroup: 'O' };
    expect(mergeRegistry<Person>(newer, edited)).toEqual({ ...edited, schemaVersion: 2, bloodGroup: 'O' });
    expect(mergeRegistry<Person>(edited, newer)).toEqual({ ...edited, schemaVersion: 2, bloodGroup: 'O' });
  });
});
