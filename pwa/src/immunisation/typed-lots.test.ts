import { beforeEach, describe, expect, it } from 'vitest';
import { aPerson } from '@tram/shared-schema/fixtures/builders.js';
import { aVaccineLot } from '@tram/shared-schema/fixtures/care-builders.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { VaccineLot } from '@tram/shared-schema/immunisation/vaccine-lot.js';
import { openTestVaccines, type TestVaccines } from '#testing/test-vaccines.js';
import { schemaErrors } from '#testing/valid-document.js';
import type { GiveFormModel } from './give-form-model.js';
import { readLots } from './lots-of-vaccine.js';
import { openGiveForm } from './open-give-form.js';

/** Two months old on the test's Saturday, 21 November 2026. */
const child = aPerson({ birthDate: '2026-09-14' as LocalDate, sex: 'female', personalId: undefined });
const known = aVaccineLot({ vaccineCode: 'penta', lotNumber: 'LO-1' });

let desk: TestVaccines;
beforeEach(async () => {
  desk = await openTestVaccines([child, known]);
});

/** Only five-in-one, from a number that is typed. */
async function typing(lotNumber: string, takeLotIn = false): Promise<GiveFormModel> {
  const form = await openGiveForm(desk, child._id);
  if (!form) throw new Error('the child is there');
  form.setTemperature('36,8');
  form.answerAllNo();
  for (const { id, vaccineCode } of form.values.value.doses) {
    const typed = { otherLot: true, lotNumber, expiresOn: '31/12/2027', takeLotIn };
    form.change(id, vaccineCode === 'penta' ? typed : { chosen: false });
  }
  return form;
}
async function saved(form: GiveFormModel) {
  const outcome = await form.save();
  if (outcome.kind !== 'saved') throw new Error(outcome.kind);
  const [dose] = outcome.value;
  return dose;
}
const lots = (): Promise<readonly VaccineLot[]> => readLots(desk.documents);

describe('a lot number that is typed', () => {
  it('and is in the list is that lot, with the day printed there', async () => {
    expect(await saved(await typing('lo-1'))).toMatchObject({
      ...{ lotId: known._id, lotNumber: 'LO-1', expiresOn: known.expiresOn },
    });
    expect(await lots()).toHaveLength(1);
  });

  it('and is of a locked lot is refused as that lot is', async () => {
    desk.documents.receive([{ ...known, locked: true, lockReason: 'Phản ứng nặng' }]);
    const form = await typing('LO-1');
    expect([...form.refusals.value.values()].flat()).toContainEqual({
      ...{ kind: 'lot-locked', lockReason: 'Phản ứng nặng' },
    });
  });

  it('becomes a lot of the station with one tap, and the dose is of that lot', async () => {
    const dose = await saved(await typing('LO-9', true));
    const taken = (await lots()).find(({ lotNumber }) => lotNumber === 'LO-9');
    expect(taken).toMatchObject({ vaccineCode: 'penta', expiresOn: '2027-12-31' });
    expect(taken && schemaErrors(taken)).toEqual([]);
    expect(dose?.lotId).toBe(taken?._id);
  });

  it('stays a number where nobody asks for more', async () => {
    expect(await saved(await typing('LO-9'))).not.toHaveProperty('lotId');
    expect(await lots()).toHaveLength(1);
  });
});
