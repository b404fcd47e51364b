import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import { aPerson, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import { joinRecords, sayTwoPeople, separateRecord, writeLinks, type Linked } from './link-records.js';

const [A, B, C] = [1, 2, 3].map((n) => fixtureId('person', n)) as [PersonDocId, PersonDocId, PersonDocId];

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk([A, B, C].map((_id) => aPerson({ _id, phone: undefined })));
});

const recordOf = async (id: PersonDocId) => (await desk.documents.get('person', id))?.doc;
const standing = () => [A, B, C].map((id) => desk.directory.standingFor(id));

function done(linked: Awaited<ReturnType<typeof joinRecords>>): Linked {
  if (!linked.ok) throw new Error(linked.error.kind);
  return linked.value;
}

describe('saying that two records are of one person', () => {
  it('links one to the other and changes nothing else of either', async () => {
    const before = await recordOf(B);
    done(await joinRecords(A, B, desk));
    expect(await recordOf(B)).toEqual(before);
    expect(await recordOf(A)).toMatchObject({ replacedBy: B, name: before?.name });
    expect(standing()).toEqual([B, B, C]);
  });

  it('a third record joins the one that goes on, whichever of its records was chosen', async () => {
    done(await joinRecords(A, B, desk));
    done(await joinRecords(C, A, desk));
    expect(standing()).toEqual([B, B, B]);
  });

  it('the same said twice writes nothing', async () => {
    done(await joinRecords(A, B, desk));
    expect(done(await joinRecords(B, A, desk)).undo).toEqual([]);
    expect(standing()).toEqual([B, B, C]);
  });

  it('is taken back by what it gave, and the record has no trace of it but its stamp', async () => {
    const { undo } = done(await joinRecords(A, B, desk));
    await writeLinks(undo, desk);
    expect(standing()).toEqual([A, B, C]);
    expect((await recordOf(A))?.replacedBy).toBeUndefined();
  });

  it('withdraws that they were said to be two, and brings it back when it is taken back', async () => {
    done(await sayTwoPeople(A, B, desk));
    const { undo } = done(await joinRecords(A, B, desk));
    expect((await recordOf(B))?.notSameAs).toBeUndefined();
    await writeLinks(undo, desk);
    expect((await recordOf(B))?.notSameAs).toEqual([A]);
  });

  it('links the one that is here where the one that goes on for the other has not come', async () => {
    const far = fixtureId('person', 9);
    desk.documents.receive([aPerson({ _id: A, replacedBy: far })]);
    done(await joinRecords(A, B, desk));
    expect(desk.directory.linked.value.standingOf(B)).toBe(far);
    expect(desk.directory.standingFor(A)).toBe(desk.directory.standingFor(B));
  });

  it('a full tablet says so, and nothing is linked', async () => {
    desk.documents.failWrites({ kind: 'storage-full' });
    expect(await joinRecords(A, B, desk)).toEqual({ ok: false, error: { kind: 'storage-full' } });
    expect(standing()).toEqual([A, B, C]);
  });
});

describe('saying that two records are of two people', () => {
  it('is written on the later record, whichever was named first', async () => {
    done(await sayTwoPeople(B, A, desk));
    expect((await recordOf(A))?.notSameAs).toBeUndefined();
    expect((await recordOf(B))?.notSameAs).toEqual([A]);
    expect(desk.directory.linked.value.areSaidTwo(A, B)).toBe(true);
  });

  it.each([
    ['the earlier to the later', A, B],
    ['the later to the earlier', B, A],
  ])('parts two that were one, %s', async (_how, goes, stays) => {
    done(await joinRecords(goes, stays, desk));
    const { undo } = done(await sayTwoPeople(A, B, desk));
    expect(standing()).toEqual([A, B, C]);
    await writeLinks(undo, desk);
    expect(standing()).toEqual([stays, stays, C]);
    expect((await recordOf(B))?.notSameAs).toBeUndefined();
  });

  it('parts two of a chain, and the third stays with whom it was joined to', async () => {
    done(await joinRecords(A, B, desk));
    done(await joinRecords(B, C, desk));
    done(await sayTwoPeople(A, B, desk));
    expect(desk.directory.linked.value.standingOf(A)).not.toBe(desk.directory.linked.value.standingOf(B));
  });
});

describe('parting records', () => {
  it('frees the one record and leaves the others of the person together', async () => {
    done(await joinRecords(A, B, desk));
    done(await joinRecords(C, B, desk));
    const { undo } = done(await separateRecord(A, desk));
    expect(standing()).toEqual([A, B, B]);
    await writeLinks(undo, desk);
    expect(standing()).toEqual([B, B, B]);
  });

  it('frees it also where two tablets linked each to the other', async () => {
    desk.documents.receive([aPerson({ _id: A, replacedBy: B }), aPerson({ _id: B, replacedBy: A })]);
    expect(standing()).toEqual([A, A, C]);
    done(await separateRecord(B, desk));
    expect(standing()).toEqual([A, B, C]);
  });
});
