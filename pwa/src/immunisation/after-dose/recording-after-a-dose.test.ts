import { beforeEach, describe, expect, it } from 'vitest';
import { aPerson, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { aDose, aVaccineLot } from '@tram/shared-schema/fixtures/care-builders.js';
import type { AdverseEvent, Observation } from '@tram/shared-schema/immunisation/after-dose.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { lotStock } from '@tram/shared-schema/immunisation/lot-stock.js';
import { lockLot, receiveLot, recordMovement, undoMovement, unlockLot } from '../lots/record-lot.js';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import type { AdverseEventFields } from './adverse-event-form.js';
import { endWatch, undoEndOfWatch } from './end-watch.js';
import {
  amendAdverseEvent,
  recordAdverseEvent,
  restoreAdverseEvent,
  withdrawAdverseEvent,
} from './record-adverse-event.js';

const child = aPerson();
const dose = aDose({ personId: child._id });
const id = fixtureId('adverse-event', 7);
const severe: AdverseEventFields = {
  severity: 'severe',
  signs: ['seizure'],
  outcome: 'referred',
  onsetAt: undefined,
  description: undefined,
  treatment: undefined,
  reports: undefined,
};
let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk([child, dose, aVaccineLot()]);
});

const told = async (): Promise<readonly TramDocument[]> =>
  (await desk.documents.eventsOf(child._id)).map(({ doc }) => doc);
const events = async (): Promise<AdverseEvent[]> =>
  (await told()).filter((doc): doc is AdverseEvent => doc.type === 'adverse-event');
const record = async (): Promise<AdverseEvent> => {
  const subject = { personId: child._id, doseIds: [dose._id] };
  const written = await recordAdverseEvent(severe, subject, desk, { id, endsWatch: true });
  if (!written.ok) throw new Error('not written');
  return written.value;
};

describe('an adverse event', () => {
  it('is written together with the end of the watch, in the child’s hamlet', async () => {
    const event = await record();
    const [watch] = (await told()).filter((doc): doc is Observation => doc.type === 'observation');
    expect(watch).toMatchObject({ outcome: 'adverse-event', doseIds: [dose._id] });
    expect(event.hamletId).toBe(child.hamletId);
  });

  it('that more is learnt of keeps the hour it was first seen', async () => {
    const event = await record();
    desk.passTime(3_600_000);
    await amendAdverseEvent(event._id, { ...severe, outcome: 'recovered' }, desk);
    const [standing] = (await events()).filter(({ status }) => status === 'completed');
    expect(standing).toMatchObject({
      amends: event._id,
      outcome: 'recovered',
      occurredAt: event.occurredAt,
    });
    expect(await amendAdverseEvent(event._id, severe, desk)).toMatchObject({
      error: { kind: 'no-longer-current' },
    });
  });

  it('that never was is said to be a mistake, and can be taken back', async () => {
    const event = await record();
    const withdrawn = await withdrawAdverseEvent(event._id, desk);
    expect((await events()).map(({ status }) => status)).toEqual(['entered-in-error']);
    if (withdrawn.ok) await restoreAdverseEvent(withdrawn.value, desk);
    const standing = (await events()).find(({ status }) => status === 'completed');
    expect(standing).toMatchObject({ amends: event._id, signs: ['seizure'] });
  });
});

it('a watch that was ended by mistake runs on', async () => {
  const ended = await endWatch({ personId: child._id, doseIds: [dose._id] }, 'well', desk);
  if (!ended.ok) throw new Error('not written');
  await undoEndOfWatch(ended.value._id, desk);
  expect(await desk.documents.get('observation', ended.value._id)).toMatchObject({
    doc: { status: 'entered-in-error' },
  });
});

describe('a lot', () => {
  it('comes in with its doses, and a movement entered in error takes nothing from it', async () => {
    const fields = { vaccineCode: 'penta', lotNumber: 'THU-8', expiresOn: aVaccineLot().expiresOn };
    const came = await receiveLot(
      { ...fields, manufacturer: undefined, dosesPerVial: 1, quantity: 30 },
      desk,
    );
    if (!came.ok) throw new Error('not written');
    const wasted = await recordMovement(
      came.value._id,
      { kind: 'wasted', quantity: 4, reason: 'heat', note: undefined },
      desk,
    );
    if (wasted.ok) await undoMovement(wasted.value._id, desk);
    const movements: Parameters<typeof lotStock>[0][number][] = [];
    await desk.documents.readAll('lot-movement', (page) => movements.push(...page.map(({ doc }) => doc)));
    expect(lotStock(movements, [])).toMatchObject({ received: 30, wasted: 0, left: 30 });
  });

  it('is locked with its reason, and unlocked with another', async () => {
    const lot = aVaccineLot();
    expect(await lockLot(lot._id, 'Phản ứng nặng', desk)).toMatchObject({
      value: { locked: true, lockReason: 'Phản ứng nặng' },
    });
    const open = await unlockLot(lot._id, 'Đã kiểm tra', desk);
    expect(open.ok && open.value.locked).toBeUndefined();
  });
});
