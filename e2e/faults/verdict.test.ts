// The judge of the fault runs must be able to say no: each kind of harm is done to a copy, and has to be found.

import { describe, expect, it } from 'vitest';
import { editRegistry, keepCurrent, openDisagreements } from '@tram/shared-schema/document/edit-registry.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { mergeDocuments } from '@tram/shared-schema/document/merge.js';
import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';
import { anEncounter, aPerson, FIXTURE_MS, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { acknowledgedButLost, judge, type Copy } from './verdict.js';
import { createWrittenBook, type WrittenBook } from './written-book.js';

const accountId = fixtureId('account');
const by = (replica: string, minute: number) => ({
  nowMs: FIXTURE_MS + minute * 60_000,
  replicaId: replica as ReplicaId,
  accountId,
});

/** Two tablets wrote two phone numbers without knowing of each other, and one a note over another note. */
function aDay(): { book: WrittenBook; person: Person; visit: Encounter } {
  const book = createWrittenBook();
  const [born, visit] = [aPerson(), anEncounter()];
  book.noteCreated([born, visit]);
  const change = (before: Person, changes: Partial<Person>, editor: ReturnType<typeof by>): Person => {
    const after = editRegistry(before, changes, editor);
    book.noteChanged(before, after, before);
    return after;
  };
  const one = change(born, { phone: '0300000001' }, by('tabletaaaa', 1));
  const noted = change(one, { note: 'a 1' }, by('tabletaaaa', 2));
  const two = change(born, { phone: '0300000002' }, by('tabletbbbb', 3));
  const both = mergeDocuments(noted, two) as Person;
  const person = change(both, { note: 'b 1' }, by('tabletbbbb', 4));
  const withdrawn: Encounter = { ...visit, status: 'entered-in-error' };
  book.noteChanged(visit, withdrawn, visit);
  book.noteAnswered(person, book.serverLife);
  return { book, person, visit: withdrawn };
}

const copyOf = (documents: readonly TramDocument[]): Copy => ({
  name: 'tablet',
  documents: new Map(documents.map((doc) => [doc._id, doc])),
  counts: { waiting: 0, refused: 0, atServer: documents.length },
});
const numbers = ({
  lost,
  duplicated,
  diverged,
}: ReturnType<typeof judge>): [lost: number, duplicated: number, diverged: number] => [
  lost.length,
  duplicated.length,
  diverged.length,
];
/** The same harm on the server and on the tablet: they agree, and both are wrong. */
const everywhere = (book: WrittenBook, ...documents: readonly TramDocument[]) =>
  numbers(judge(book, documents, [copyOf(documents)]));

describe('the judge of a fault run', () => {
  it('finds nothing where everything is there, once, and the same', () => {
    const { book, person, visit } = aDay();
    expect(everywhere(book, person, visit)).toEqual([0, 0, 0]);
    expect(acknowledgedButLost(book, [person], book.mustHave())).toEqual([]);
  });

  it('finds a person, a visit or a status that is gone', () => {
    const { book, person, visit } = aDay();
    expect(everywhere(book, person)[0]).toBe(2);
    expect(everywhere(book, visit)[0]).toBe(4);
    expect(everywhere(book, person, { ...visit, status: 'completed' })).toEqual([1, 0, 0]);
    expect(everywhere(book, person, { ...visit, reason: 'Khác' })).toEqual([1, 0, 0]);
  });

  it('finds a value that lost unseen and stands nowhere', () => {
    const { book, person, visit } = aDay();
    expect(everywhere(book, { ...person, superseded: [] }, visit)).toEqual([1, 0, 0]);
    expect(everywhere(book, { ...person, phone: '0300000009' }, visit)).toEqual([1, 0, 0]);
    const acknowledged = book.mustHave();
    expect(acknowledgedButLost(book, [{ ...person, superseded: [] }], acknowledged)).toHaveLength(1);
  });

  it('does not ask a server that was set back for what an older answer spoke of, until it says so again', () => {
    const { book, person } = aDay();
    const before = book.serverLife;
    book.noteSetBack();
    book.noteAnswered(person, before);
    expect(acknowledgedButLost(book, [], book.mustHave())).toEqual([]);
    book.noteAnswered(person, book.serverLife);
    expect(acknowledgedButLost(book, [], book.mustHave())).not.toEqual([]);
  });

  it('lets go what its successor’s author had before them, and what somebody looked at', () => {
    const { book, person, visit } = aDay();
    expect(person.note).toBe('b 1');
    const [lost] = openDisagreements(person);
    if (!lost) throw new Error('two phone numbers disagree');
    const settled = keepCurrent(person, lost, by('tabletaaaa', 9));
    expect(everywhere(book, settled, visit)[0]).toBe(1);
    book.noteChanged(person, settled, person, lost.field);
    expect(everywhere(book, settled, visit)).toEqual([0, 0, 0]);
  });

  it('does not take for seen what came in while the form stood open', () => {
    const book = createWrittenBook();
    const born = aPerson();
    book.noteCreated([born]);
    const pulled = editRegistry(born, { phone: '0300000001' }, by('tabletaaaa', 1));
    book.noteChanged(born, pulled, born);
    const saved = editRegistry(pulled, { phone: '0300000002' }, by('tabletbbbb', 2));
    book.noteChanged(pulled, saved, born);
    expect(everywhere(book, saved)).toEqual([1, 0, 0]);
  });

  it('lets go what another had emptied too, where the author had it empty before them', () => {
    const book = createWrittenBook();
    const born = aPerson({ phone: '0300000001' });
    book.noteCreated([born]);
    const write = (
      before: Person,
      phone: string | undefined,
      replica: string,
      minute: number,
      saw = before,
    ) => {
      const after = editRegistry(before, { phone }, by(replica, minute), { phone: saw.phone });
      book.noteChanged(before, after, saw);
      return after;
    };
    const emptiedHere = write(born, undefined, 'tabletaaaa', 1);
    const emptiedThere = write(born, undefined, 'tabletbbbb', 2);
    const typed = write(born, '0300000003', 'tabletcccc', 3);
    const all = mergeDocuments(mergeDocuments(emptiedHere, emptiedThere), typed) as Person;
    const saved = write(all, '0300000004', 'tabletaaaa', 4, emptiedHere);
    expect(saved.superseded).toHaveLength(1);
    expect(everywhere(book, saved)).toEqual([0, 0, 0]);
  });

  it('finds what is there twice, what nobody wrote, and what came back', () => {
    const { book, person, visit } = aDay();
    expect(numbers(judge(book, [person, visit, visit], []))).toEqual([0, 1, 0]);
    expect(everywhere(book, person, visit, aPerson({ _id: fixtureId('person', 2) }))).toEqual([0, 1, 0]);
    const [lost] = person.superseded ?? [];
    if (!lost) throw new Error('one number lost');
    expect(everywhere(book, { ...person, superseded: [lost, lost] }, visit)).toEqual([0, 1, 0]);
    const { note: stamp } = person.stamps ?? {};
    if (!stamp) throw new Error('the note was stamped');
    const forged = { field: 'note', value: 'x', stamp: { ...stamp, n: stamp.n + 1 } };
    expect(everywhere(book, { ...person, superseded: [lost, forged] }, visit)).toEqual([0, 1, 0]);
    const back = [...book.edits.values()].find(({ value }) => value === 'a 1');
    const [, replica = '', n = ''] = back?.key.split('\u0000') ?? [];
    const at = `${stamp.at.slice(0, -10)}${replica}` as typeof stamp.at;
    const old = { field: 'note', value: 'a 1', stamp: { at, n: Number(n), by: accountId } };
    expect(everywhere(book, { ...person, superseded: [lost, old] }, visit)).toEqual([0, 1, 0]);
  });

  it('finds a tablet that holds more, less or something else than the server, or counts wrongly', () => {
    const { book, person, visit } = aDay();
    const server = [person, visit];
    const against = (copy: Copy) => judge(book, server, [copy]).diverged.length;
    expect(against(copyOf(server))).toBe(0);
    expect(against({ ...copyOf([person]), counts: { waiting: 0, refused: 0, atServer: 2 } })).toBe(1);
    expect(against(copyOf([{ ...person, note: 'x' }, visit]))).toBe(1);
    expect(against({ ...copyOf(server), counts: { waiting: 1, refused: 0, atServer: 2 } })).toBe(1);
    expect(against({ ...copyOf(server), counts: { waiting: 0, refused: 1, atServer: 2 } })).toBe(1);
    expect(against({ ...copyOf(server), counts: { waiting: 0, refused: 0, atServer: 1 } })).toBe(1);
  });
});
