import { editRegistry, openDisagreements } from '@tram/shared-schema/document/edit-registry.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { mergeRegistry } from '@tram/shared-schema/document/merge-registry.js';
import { aHousehold, aPerson, FIXTURE_MS, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import { schemaErrors } from '#testing/valid-document.js';
import { byAge, countDifferences, differencesOf, type Difference } from './differences.js';
import { settleDisagreement, type Choice } from './settle-disagreement.js';

const person = aPerson();
const household = aHousehold();
const tablet = (n: number) => ({
  nowMs: FIXTURE_MS + n * 1000,
  replicaId: `fixture00${n}` as ReplicaId,
  accountId: fixtureId('account', n),
});
const phoneFrom = (n: number, phone: string): Person => editRegistry(person, { phone }, tablet(n));
const twoPhones = mergeRegistry(phoneFrom(2, '0912000001'), phoneFrom(3, '0912000002'));
const threePhones = mergeRegistry(twoPhones, phoneFrom(4, '0912000003'));

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk([person, household]);
});

const now = async (): Promise<Person> => {
  const stored = await desk.documents.get('person', person._id);
  if (!stored) throw new Error('the person is there');
  return stored.doc;
};
const theOne = (record: Person): Difference => {
  const [difference, ...more] = differencesOf(record);
  if (!difference || more.length > 0) throw new Error('one field differs');
  return difference;
};
async function settle(seen: Difference, choice: Choice): Promise<string> {
  const settling = await settleDisagreement(person, seen, choice, desk);
  if (!settling.ok) throw new Error(settling.error.kind);
  return settling.value;
}

describe('what two tablets wrote differently', () => {
  it('is one question a field, with who wrote each value and when', () => {
    const { field, standing, others } = theOne(threePhones);
    expect(field).toBe('phone');
    expect(standing).toEqual({
      value: '0912000003',
      by: fixtureId('account', 4),
      atMs: FIXTURE_MS + 4000,
    });
    expect(others.map(({ value }) => value)).toEqual(['0912000001', '0912000002']);
    expect(countDifferences([threePhones, person])).toBe(1);
  });

  it('begins with what has waited longest', () => {
    const other = aPerson({ _id: fixtureId('person', 2) });
    const later = mergeRegistry(
      editRegistry(other, { note: 'một' }, tablet(5)),
      editRegistry(other, { note: 'hai' }, tablet(6)),
    );
    expect([later, twoPhones].sort(byAge)).toEqual([twoPhones, later]);
  });
});

describe('a worker chooses', () => {
  it.each([
    ['keeps the value in use', 'keep', '0912000002'],
    ['takes the other', 'take', '0912000001'],
  ] as const)('%s, and the question is closed', async (_title, choice, phone) => {
    desk.documents.receive([twoPhones]);
    const seen = theOne(twoPhones);
    const [lost] = seen.others;
    if (!lost) throw new Error('one value lost');
    expect(await settle(seen, choice === 'keep' ? 'keep' : lost)).toBe('settled');
    const settled = await now();
    expect(settled.phone).toBe(phone);
    expect(settled.superseded).toBeUndefined();
    expect(schemaErrors(settled)).toEqual([]);
    expect((await desk.documents.get('person', person._id))?.syncState).toBe('local');
    // What stood on another tablet, which has not heard of the choice, does not bring the question back.
    expect(openDisagreements(mergeRegistry(settled, twoPhones))).toEqual([]);
  });

  it('one of three values, and the two others are settled with it', async () => {
    desk.documents.receive([threePhones]);
    const seen = theOne(threePhones);
    const [first] = seen.others;
    if (!first) throw new Error('two values lost');
    expect(await settle(seen, first)).toBe('settled');
    const settled = await now();
    expect(settled.phone).toBe('0912000001');
    expect(settled.superseded).toBeUndefined();
  });

  it('a value that was the same as the one in use is no new question once the other is taken', async () => {
    const same = mergeRegistry(phoneFrom(5, '0912000002'), twoPhones);
    desk.documents.receive([same]);
    const seen = theOne(same);
    const [lost] = seen.others;
    if (!lost) throw new Error('one value lost');
    expect(lost.value).toBe('0912000001');
    await settle(seen, lost);
    const settled = await now();
    expect(settled.phone).toBe('0912000001');
    expect(openDisagreements(settled)).toEqual([]);
  });

  it('nothing, where the value in use changed while the page was open', async () => {
    desk.documents.receive([threePhones]);
    expect(await settle(theOne(twoPhones), 'keep')).toBe('changed-meanwhile');
    expect(differencesOf(await now())).toHaveLength(1);
    expect((await desk.documents.get('person', person._id))?.syncState).toBe('accepted');
  });

  it('nothing, where somebody else settled it meanwhile', async () => {
    desk.documents.receive([twoPhones]);
    const seen = theOne(twoPhones);
    const [lost] = seen.others;
    if (!lost) throw new Error('one value lost');
    await settle(seen, 'keep');
    expect(await settle(seen, lost)).toBe('changed-meanwhile');
    expect((await now()).phone).toBe('0912000002');
  });

  it('what came in behind the page stays a question of its own', async () => {
    const shown = theOne(twoPhones);
    // The third number is older than both: it lost, and nobody at this page has seen it.
    const early = editRegistry(person, { phone: '0912000009' }, { ...tablet(6), nowMs: FIXTURE_MS });
    desk.documents.receive([mergeRegistry(twoPhones, early)]);
    expect(await settle(shown, 'keep')).toBe('settled');
    expect(openDisagreements(await now()).map(({ value }) => value)).toEqual(['0912000009']);
  });

  it('for a household as for a person', async () => {
    const differing = mergeRegistry(
      editRegistry(household, { address: 'Số 1' }, tablet(2)),
      editRegistry(household, { address: 'Số 2' }, tablet(3)),
    );
    desk.documents.receive([differing]);
    const [seen] = differencesOf(differing);
    const lost = seen?.others[0];
    if (!seen || !lost) throw new Error('one value lost');
    const settling = await settleDisagreement(household, seen, lost, desk);
    expect(settling).toEqual({ ok: true, value: 'settled' });
    const stored = await desk.documents.get('household', household._id);
    expect(stored?.doc.address).toBe('Số 1');
    expect(stored && differencesOf(stored.doc)).toEqual([]);
  });

  it('and is told when the tablet has no room', async () => {
    desk.documents.receive([twoPhones]);
    desk.documents.failWrites({ kind: 'storage-full' });
    const settling = await settleDisagreement(person, theOne(twoPhones), 'keep', desk);
    expect(settling).toEqual({ ok: false, error: { kind: 'storage-full' } });
  });
});
