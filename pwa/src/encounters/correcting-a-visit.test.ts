import { beforeEach, describe, expect, it } from 'vitest';
import { mergeEvent } from '@tram/shared-schema/document/merge-event.js';
import { anEncounter, aPerson, FIXTURE_MS, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import { schemaErrors } from '#testing/valid-document.js';
import { amendEncounter } from './amend-encounter.js';
import { encounterFormOf } from './encounter-form.js';
import type { EncounterFormModel } from './encounter-form-model.js';
import { encounterTimeline } from './encounter-timeline.js';
import { openEncounterForm } from './open-encounter-form.js';
import { parseEncounterForm } from './parse-encounter-form.js';
import { undoEncounter } from './undo-encounter.js';
import { restoreEncounter, withdrawEncounter } from './withdraw-encounter.js';

const person = aPerson();
const DAY = 86_400_000;

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk([person]);
});

async function open(amends?: Encounter['_id']): Promise<EncounterFormModel> {
  const form = await openEncounterForm(desk, person._id, amends);
  if (!form) throw new Error('the person is there');
  return form;
}
async function save(form: EncounterFormModel): Promise<Encounter> {
  const outcome = await form.save();
  if (outcome.kind !== 'saved') throw new Error(`not saved: ${JSON.stringify(form.failures.value)}`);
  return outcome.encounter;
}
async function stored(id: string): Promise<Encounter> {
  const found = await desk.documents.get('encounter', id);
  if (!found) throw new Error('not there');
  return found.doc;
}

describe('correcting a visit', () => {
  const visit = anEncounter({ vitals: { systolicMmHg: 118, diastolicMmHg: 76, waistCm: 80 } });

  it('the correction names the old record, which stays readable and says it was corrected', async () => {
    desk.documents.receive([visit]);
    const form = await open(visit._id);
    expect(form.values.value).toEqual(encounterFormOf(visit));
    form.set({ bloodPressure: '180/76' });
    const correction = await save(form);
    expect(schemaErrors(correction)).toEqual([]);
    expect(correction).toMatchObject({
      amends: visit._id,
      occurredAt: visit.occurredAt,
      vitals: { systolicMmHg: 180, diastolicMmHg: 76, waistCm: 80 },
    });
    const old = await stored(visit._id);
    expect(schemaErrors(old)).toEqual([]);
    expect(old).toMatchObject({
      status: 'amended',
      vitals: visit.vitals,
      statusChange: { by: desk.signedIn.accountId },
    });
    expect(mergeEvent(visit, old).status).toBe('amended');
  });

  it('a visit somebody else corrected meanwhile is not corrected again', async () => {
    desk.documents.receive([visit]);
    const form = await open(visit._id);
    await amendEncounter(visit._id, { ...read(visit), reason: 'Khác' }, desk);
    expect(await form.save()).toEqual({ kind: 'failed', failure: { kind: 'no-longer-current' } });
  });

  it('only the correction counts in the timeline, even where the tablet stopped before marking the old one', () => {
    const correction = anEncounter({ _id: fixtureId('encounter', 2), amends: visit._id, reason: 'Sốt' });
    const entries = encounterTimeline.entriesOf([
      { doc: correction, syncState: 'local' },
      { doc: visit, syncState: 'accepted' },
    ]);
    expect(entries.map(({ title, standing }) => [title, standing])).toEqual([
      ['Sốt', 'current'],
      [visit.reason, 'amended'],
    ]);
  });
});

function read(visit: Encounter) {
  const reading = parseEncounterForm(encounterFormOf(visit), {
    nowMs: FIXTURE_MS + DAY,
    birthDate: undefined,
  });
  if (!reading.ok) throw new Error('a stored visit reads');
  return reading.value;
}

describe('a visit that never was', () => {
  const visit = anEncounter();

  it('is said to be a mistake, never deleted', async () => {
    desk.documents.receive([visit]);
    await withdrawEncounter(visit._id, desk);
    const withdrawn = await stored(visit._id);
    expect(withdrawn).toMatchObject({ status: 'entered-in-error', reason: visit.reason });
    expect(schemaErrors(withdrawn)).toEqual([]);
  });

  it('taken back after the server heard of it, the visit stands again in a record of its own', async () => {
    desk.documents.receive([visit]);
    await withdrawEncounter(visit._id, desk);
    const again = await restoreEncounter(visit._id, desk);
    if (!again.ok) throw new Error(again.error.kind);
    expect(schemaErrors(again.value)).toEqual([]);
    expect(again.value).toMatchObject({
      status: 'completed',
      reason: visit.reason,
      vitals: visit.vitals,
      amends: visit._id,
    });
  });

  it('undone right after saving, it is withdrawn and what was typed is a draft again', async () => {
    const form = await open();
    form.set({ reason: 'Ho', bloodPressure: '120/80' });
    const saved = await save(form);
    const undone = await undoEncounter(saved._id, person, form.values.value, desk);
    expect(undone).toEqual({ ok: true, value: { path: `/person/${person._id}/encounter/new` } });
    expect((await stored(saved._id)).status).toBe('entered-in-error');
    expect((await open()).values.value).toMatchObject({ reason: 'Ho', bloodPressure: '120/80' });
  });
});
