import { beforeEach, describe, expect, it } from 'vitest';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { aPerson, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import { schemaErrors } from '#testing/valid-document.js';
import type { EncounterFormValues } from './encounter-form.js';
import type { EncounterFormModel } from './encounter-form-model.js';
import { openEncounterForm } from './open-encounter-form.js';
import { encounterDraftPath } from './paths.js';

const person = aPerson();
const DAY = 86_400_000;

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk([person]);
});

async function open(): Promise<EncounterFormModel> {
  const form = await openEncounterForm(desk, person._id);
  if (!form) throw new Error('the person is there');
  return form;
}
async function save(form: EncounterFormModel): Promise<Encounter> {
  const outcome = await form.save();
  if (outcome.kind !== 'saved') throw new Error(`not saved: ${JSON.stringify(form.failures.value)}`);
  return outcome.encounter;
}
async function failures(changes: Partial<EncounterFormValues>) {
  const form = await open();
  form.set({ reason: 'Ho', ...changes });
  await form.save();
  return form.failures.value;
}

describe('recording a visit', () => {
  it('with every answer given, the record is one the server takes', async () => {
    const form = await open();
    form.set({
      reason: ' Ho,  sốt ',
      bloodPressure: '120/80',
      temperatureC: '37,8',
      pulsePerMin: '84',
      respirationsPerMin: '18',
      spo2Percent: '98',
      weightKg: '52.5',
      heightCm: '156',
      waistCm: '74',
      glucoseMmolL: '5,6',
      advice: 'Uống nhiều nước.\nKhám lại sau 2 ngày.',
    });
    for (const query of ['tang huyet ap', 'viem hong']) {
      const [found] = await desk.diagnoses.find(query);
      if (found) form.addDiagnosis({ code: found.code, edition: found.edition, display: found.display });
    }
    const visit = await save(form);
    expect(schemaErrors(visit)).toEqual([]);
    expect(visit).toMatchObject({
      reason: 'Ho, sốt',
      occurredAt: instantAt(desk.clock.nowMs()),
      hamletId: person.hamletId,
      vitals: { systolicMmHg: 120, diastolicMmHg: 80, temperatureC: 37.8, weightKg: 52.5, glucoseMmolL: 5.6 },
      advice: 'Uống nhiều nước.\nKhám lại sau 2 ngày.',
    });
    expect(visit.diagnoses?.map(({ role }) => role)).toEqual(['main', 'other']);
  });

  it('with only a reason, the record is one the server takes and holds nothing that was not said', async () => {
    const form = await open();
    form.set({ reason: 'Đo huyết áp' });
    const visit = await save(form);
    expect(schemaErrors(visit)).toEqual([]);
    expect(visit).not.toHaveProperty('vitals');
    expect(visit).not.toHaveProperty('diagnoses');
  });

  it('a visit entered later from a paper note has the time that is typed, by the station’s clock', async () => {
    const form = await open();
    form.set({ reason: 'Sốt', occurredOn: '20/11/2026', occurredTime: '6h30' });
    expect((await save(form)).occurredAt).toBe('2026-11-19T23:30:00.000Z');
  });

  it.each<[Partial<EncounterFormValues>, string, string]>([
    [{ reason: ' ' }, 'reason', 'reason-empty'],
    [{ reason: 'a'.repeat(501) }, 'reason', 'text-too-long'],
    [{ occurredOn: '22/11/2026' }, 'occurredOn', 'not-yet'],
    [{ occurredOn: '31/01/1987' }, 'occurredOn', 'before-birth'],
    [{ occurredOn: '11/2026' }, 'occurredOn', 'date-unreadable'],
    [{ occurredTime: '25:00' }, 'occurredTime', 'time-unreadable'],
    [{ temperatureC: 'nóng' }, 'temperatureC', 'not-a-number'],
    [{ temperatureC: '24,9' }, 'temperatureC', 'vital-impossible'],
    [{ temperatureC: '45' }, 'temperatureC', 'vital-impossible'],
    [{ bloodPressure: '120' }, 'bloodPressure', 'blood-pressure'],
    [{ bloodPressure: '80/120' }, 'bloodPressure', 'blood-pressure'],
    [{ bloodPressure: '12/8' }, 'bloodPressure', 'blood-pressure'],
  ])('%o is refused at its own question', async (changes, field, kind) => {
    const found: Readonly<Record<string, { kind: string }>> = await failures(changes);
    expect(Object.entries(found).map(([where, failure]) => [where, failure.kind])).toEqual([[field, kind]]);
  });

  it('twelve over eight is refused with 120/80 offered', async () => {
    expect(await failures({ bloodPressure: '12/8' })).toMatchObject({
      bloodPressure: { failure: { kind: 'impossible', suggested: { systolicMmHg: 120, diastolicMmHg: 80 } } },
    });
  });

  it('what is merely unlikely is said and does not stop the saving', async () => {
    const form = await open();
    form.set({ reason: 'Sốt', temperatureC: '41,2', bloodPressure: '230/90' });
    expect(form.warnings.value.single.temperatureC?.kind).toBe('implausible');
    expect(form.warnings.value.bloodPressure?.which).toBe('systolicMmHg');
    expect((await save(form)).vitals).toMatchObject({ temperatureC: 41.2, systolicMmHg: 230 });
  });

  it('a failure is said once its question was left, not while it is typed', async () => {
    const form = await open();
    form.set({ temperatureC: '3' });
    expect(form.failures.value).toEqual({});
    form.leave('temperatureC');
    expect(Object.keys(form.failures.value)).toEqual(['temperatureC']);
  });

  it('a full tablet is said, and the form and its draft stay', async () => {
    const form = await open();
    form.set({ reason: 'Ho' });
    desk.documents.failWrites({ kind: 'storage-full' });
    expect(await form.save()).toEqual({ kind: 'failed', failure: { kind: 'storage-full' } });
    expect(await desk.drafts.allOf(desk.signedIn.accountId)).toHaveLength(1);
    desk.documents.failWrites(undefined);
    await save(form);
    expect(await desk.drafts.allOf(desk.signedIn.accountId)).toEqual([]);
  });

  it('nobody of that id is said to be nobody', async () => {
    expect(await openEncounterForm(desk, fixtureId('person', 9))).toBeUndefined();
  });
});

describe('a visit left half written', () => {
  it('is there again with all that was typed, diagnoses too', async () => {
    const form = await open();
    form.set({ reason: 'Ho', bloodPressure: '12' });
    form.addDiagnosis({ code: 'I10', edition: 'thử', display: 'Tăng huyết áp' });
    await new Promise((resolve) => setTimeout(resolve));
    const again = await open();
    expect(again.values.value).toMatchObject({
      reason: 'Ho',
      bloodPressure: '12',
      diagnoses: [{ code: 'I10', role: 'main' }],
    });
  });

  it('taken up the next day, it is still the visit of the day it was begun', async () => {
    const begun = desk.clock.nowMs();
    (await open()).set({ reason: 'Ho' });
    await new Promise((resolve) => setTimeout(resolve));
    desk.passTime(DAY);
    expect((await save(await open())).occurredAt).toBe(instantAt(begun));
  });

  it('a draft of another version opens with what this form knows', async () => {
    (await open()).set({ reason: 'Ho' });
    await new Promise((resolve) => setTimeout(resolve));
    const [draft] = await desk.drafts.allOf(desk.signedIn.accountId);
    if (!draft) throw new Error('kept');
    await desk.drafts.keep({
      ...draft,
      values: { reason: 'Ho', diagnoses: ['I10'], pulsePerMin: 70, mood: 'vui' },
    });
    expect((await open()).values.value).toMatchObject({ reason: 'Ho', diagnoses: [], pulsePerMin: '' });
  });

  it('leads back to where it was left', async () => {
    (await open()).set({ reason: 'Ho' });
    await new Promise((resolve) => setTimeout(resolve));
    const [draft] = await desk.drafts.allOf(desk.signedIn.accountId);
    expect(draft && encounterDraftPath(draft)).toBe(`/person/${person._id}/encounter/new`);
    expect(draft?.title).toBe(person.name);
  });

  it('once discarded it is gone, and can be had back', async () => {
    const form = await open();
    form.set({ reason: 'Ho' });
    const draft = await form.discard();
    expect(await desk.drafts.allOf(desk.signedIn.accountId)).toEqual([]);
    if (draft) await desk.drafts.keep(draft);
    expect((await open()).values.value.reason).toBe('Ho');
  });
});

describe('diagnoses', () => {
  it('the first is the main one; another can be made it; when it goes, the next takes its place', async () => {
    const form = await open();
    const add = (code: string): void => form.addDiagnosis({ code, edition: 'thử', display: code });
    const roles = () => form.values.value.diagnoses.map(({ code, role }) => `${code} ${role}`);
    add('I10');
    add('E11');
    add('I10');
    expect(roles()).toEqual(['I10 main', 'E11 other']);
    form.makeMain('E11');
    expect(roles()).toEqual(['I10 other', 'E11 main']);
    form.dropDiagnosis('E11');
    expect(roles()).toEqual(['I10 main']);
  });

  it.each(['tang huyet ap', 'Tăng huyết áp', 'hypertension', 'i10'])('"%s" finds I10', async (query) => {
    const found = await desk.diagnoses.find(query);
    expect(found.map(({ code }) => code)).toContain('I10');
  });
});
