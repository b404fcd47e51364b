// The form of an enrolment stands open while another tablet changes the same record.

import { anEnrolment } from '@tram/shared-schema/fixtures/care-builders.js';
import { aPerson } from '@tram/shared-schema/fixtures/builders.js';
import type { Enrolment } from '@tram/shared-schema/chronic/enrolment.js';
import type { FieldChanges } from '@tram/shared-schema/document/edit-registry.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { describe, expect, it, vi } from 'vitest';
import { changeElsewhere, standingAndAsked } from '#testing/another-tablet.js';
import { openChronicDesk } from '#testing/chronic-desk.js';
import type { TestDesk } from '#testing/test-desk.js';
import type { ChronicDeps } from './chronic-deps.js';
import { openEnrolment, type EnrolmentForm } from './enrol/open-enrolment.js';

const person = aPerson();
const enrolment = anEnrolment({
  note: undefined,
  consent: { given: true, on: '2026-06-01' as LocalDate, how: 'spoken' },
});

const open = async (deps: ChronicDeps): Promise<EnrolmentForm> => {
  const form = await openEnrolment(deps, { personId: person._id, enrolmentId: enrolment._id });
  if (!form) throw new Error('the form opens');
  return form;
};
const onAnotherTablet = (desk: TestDesk, changes: FieldChanges<Enrolment>): Promise<void> =>
  changeElsewhere(desk, 'enrolment', enrolment._id, changes);
const kept = (desk: TestDesk) => standingAndAsked(desk, 'enrolment', enrolment._id);
/** As by a worker who is called away. */
const leave = async (form: EnrolmentForm, changes: Parameters<EnrolmentForm['set']>[0]): Promise<void> => {
  form.set(changes);
  await vi.waitFor(() => expect(form.draft.allKept.value).toBe(true));
};

it('a note another tablet wrote into the empty field meanwhile is kept beside the one typed here', async () => {
  const { desk, deps } = await openChronicDesk([person, enrolment]);
  const form = await open(deps);
  form.set({ note: 'Uống thuốc đều' });
  await onAnotherTablet(desk, { note: 'Hay quên thuốc' });
  expect(await form.save()).toMatchObject({ kind: 'saved' });
  const { doc, asked } = await kept(desk);
  expect(doc.note).toBe('Uống thuốc đều');
  expect(asked).toEqual([['note', 'Hay quên thuốc']]);
});

describe('left half written while another tablet changes the same record', () => {
  it('what was not touched follows the record, and what both wrote is kept and asked about', async () => {
    const { desk, deps } = await openChronicDesk([person, enrolment]);
    const left = await open(deps);
    await leave(left, { note: 'Uống thuốc đều' });
    await onAnotherTablet(desk, { note: 'Hay quên thuốc', smoker: 'yes', diagnosedAt: 'Bệnh viện Thử' });

    const form = await open(deps);
    expect(form.values.value).toMatchObject({
      ...{ note: 'Uống thuốc đều', smoker: 'yes', diagnosedAt: 'Bệnh viện Thử' },
    });
    expect(await form.save()).toMatchObject({ kind: 'saved' });
    const { doc, asked } = await kept(desk);
    expect(doc).toMatchObject({ note: 'Uống thuốc đều', smoker: 'yes', diagnosedAt: 'Bệnh viện Thử' });
    expect(asked).toEqual([['note', 'Hay quên thuốc']]);
  });

  it('taken up and left again, it still knows what was never seen; an answer changed after the look is no question', async () => {
    const { desk, deps } = await openChronicDesk([person, enrolment]);
    const left = await open(deps);
    await leave(left, { note: 'Uống thuốc đều' });
    await onAnotherTablet(desk, { note: 'Hay quên thuốc', smoker: 'yes' });
    const again = await open(deps);
    await leave(again, { smoker: 'stopped' });

    const form = await open(deps);
    expect(await form.save()).toMatchObject({ kind: 'saved' });
    const { doc, asked } = await kept(desk);
    expect(doc).toMatchObject({ note: 'Uống thuốc đều', smoker: 'stopped' });
    expect(asked).toEqual([['note', 'Hay quên thuốc']]);
  });

  it('answers that say one thing stay together: a diagnosis is not made of two', async () => {
    const { desk, deps } = await openChronicDesk([person, enrolment]);
    const left = await open(deps);
    await leave(left, { diagnosisCode: 'I10', diagnosisDisplay: 'Tăng huyết áp vô căn (nguyên phát)' });
    const { diagnosisEdition } = left.values.value;
    await onAnotherTablet(desk, { diagnosisCode: 'I15', diagnosisEdition: 'khac', diagnosisDisplay: 'Khác' });
    const form = await open(deps);
    expect(form.values.value).toMatchObject({ diagnosisCode: 'I10', diagnosisEdition });
  });
});
