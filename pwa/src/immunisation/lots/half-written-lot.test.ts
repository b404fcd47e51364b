import { aVaccineLot } from '@tram/shared-schema/fixtures/care-builders.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { createUnfinishedDrafts } from '#drafts/unfinished-drafts.js';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import { lotDraftPath } from '../session/paths.js';
import { openLockReason, openMovement, openNewLot } from './lot-draft.js';
import { recordMovement } from './record-lot.js';

const lot = aVaccineLot();
const about = { lotId: lot._id, lotNumber: lot.lotNumber };
let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk([lot]);
});
const drafts = () => desk.drafts.allOf(desk.signedIn.accountId);

describe('a form about a lot, half written', () => {
  it('is kept from the first answer, leads back to where it was, and goes on there', async () => {
    const fresh = await openNewLot(desk);
    fresh.keep({ ...fresh.values, lotNumber: 'THU-9', quantity: '30' });
    await fresh.keeper.settled();
    const again = await openNewLot(desk);
    expect(again.values).toMatchObject({ lotNumber: 'THU-9', quantity: '30', vaccineCode: '' });
    expect(again.recordId).toBe(fresh.recordId);

    const moved = await openMovement(desk, about);
    moved.keep({ kind: 'wasted', quantity: '4', reason: 'heat', note: 'Mất điện' });
    await moved.keeper.settled();
    expect((await openMovement(desk, about)).values).toEqual({
      ...{ kind: 'wasted', quantity: '4', reason: 'heat', note: 'Mất điện' },
    });

    const locked = await openLockReason(desk, about);
    locked.keep({ reason: 'Nghi' });
    await locked.keeper.settled();
    expect((await openLockReason(desk, about)).values).toEqual({ reason: 'Nghi' });

    expect((await drafts()).map(lotDraftPath).toSorted()).toEqual(
      [
        '/immunisation/lots/add',
        `/immunisation/lots/${lot._id}?form=lock`,
        `/immunisation/lots/${lot._id}?form=move`,
      ].toSorted(),
    );
  });

  it('that was saved before the tablet stopped is not offered again', async () => {
    const moved = await openMovement(desk, about);
    moved.keep({ kind: 'opened', quantity: '2', reason: '', note: '' });
    await moved.keeper.settled();
    const fields = { kind: 'opened', quantity: 2, reason: undefined, note: undefined } as const;
    await recordMovement(lot._id, fields, desk, { id: moved.recordId });
    const unfinished = createUnfinishedDrafts(desk.drafts, desk.documents);
    expect(await unfinished.allOf(desk.signedIn.accountId)).toEqual([]);
  });

  it('of another version begins with what this one knows', async () => {
    const moved = await openMovement(desk, about);
    moved.keep({ kind: 'opened', quantity: '2', reason: '', note: 'Lọ thứ hai' });
    await moved.keeper.settled();
    const [draft] = await drafts();
    if (draft) await desk.drafts.keep({ ...draft, values: { ...draft.values, kind: 'lent', reason: 7 } });
    expect((await openMovement(desk, about)).values).toEqual({
      ...{ kind: 'opened', quantity: '2', reason: '', note: 'Lọ thứ hai' },
    });
  });
});
