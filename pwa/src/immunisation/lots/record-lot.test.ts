import { beforeEach, describe, expect, it } from 'vitest';
import { aVaccineLot } from '@tram/shared-schema/fixtures/care-builders.js';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import { lockLot, setClosed, unlockLot } from './record-lot.js';

const lot = aVaccineLot();
let desk: TestDesk;
const standing = async () => (await desk.documents.get('vaccine-lot', lot._id))?.doc;

describe('a lot in the refrigerator', () => {
  beforeEach(async () => {
    desk = await openTestDesk([lot]);
  });

  it('is locked with the reason, and may be used again once it is unlocked', async () => {
    expect((await lockLot(lot._id, 'Phản ứng nặng', desk)).ok).toBe(true);
    expect(await standing()).toMatchObject({ locked: true, lockReason: 'Phản ứng nặng' });
    expect((await unlockLot(lot._id, 'Đã kết luận', desk)).ok).toBe(true);
    expect(await standing()).not.toHaveProperty('locked');
    expect(await standing()).toMatchObject({ lockReason: 'Đã kết luận' });
  });

  it('is no longer offered once it is closed, until it is opened again', async () => {
    await setClosed(lot._id, true, desk);
    expect(await standing()).toMatchObject({ closed: true });
    await setClosed(lot._id, false, desk);
    expect(await standing()).not.toHaveProperty('closed');
  });

  it('that nobody knows cannot be locked', async () => {
    const other = aVaccineLot({ _id: 'vaccine-lot:01F1XT00000000000000000009' as typeof lot._id });
    expect(await lockLot(other._id, 'x', desk)).toEqual({ ok: false, error: { kind: 'not-found' } });
  });
});
