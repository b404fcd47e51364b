import { describe, expect, it } from 'vitest';
import {
  aHamlet,
  aHousehold,
  anEncounter,
  aPerson,
  aStation,
  aWorker,
  fixtureId,
  FIXTURE_MS,
  FIXTURE_REPLICA,
} from '../../fixtures/builders.js';
import type { TramDocument } from './document-types.js';
import { editRegistry } from './edit-registry.js';
import { instantAt } from './instant.js';
import { mergeDocuments } from './merge.js';

const editor = { nowMs: FIXTURE_MS + 1000, replicaId: FIXTURE_REPLICA, accountId: fixtureId('account') };
/** As a newer version of the tablet would send it. */
const unheardOf = (fields: object): TramDocument =>
  ({
    ...aPerson(),
    type: 'home-visit',
    _id: `home-visit:${fixtureId('person').slice(7)}`,
    ...fields,
  }) as unknown as TramDocument;

describe('the door to merge', () => {
  it('merges people and households field by field', () => {
    const edited = editRegistry(aPerson(), { phone: '0300000999' }, editor);
    expect(mergeDocuments(aPerson(), edited)).toEqual(edited);
    const moved = editRegistry(aHousehold(), { address: 'Xóm Ví Dụ 1' }, editor);
    expect(mergeDocuments(moved, aHousehold())).toEqual(moved);
  });

  it('merges visits by their status', () => {
    const mistaken = anEncounter({ status: 'entered-in-error' });
    expect(mergeDocuments(mistaken, anEncounter())).toEqual(mistaken);
  });

  it.each([
    ['hamlet', aHamlet(), aHamlet({ name: 'Thôn Mới', updatedAt: instantAt(FIXTURE_MS + 1) })],
    ['station', aStation(), aStation({ name: 'Trạm mới', updatedAt: instantAt(FIXTURE_MS + 1) })],
    ['worker', aWorker(), aWorker({ displayName: 'Tên mới', updatedAt: instantAt(FIXTURE_MS + 1) })],
  ])('takes the newer card of a %s whole', (_type, older, newer) => {
    expect(mergeDocuments(older, newer)).toEqual(newer);
    expect(mergeDocuments(newer, older)).toEqual(newer);
  });

  it('lets every tablet pick the same of two states of a type it does not know', () => {
    const [a, b, c] = ['1', '2', '3'].map((note) => unheardOf({ note })) as [
      TramDocument,
      TramDocument,
      TramDocument,
    ];
    const picked = mergeDocuments(a, b);
    expect([a, b]).toContainEqual(picked);
    expect(mergeDocuments(b, a)).toEqual(picked);
    expect(mergeDocuments(mergeDocuments(a, b), c)).toEqual(mergeDocuments(a, mergeDocuments(b, c)));
    expect(mergeDocuments(a, a)).toEqual(a);
  });

  it('keeps a document of an unknown type whole, with fields it has never heard of', () => {
    const visit = unheardOf({ plannedFor: '2026-12-01', checklist: [{ item: 'huyết áp', done: true }] });
    expect(mergeDocuments(visit, visit)).toEqual(visit);
  });

  it('picks the same side where one id claims two types, whichever comes first', () => {
    const forged = unheardOf({ _id: fixtureId('person') });
    expect(mergeDocuments(aPerson(), forged)).toEqual(mergeDocuments(forged, aPerson()));
  });

  it('does not take the names of things every object has for types', () => {
    for (const type of ['constructor', 'toString', '__proto__']) {
      const odd = unheardOf({ type });
      expect(mergeDocuments(odd, odd)).toEqual(odd);
    }
  });

  it('refuses two documents', () => {
    expect(() => mergeDocuments(aPerson(), aPerson({ _id: fixtureId('person', 2) }))).toThrow(RangeError);
  });
});
