import { describe, expect, it } from 'vitest';
import {
  editRegistry,
  keepCurrent,
  openDisagreements,
  takeLost,
} from '@tram/shared-schema/document/edit-registry.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { mergeRegistry } from '@tram/shared-schema/document/merge-registry.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { NOW_MS, NURSE, OTHER_TABLET, person, TABLET } from '#testing/documents.js';
import { keepUnclaimed } from './keep-unclaimed.js';

const on = (replicaId: ReplicaId, atMs = NOW_MS) => ({ nowMs: atMs, replicaId, accountId: NURSE });
const accepted = (stored: Person, incoming: Person): Person =>
  keepUnclaimed(stored, incoming, mergeRegistry(stored, incoming)) as Person;
const values = (doc: Person): unknown[] =>
  [doc.phone, ...(doc.superseded ?? []).map(({ value }) => value)].toSorted();

const base = person(1);
const mine = editRegistry<Person>(base, { phone: '0900000001' }, on(TABLET));
const theirs = editRegistry<Person>(base, { phone: '0900000002' }, on(OTHER_TABLET, NOW_MS + 1));
/** Theirs is shown, mine has lost and nobody has looked. */
const stored = mergeRegistry(mine, theirs);

describe('a value nobody has looked at', () => {
  it('stays when a faulty tablet drops it without a word, and is there for every tablet to see', () => {
    const { superseded: _dropped, ...forgot } = stored;
    const after = accepted(stored, forgot as Person);
    expect(values(after)).toEqual(['0900000001', '0900000002']);
    expect(openDisagreements(after)).toHaveLength(1);
    // Also on the tablet that dropped it, and on one that still had it under its old name.
    for (const tablet of [forgot as Person, stored])
      expect(values(mergeRegistry(tablet, after))).toEqual(values(after));
    expect(accepted(after, forgot as Person)).toEqual(after);
  });

  it('stays when a tablet shows its own losing value again and says it has seen the other', () => {
    const stamp = mine.stamps?.['phone'];
    if (!stamp) throw new Error('no stamp');
    const forged = { ...mine, stamps: { phone: { ...stamp, seen: { [OTHER_TABLET]: 1 } } } };
    expect(values(accepted(stored, forged))).toEqual(['0900000001', '0900000002']);
  });

  it.each([
    [
      'keeps what is shown',
      (doc: Person) => keepCurrent(doc, openDisagreements(doc)[0] as never, on(TABLET)),
    ],
    ['takes what had lost', (doc: Person) => takeLost(doc, openDisagreements(doc)[0] as never, on(TABLET))],
  ])('goes when somebody %s', (_, settle) => {
    expect(values(accepted(stored, settle(stored)))).toHaveLength(1);
  });

  it('goes for good when somebody settles it whose look was overtaken by a later one before it arrived', () => {
    const third = 'tabletthird' as ReplicaId;
    const another = editRegistry<Person>(base, { phone: '0900000009' }, on(third));
    const [asked] = openDisagreements(mergeRegistry(theirs, another));
    if (!asked) throw new Error('nothing to settle');
    // Elsewhere another question on the same number is answered later, and reaches the server first.
    const later = keepCurrent(mergeRegistry(theirs, another), asked, on(OTHER_TABLET, NOW_MS + 60_000));
    const server = mergeRegistry(stored, later);
    const [question] = openDisagreements(stored);
    if (!question) throw new Error('nothing to settle');
    const settledHere = keepCurrent(stored, question, on(TABLET));
    const readBeforeSending = mergeRegistry(settledHere, server);
    expect(readBeforeSending.stamps?.['phone']?.reviewed).toEqual(later.stamps?.['phone']?.reviewed);
    expect(values(accepted(server, readBeforeSending))).toEqual(['0900000002']);
  });

  it('goes with the edit of somebody who saw it shown', () => {
    const over = editRegistry<Person>(theirs, { phone: '0900000003' }, on(TABLET));
    expect(values(accepted(theirs, over))).toEqual(['0900000003']);
  });

  it('can be settled for good once it has been put back', () => {
    const { superseded: _dropped, ...forgot } = stored;
    const after = accepted(stored, forgot as Person);
    const [entry] = openDisagreements(after);
    if (!entry) throw new Error('nothing to settle');
    const settled = keepCurrent(after, entry, on(OTHER_TABLET));
    expect(values(accepted(after, settled))).toEqual(['0900000002']);
  });
});
