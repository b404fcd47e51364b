import { describe, expect, it } from 'vitest';
import { fixtureId } from '../../fixtures/builders.js';
import type { PersonDocId } from '../document/ids.js';
import { linkPersons, type LinkChange, type PersonLinks } from './linked-persons.js';

const [A, B, C, D] = [1, 2, 3, 4].map((n) => fixtureId('person', n)) as [
  PersonDocId,
  PersonDocId,
  PersonDocId,
  PersonDocId,
];
const link = (_id: PersonDocId, replacedBy: PersonDocId): PersonLinks => ({ _id, replacedBy });

/** As the records stand once the changes are written. */
function changed(records: readonly PersonLinks[], changes: readonly LinkChange[]): PersonLinks[] {
  const links = new Map(records.map((record) => [record._id, record]));
  for (const { personId, replacedBy } of changes) links.set(personId, { _id: personId, replacedBy });
  return [...links.values()];
}

describe('several records of one person', () => {
  it('somebody with one record stands for nobody else', () => {
    const linked = linkPersons([]);
    expect(linked.standingOf(A)).toBe(A);
    expect(linked.heldBy(A)).toEqual([]);
  });

  it('a chain of links ends at the record that goes on', () => {
    const linked = linkPersons([link(A, B), link(B, C)]);
    expect([A, B, C].map(linked.standingOf)).toEqual([C, C, C]);
    expect(linked.heldBy(C)).toEqual([A, B]);
  });

  it('two records linked to each other on two tablets: the one made first goes on, and what hangs on either follows', () => {
    const linked = linkPersons([link(B, A), link(A, B), link(D, B)]);
    expect([A, B, D].map(linked.standingOf)).toEqual([A, A, A]);
    expect(linked.heldBy(A)).toEqual([B, D]);
  });

  it('a ring of three has one record that goes on', () => {
    const linked = linkPersons([link(B, C), link(C, A), link(A, B)]);
    expect([A, B, C].map(linked.standingOf)).toEqual([A, A, A]);
  });

  it('a link to somebody who is not here names the same record as where they are', () => {
    expect(linkPersons([link(A, D)]).standingOf(A)).toBe(D);
  });

  it('a record linked to itself goes on', () => {
    expect(linkPersons([link(A, A)]).standingOf(A)).toBe(A);
  });
});

describe('two people who look alike', () => {
  it('are said to be two from either side, also of the records they hold', () => {
    const linked = linkPersons([{ _id: B, notSameAs: [C] }, link(B, A)]);
    expect(linked.areSaidTwo(A, C)).toBe(true);
    expect(linked.areSaidTwo(C, A)).toBe(true);
    expect(linked.areSaidTwo(A, D)).toBe(false);
  });

  it('said to be two on one tablet and one on another: told as a contradiction, once', () => {
    const linked = linkPersons([
      { _id: B, replacedBy: A, notSameAs: [A] },
      { _id: A, notSameAs: [B] },
    ]);
    expect(linked.areSaidTwo(A, B)).toBe(false);
    expect(linked.contradicted()).toEqual([[A, B]]);
  });
});

describe('a link taken back', () => {
  it('frees the record, and those that were linked to it stay with it', () => {
    const records = [link(A, B), link(B, C)];
    const after = linkPersons(changed(records, linkPersons(records).separation(B)));
    expect([A, B, C].map(after.standingOf)).toEqual([B, B, C]);
  });

  it('frees the record also where two tablets linked each to the other', () => {
    const records = [link(A, B), link(B, A)];
    for (const taken of [A, B]) {
      const after = linkPersons(changed(records, linkPersons(records).separation(taken)));
      expect([A, B].map(after.standingOf)).toEqual([A, B]);
    }
  });

  it('leaves the others of a ring together', () => {
    const records = [link(A, B), link(B, C), link(C, A)];
    for (const [taken, rest] of [
      [A, [B, C]],
      [B, [A, C]],
      [C, [A, B]],
    ] as const) {
      const after = linkPersons(changed(records, linkPersons(records).separation(taken)));
      expect(after.standingOf(taken)).toBe(taken);
      expect(rest.map(after.standingOf)).toEqual([rest[0], rest[0]]);
    }
  });

  it('changes nothing where there is nothing to take back', () => {
    expect(linkPersons([link(A, B)]).separation(B)).toEqual([]);
    expect(linkPersons([]).separation(A)).toEqual([]);
  });
});
