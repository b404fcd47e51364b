import { beforeEach, describe, expect, it } from 'vitest';
import { aPerson, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import type { FieldChanges } from '@tram/shared-schema/document/edit-registry.js';
import { aPregnancy } from '@tram/shared-schema/fixtures/care-builders.js';
import type { Pregnancy } from '@tram/shared-schema/immunisation/pregnancy.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { changeElsewhere, standingAndAsked } from '#testing/another-tablet.js';
import { openTestVaccines, type TestVaccines } from '#testing/test-vaccines.js';
import { schemaErrors } from '#testing/valid-document.js';
import { endPregnancy } from './pregnancies.js';
import { openPregnancyForm, type PregnancyValues } from './pregnancy-form.js';
import { readVaccineRecord } from './vaccine-record.js';

/** The test's day is 21 November 2026. */
const day = (text: string): LocalDate => text as LocalDate;
let desk: TestVaccines;

describe('a pregnancy', () => {
  const mother = aPerson({
    ...{ _id: fixtureId('person', 7), birthDate: day('1998-05-02') },
    ...{ sex: 'female', personalId: undefined },
  });
  beforeEach(async () => {
    desk = await openTestVaccines([mother]);
  });

  const elsewhere = (id: Pregnancy['_id'], changes: FieldChanges<Pregnancy>) =>
    changeElsewhere(desk, 'pregnancy', id, changes);
  const saved = (id: Pregnancy['_id']) => standingAndAsked(desk, 'pregnancy', id);
  /** As by a worker who is called away. */
  const leave = async (changes: Partial<PregnancyValues>): Promise<void> => {
    const form = await openPregnancyForm(desk, mother._id);
    form?.set(changes);
    await form?.draft.settled();
  };

  it('written down, it asks for tetanus; ended, it is written down no more', async () => {
    const form = await openPregnancyForm(desk, mother._id);
    form?.set({ expectedOn: '20/05/2027', earlierTetanus: 'three-primary' });
    expect((await form?.save())?.kind).toBe('saved');
    const record = await readVaccineRecord(desk, mother._id);
    expect(record?.judged?.card.rows.map(({ seriesCode }) => seriesCode)).toEqual(['TT3']);
    const again = await openPregnancyForm(desk, mother._id);
    if (!again?.open) throw new Error('it is open');
    expect(schemaErrors(again.open)).toEqual([]);
    expect(again.values.value).toMatchObject({ expectedOn: '20/05/2027', earlierTetanus: 'three-primary' });
    await endPregnancy(again.open._id, { endedOn: day('2026-11-21'), outcome: 'ended' }, desk);
    expect((await openPregnancyForm(desk, mother._id))?.open).toBeUndefined();
  });

  it('changed on another tablet while its form stood open: what was not touched here stands, what both wrote is asked about', async () => {
    const [expected, later] = [day('2027-05-20'), day('2027-05-27')];
    const known = aPregnancy({ personId: mother._id, expectedOn: expected, note: undefined });
    desk = await openTestVaccines([mother, known]);
    const form = await openPregnancyForm(desk, mother._id);
    form?.set({ note: 'Thai đôi' });
    await elsewhere(known._id, { expectedOn: later, note: 'Mổ lần trước' });
    expect((await form?.save())?.kind).toBe('saved');
    const { doc, asked } = await saved(known._id);
    expect(doc).toMatchObject({ expectedOn: later, note: 'Thai đôi' });
    expect(asked).toEqual([['note', 'Mổ lần trước']]);
  });

  it('left half written while another tablet changed it: what was not touched follows, what both wrote is asked about', async () => {
    const known = aPregnancy({ personId: mother._id, expectedOn: day('2027-05-20'), note: undefined });
    desk = await openTestVaccines([mother, known]);
    await leave({ note: 'Thai đôi' });
    await elsewhere(known._id, { expectedOn: day('2027-05-27'), note: 'Mổ lần trước' });
    const form = await openPregnancyForm(desk, mother._id);
    expect(form?.values.value).toMatchObject({ expectedOn: '27/05/2027', note: 'Thai đôi' });
    form?.set({ earlierTetanus: 'three-primary' });
    await form?.draft.settled();
    const last = await openPregnancyForm(desk, mother._id);
    expect((await last?.save())?.kind).toBe('saved');
    const { doc, asked } = await saved(known._id);
    expect(doc).toMatchObject({
      ...{ expectedOn: '2027-05-27', earlierTetanus: 'three-primary', note: 'Thai đôi' },
    });
    expect(asked).toEqual([['note', 'Mổ lần trước']]);
  });

  it('half written before another tablet’s was known here: nothing of the other is emptied', async () => {
    await leave({ earlierTetanus: 'under-three' });
    const came = aPregnancy({ personId: mother._id, expectedOn: day('2027-05-20'), note: 'Mổ lần trước' });
    await desk.documents.add([came]);
    const form = await openPregnancyForm(desk, mother._id);
    expect((await form?.save())?.kind).toBe('saved');
    expect((await saved(came._id)).doc).toMatchObject({
      ...{ expectedOn: '2027-05-20', earlierTetanus: 'under-three', note: 'Mổ lần trước' },
    });
  });

  it('ended elsewhere while its form lay half written: the next one begins with what was typed and nothing of the last', async () => {
    const known = aPregnancy({ personId: mother._id, expectedOn: day('2027-05-20'), note: undefined });
    desk = await openTestVaccines([mother, known]);
    await leave({ note: 'Thai đôi' });
    await elsewhere(known._id, { endedOn: day('2026-11-20'), outcome: 'ended' });
    const form = await openPregnancyForm(desk, mother._id);
    expect(form?.open).toBeUndefined();
    expect(form?.values.value).toMatchObject({ expectedOn: '', note: 'Thai đôi' });
  });

  it('past its day is given a note without another day', async () => {
    desk = await openTestVaccines([
      mother,
      aPregnancy({ personId: mother._id, expectedOn: day('2026-11-18') }),
    ]);
    const form = await openPregnancyForm(desk, mother._id);
    form?.set({ note: 'Chưa sinh' });
    expect(await form?.save()).toMatchObject({ kind: 'saved', value: { expectedOn: '2026-11-18' } });
  });

  it.each([
    ['20/11/2026', 'not-a-coming-day'],
    ['05/2027', 'date-unreadable'],
  ])('an expected day of %s is refused', async (expectedOn, kind) => {
    const form = await openPregnancyForm(desk, mother._id);
    form?.set({ expectedOn });
    expect(await form?.save()).toEqual({ kind: 'incomplete' });
    expect(form?.failures.value).toEqual({ expectedOn: { kind } });
  });
});
