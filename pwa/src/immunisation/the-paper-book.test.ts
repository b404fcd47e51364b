import { beforeEach, describe, expect, it } from 'vitest';
import type { ImmunisationDecision } from '@tram/shared-schema/immunisation/after-dose.js';
import type { Dose } from '@tram/shared-schema/immunisation/dose.js';
import { aPerson, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { aDose } from '@tram/shared-schema/fixtures/care-builders.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { startOfDayMs, type LocalDate } from '@tram/shared-schema/local-date.js';
import { openTestVaccines, type TestVaccines } from '#testing/test-vaccines.js';
import { schemaErrors } from '#testing/valid-document.js';
import { openAmendForm } from './amend-form.js';
import { createDecisionForm, type DecisionValues } from './decision-form.js';
import { openHistoryForm, type HistoryFormModel } from './history-form-model.js';
import { amendPath, doseDraftPath } from './paths.js';
import { readVaccineRecord } from './vaccine-record.js';
import { restoreRecord, withdrawRecords } from './withdraw-records.js';

const day = (text: string): LocalDate => text as LocalDate;
/** The test's day is 21 November 2026. */
const child = aPerson({ birthDate: day('2026-01-10'), sex: 'male', personalId: undefined });
const earlier = aDose({ givenOn: day('2026-03-10'), occurredAt: instantAt(startOfDayMs(day('2026-03-10'))) });

let desk: TestVaccines;
beforeEach(async () => {
  desk = await openTestVaccines([child, earlier]);
});

async function events() {
  return (await desk.documents.eventsOf(child._id)).map(({ doc }) => doc);
}
const dosesIn = async (): Promise<Dose[]> =>
  (await events()).flatMap((doc) => (doc.type === 'dose' ? [doc] : []));

describe('copying the paper book', () => {
  async function open(): Promise<HistoryFormModel> {
    const form = await openHistoryForm(desk, child._id);
    if (!form) throw new Error('the child is there');
    return form;
  }
  function write(form: HistoryFormModel, row: string, number: number, givenOn: string): string {
    const cell = form.values.value.cells.find((one) => one.row === row && one.number === number);
    if (!cell) throw new Error(`the book has no ${row} ${number}`);
    form.change(cell.id, { givenOn });
    return cell.id;
  }

  it('asks for every dose that is missing and for none that is there', async () => {
    const form = await open();
    const dtp = form.values.value.cells.filter(({ row }) => row === 'DTP');
    expect(dtp.map(({ number, vaccineCode }) => [number, vaccineCode])).toEqual([
      [2, 'penta'],
      [3, 'penta'],
      [4, 'dpt'],
    ]);
  });

  it('several doses are written at once, each known to the day, the month or the year', async () => {
    const form = await open();
    form.set({ source: 'record-seen', place: 'Bệnh viện Thử' });
    write(form, 'DTP', 2, '12/4/2026');
    write(form, 'OPV', 1, '3/2026');
    write(form, 'BCG', 1, '2026');
    expect((await form.save()).kind).toBe('saved');
    const copied = (await dosesIn()).filter(({ _id }) => _id !== earlier._id);
    expect(copied.map(({ givenOn }) => givenOn).sort()).toEqual(['2026', '2026-03', '2026-04-12']);
    for (const dose of copied) {
      expect(schemaErrors(dose)).toEqual([]);
      expect(dose).toMatchObject({ source: 'record-seen', givenAtPlace: 'Bệnh viện Thử' });
      expect(dose).not.toHaveProperty('givenBy');
    }
  });

  it.each([
    ['', 'cells', 'nothing-written'],
    ['31/02/2026', 'dose', 'date-unreadable'],
    ['22/11/2026', 'dose', 'not-yet'],
    ['09/01/2026', 'dose', 'before-birth'],
    ['12/2025', 'dose', 'before-birth'],
  ])('a day of “%s” is refused at its own cell', async (typed, where, kind) => {
    const form = await open();
    const id = write(form, 'DTP', 2, typed);
    expect(await form.save()).toEqual({ kind: 'incomplete' });
    expect(form.failures.value).toEqual({ [where === 'dose' ? id : where]: { kind } });
  });

  it('a page copied twice is noticed', async () => {
    const form = await open();
    const id = write(form, 'DTP', 2, '10/03/2026');
    await form.save();
    expect(form.failures.value).toEqual({ [id]: { kind: 'given-twice' } });
  });
});

describe('a dose written down wrongly', () => {
  it('is corrected by a record that names it; the old one stays', async () => {
    const form = await openAmendForm(desk, earlier._id);
    form?.set({ givenOn: '11/03/2026', lotNumber: 'KHAC-2' });
    expect((await form?.save())?.kind).toBe('saved');
    const [newer, older] = (await dosesIn()).sort((a, b) => (a.amends ? -1 : b.amends ? 1 : 0));
    expect(newer).toMatchObject({ amends: earlier._id, givenOn: '2026-03-11', lotNumber: 'KHAC-2' });
    expect(newer).toMatchObject({ screening: earlier.screening, givenBy: earlier.givenBy });
    expect(newer).not.toHaveProperty('lotId');
    expect(older).toMatchObject({ _id: earlier._id, status: 'amended' });
    const record = await readVaccineRecord(desk, child._id);
    expect(record?.judged?.judgement.doses).toHaveLength(1);
  });

  it('half corrected, it is there again; saved, nothing is left of the form', async () => {
    const form = await openAmendForm(desk, earlier._id);
    form?.set({ lotNumber: 'KHAC-2' });
    await form?.draft.settled();
    const [draft] = await desk.drafts.allOf(fixtureId('account'));
    expect(draft && doseDraftPath(draft)).toBe(amendPath(child._id, earlier._id));
    const again = await openAmendForm(desk, earlier._id);
    expect(again?.values.value.lotNumber).toBe('KHAC-2');
    await again?.save();
    await new Promise((done) => setTimeout(done, 0));
    expect(await desk.drafts.allOf(fixtureId('account'))).toEqual([]);
  });

  it('given here, its day must be whole', async () => {
    const form = await openAmendForm(desk, earlier._id);
    form?.set({ givenOn: '03/2026' });
    expect(await form?.save()).toEqual({ kind: 'incomplete' });
    expect(form?.failures.value).toEqual({ givenOn: { kind: 'whole-day-needed' } });
  });

  it('of the wrong child, is said to be a mistake, counts no more, and can be had back', async () => {
    await withdrawRecords([earlier._id], desk);
    expect((await readVaccineRecord(desk, child._id))?.facts).toEqual([]);
    const restored = await restoreRecord(earlier._id, desk);
    expect(restored).toMatchObject({ ok: true, value: { amends: earlier._id, status: 'completed' } });
    expect((await readVaccineRecord(desk, child._id))?.facts).toMatchObject([{ givenOn: '2026-03-10' }]);
  });

  it('corrected by somebody else meanwhile, is not corrected twice', async () => {
    const form = await openAmendForm(desk, earlier._id);
    await withdrawRecords([earlier._id], desk);
    expect(await form?.save()).toEqual({ kind: 'failed', failure: { kind: 'no-longer-current' } });
  });
});

describe('not giving a vaccine', () => {
  const form = (values: Partial<DecisionValues>) => {
    const made = createDecisionForm(desk, child);
    made.set(values);
    return made;
  };
  const decisions = async (): Promise<ImmunisationDecision[]> =>
    (await events()).flatMap((doc) => (doc.type === 'immunisation-decision' ? [doc] : []));

  it('a deferral names the reason and the day, as the server takes it', async () => {
    const made = form({ kind: 'deferred', reason: 'fever', untilOn: '28/11/2026' });
    expect((await made.save()).kind).toBe('saved');
    const [decision] = await decisions();
    expect(decision).toMatchObject({ kind: 'deferred', reason: 'fever', untilOn: '2026-11-28' });
    expect(decision && schemaErrors(decision)).toEqual([]);
  });

  it.each<[string, Partial<DecisionValues>, keyof DecisionValues, string]>([
    ['without a reason', { kind: 'refused' }, 'reason', 'reason-missing'],
    ['until today', { reason: 'fever', untilOn: '21/11/2026' }, 'untilOn', 'until-past'],
    ['until a month', { reason: 'fever', untilOn: '12/2026' }, 'untilOn', 'until-unreadable'],
    [
      'against every vaccine at once',
      { kind: 'contraindicated', reason: 'severe-reaction' },
      'vaccineCodes',
      'vaccines-missing',
    ],
  ])('%s is refused', async (_what, values, field, kind) => {
    const made = form(values);
    expect(await made.save()).toEqual({ kind: 'incomplete' });
    expect(made.failures.value).toEqual({ [field]: { kind } });
    expect(await decisions()).toEqual([]);
  });

  it('a reason of one kind is not kept for another', () => {
    const made = form({ kind: 'deferred', reason: 'fever' });
    made.set({ kind: 'refused' });
    expect(made.values.value.reason).toBe('');
  });
});
