import { beforeEach, describe, expect, it } from 'vitest';
import type { Dose } from '@tram/shared-schema/immunisation/dose.js';
import { aPerson, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { aDose, anImmunisationDecision, aVaccineLot } from '@tram/shared-schema/fixtures/care-builders.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { startOfDayMs } from '@tram/shared-schema/local-date.js';
import type { VaccineLot } from '@tram/shared-schema/immunisation/vaccine-lot.js';
import { openTestVaccines, type TestVaccines } from '#testing/test-vaccines.js';
import { schemaErrors } from '#testing/valid-document.js';
import type { GiveFormModel } from './give-form-model.js';
import { openGiveForm } from './open-give-form.js';
import { giveDraftId } from './paths.js';

const day = (text: string): LocalDate => text as LocalDate;
/** Two months and a week old on the test's Saturday, 21 November 2026. */
const child = aPerson({ name: 'Bé Thử', birthDate: day('2026-09-14'), sex: 'female', personalId: undefined });
const given = (n: number, vaccineCode: string, on: string): Dose =>
  aDose({
    _id: fixtureId('dose', n),
    vaccineCode,
    givenOn: day(on),
    occurredAt: instantAt(startOfDayMs(day(on))),
  });
const atBirth = [given(1, 'hepb', '2026-09-14'), given(2, 'bcg', '2026-09-20')];
const lot = (n: number, vaccineCode: string, more: Partial<VaccineLot> = {}): VaccineLot =>
  aVaccineLot({ _id: fixtureId('vaccine-lot', n), vaccineCode, lotNumber: `LO-${n}`, ...more });
const lots = [lot(1, 'penta'), lot(2, 'bopv'), lot(3, 'rota'), lot(4, 'pcv')];

let desk: TestVaccines;
beforeEach(async () => {
  desk = await openTestVaccines([child, ...atBirth, ...lots]);
});

async function open(): Promise<GiveFormModel> {
  const form = await openGiveForm(desk, child._id);
  if (!form) throw new Error('the child is there');
  return form;
}
function wellChild(form: GiveFormModel): void {
  form.setTemperature('36,8');
  form.answerAllNo();
}
const chosen = (form: GiveFormModel): string[] =>
  form.values.value.doses.filter((dose) => dose.chosen).map(({ vaccineCode }) => vaccineCode);
async function doses(): Promise<readonly Dose[]> {
  const events = await desk.documents.eventsOf(child._id);
  return events.flatMap(({ doc }) => (doc.type === 'dose' ? [doc] : []));
}
const doseOf = (form: GiveFormModel, code: string) => {
  const found = form.values.value.doses.find(({ vaccineCode }) => vaccineCode === code);
  if (!found) throw new Error(`${code} is not in the form`);
  return found;
};

describe('giving what is due', () => {
  it('what is due is chosen, each from the only lot there is', async () => {
    const form = await open();
    expect(chosen(form).sort()).toEqual(['bopv', 'pcv', 'penta', 'rota']);
    expect(doseOf(form, 'penta')).toMatchObject({ lotId: lots[0]?._id, bodySite: 'left-thigh' });
  });

  it('all doses of the visit are saved together, as the server takes them', async () => {
    const form = await open();
    wellChild(form);
    const outcome = await form.save();
    expect(outcome.kind).toBe('saved');
    const saved = (await doses()).filter(({ givenOn }) => givenOn === '2026-11-21');
    expect(saved).toHaveLength(4);
    for (const dose of saved) expect(schemaErrors(dose)).toEqual([]);
    expect(saved.find(({ vaccineCode }) => vaccineCode === 'penta')).toMatchObject({
      ...{ source: 'given-here', lotNumber: 'LO-1', route: 'intramuscular', givenBy: fixtureId('account') },
      screening: { answers: expect.arrayContaining([{ code: 'temperature', value: 36.8 }]) },
    });
  });

  it('nothing is saved before the temperature is measured and the questions are asked', async () => {
    const form = await open();
    expect(await form.save()).toEqual({ kind: 'incomplete' });
    expect(Object.keys(form.failures.value).sort()).toEqual(['questions', 'temperature']);
    expect(await doses()).toHaveLength(2);
  });

  it.each([
    ['37,4', 0],
    ['37,5', 1],
    ['35,6', 0],
    ['35,5', 1],
  ])('at %s °C there are %i reasons to wait', async (temperature, findings) => {
    const form = await open();
    wellChild(form);
    form.setTemperature(temperature);
    expect(form.findings.value).toHaveLength(findings);
    expect(form.refusals.value.size).toBe(findings * 4);
  });

  it('after corticosteroids everything waits until the fourteenth day', async () => {
    const form = await open();
    wellChild(form);
    form.answer('corticosteroid-14-days', true);
    expect(form.findings.value[0]).toMatchObject({ untilOn: '2026-12-05' });
    expect(await form.save()).toEqual({ kind: 'incomplete' });
  });

  it('a second dose too soon is refused with the first day it may be given', async () => {
    desk.documents.receive([given(3, 'penta', '2026-11-14')]);
    const form = await open();
    wellChild(form);
    form.addVaccine('penta');
    expect(form.refusals.value.get(doseOf(form, 'penta').id)).toEqual([
      { kind: 'interval-too-short', earliestOn: '2026-12-12' },
    ]);
  });

  it('somebody answers for a dose the rules refuse, by name and with the reason', async () => {
    desk.documents.receive([given(3, 'penta', '2026-11-14')]);
    const form = await open();
    wellChild(form);
    form.addVaccine('penta');
    form.change(doseOf(form, 'penta').id, { overrideReason: 'Bác sĩ Thử quyết định: vùng dịch' });
    expect((await form.save()).kind).toBe('saved');
    const saved = (await doses()).find(({ _id }) => _id === doseOf(form, 'penta').id);
    expect(saved?.override).toEqual({
      refusals: ['interval-too-short'],
      reason: 'Bác sĩ Thử quyết định: vùng dịch',
      by: fixtureId('account'),
    });
  });

  it('what is written down as contraindicated is not chosen, and refused where somebody adds it', async () => {
    const occurredAt = instantAt(startOfDayMs(day('2026-11-01')));
    desk.documents.receive([
      anImmunisationDecision({
        ...{ kind: 'contraindicated', vaccineCodes: ['rota'], reason: 'severe-reaction', occurredAt },
        untilOn: undefined,
      }),
    ]);
    const form = await open();
    expect(chosen(form)).not.toContain('rota');
    form.addVaccine('rota');
    expect(form.refusals.value.get(doseOf(form, 'rota').id)).toEqual([
      { kind: 'contraindicated', reason: 'severe-reaction' },
    ]);
  });

  it.each<[string, Partial<VaccineLot>, string]>([
    ['on its last day', { expiresOn: day('2026-11-21') }, ''],
    ['the day after its last', { expiresOn: day('2026-11-20') }, 'lot-expired'],
    ['once it is locked', { locked: true }, 'lot-locked'],
  ])('a lot %s', async (_when, change, refusal) => {
    desk = await openTestVaccines([child, ...atBirth, lot(1, 'penta', change)]);
    const form = await open();
    form.change(doseOf(form, 'penta').id, { lotId: fixtureId('vaccine-lot', 1) });
    const refusals = form.refusals.value.get(doseOf(form, 'penta').id) ?? [];
    expect(refusals.map(({ kind }) => kind)).toEqual(refusal === '' ? [] : [refusal]);
  });

  it('between several lots the worker chooses; for the next child it is the one given from last', async () => {
    desk.documents.receive([lot(5, 'penta')]);
    const first = await open();
    expect(doseOf(first, 'penta').lotId).toBe('');
    wellChild(first);
    expect(await first.save()).toEqual({ kind: 'incomplete' });
    first.change(doseOf(first, 'penta').id, { lotId: fixtureId('vaccine-lot', 5) });
    expect((await first.save()).kind).toBe('saved');
    const next = aPerson({
      _id: fixtureId('person', 2),
      birthDate: day('2026-09-10'),
      personalId: undefined,
    });
    desk.documents.receive([next]);
    const form = await openGiveForm(desk, next._id);
    expect(form && doseOf(form, 'penta').lotId).toBe(fixtureId('vaccine-lot', 5));
  });

  it('a lot in no list is typed, with its last day', async () => {
    const form = await open();
    wellChild(form);
    form.change(doseOf(form, 'penta').id, { otherLot: true, lotNumber: 'X 9', expiresOn: '01/2027' });
    await form.save();
    expect(form.failures.value).toEqual({
      [`expiry-${doseOf(form, 'penta').id}`]: { kind: 'expiry-unreadable' },
    });
    form.change(doseOf(form, 'penta').id, { expiresOn: '31/01/2027' });
    expect((await form.save()).kind).toBe('saved');
    const saved = (await doses()).find(({ _id }) => _id === doseOf(form, 'penta').id);
    expect(saved).toMatchObject({ lotNumber: 'X 9', expiresOn: '2027-01-31' });
    expect(saved).not.toHaveProperty('lotId');
  });

  it('on a full tablet nothing is lost: the form stays, and saves once there is room', async () => {
    const form = await open();
    wellChild(form);
    desk.documents.failWrites({ kind: 'storage-full' });
    expect((await form.save()).kind).toBe('failed');
    expect(form.failure.value).toEqual({ kind: 'storage-full' });
    desk.documents.failWrites(undefined);
    expect((await form.save()).kind).toBe('saved');
    expect(await doses()).toHaveLength(6);
  });

  it('half filled in it is there again, with what was asked and left out', async () => {
    const form = await open();
    wellChild(form);
    form.change(doseOf(form, 'rota').id, { chosen: false });
    await new Promise((done) => setTimeout(done, 0));
    expect(await desk.drafts.find(giveDraftId(fixtureId('account'), child._id))).toBeDefined();
    const again = await open();
    expect(again.values.value).toEqual(form.values.value);
  });
});
