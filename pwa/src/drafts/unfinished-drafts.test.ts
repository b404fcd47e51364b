import { beforeEach, describe, expect, it } from 'vitest';
import { aPerson } from '@tram/shared-schema/fixtures/builders.js';
import { openEncounterForm } from '#encounters/open-encounter-form.js';
import { openNewPersonForm } from '#people/open-person-form.js';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import type { DraftStore } from './draft-store.js';
import { createUnfinishedDrafts } from './unfinished-drafts.js';

const person = aPerson();
let desk: TestDesk;
let unfinished: DraftStore;
beforeEach(async () => {
  desk = await openTestDesk([person]);
  unfinished = createUnfinishedDrafts(desk.drafts, desk.documents);
});

/** The record is written, and the tablet stops before the draft is gone. */
const stopping = (): TestDesk => ({ ...desk, drafts: { ...desk.drafts, discard: () => Promise.resolve() } });

const offered = async () => (await unfinished.allOf(desk.signedIn.accountId)).map(({ kind }) => kind);

describe('after a tablet stopped in the middle of saving', () => {
  it('a visit that was written is not offered to be written again', async () => {
    const form = await openEncounterForm(stopping(), person._id);
    form?.set({ reason: 'Ho' });
    expect(await form?.save()).toMatchObject({ kind: 'saved' });
    expect(await desk.drafts.allOf(desk.signedIn.accountId)).toHaveLength(1);
    expect(await offered()).toEqual([]);

    const next = await openEncounterForm({ ...desk, drafts: unfinished }, person._id);
    expect(next?.values.value.reason).toBe('');
    next?.set({ reason: 'Đau đầu' });
    await next?.save();
    expect(await desk.documents.eventsOf(person._id)).toHaveLength(2);
  });

  it('a person who was registered is not offered to be registered again', async () => {
    const form = await openNewPersonForm(stopping(), undefined);
    form.set({ name: 'Hoàng Văn Thử', sex: 'male' });
    expect(await form.save()).toMatchObject({ kind: 'saved' });
    expect(await offered()).toEqual([]);
  });

  it('what was only half written is still offered', async () => {
    const form = await openEncounterForm(desk, person._id);
    form?.set({ reason: 'Ho' });
    expect(await offered()).toEqual(['encounter']);
  });
});

it('a visit saved again after a failure nobody saw is one visit', async () => {
  const form = await openEncounterForm(desk, person._id);
  form?.set({ reason: 'Ho' });
  await form?.save();
  await form?.save();
  expect(await desk.documents.eventsOf(person._id)).toHaveLength(1);
});
