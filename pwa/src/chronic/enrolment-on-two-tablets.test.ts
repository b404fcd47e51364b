// The form of an enrolment stands open while another tablet changes the same record.

import { anEnrolment } from '@tram/shared-schema/fixtures/care-builders.js';
import { aPerson } from '@tram/shared-schema/fixtures/builders.js';
import type { Enrolment } from '@tram/shared-schema/chronic/enrolment.js';
import {
  editRegistry,
  openDisagreements,
  type Editor,
  type FieldChanges,
} from '@tram/shared-schema/document/edit-registry.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { describe, expect, it, vi } from 'vitest';
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
const onAnotherTablet = async (desk: TestDesk, changes: FieldChanges<Enrolment>): Promise<void> => {
  const other: Editor = {
    ...desk.editor(),
    nowMs: desk.clock.nowMs(),
    replicaId: 'tabletb001' as ReplicaId,
  };
  const came = await desk.documents.change('enrolment', enrolment._id, (doc) =>
    editRegistry(doc, changes, other),
  );
  expect(came.ok).toBe(true);
};
const stands = async (desk: TestDesk): Promise<Enrolment> => {
  const stored = await desk.documents.get('enrolment', enrolment._id);
  if (!stored) throw new Error('it stands');
  return stored.doc;
};
const askedAbout = (doc: Enrolment): unknown =>
  openDisagreements(doc).map(({ field, value }) => [field, value]);

it('a note another tablet wrote into the empty field meanwhile is kept beside the one typed here', async () => {
  const { desk, deps } = await openChronicDesk([person, enrolment]);
  const form = await open(deps);
  form.set({ note: 'Uống thuốc đều' });
  await onAnotherTablet(desk, { note: 'Hay quên thuốc' });
  expect(await form.save()).toMatchObject({ kind: 'saved' });
  const kept = await stands(desk);
  expect(kept.note).toBe('Uống thuốc đều');
  expect(askedAbout(kept)).toEqual([['note', 'Hay quên thuốc']]);
});

describe('left half written while another tablet changes the same record', () => {
  it('what was not touched follows the record, and what both wrote is kept and asked about', async () => {
    const { desk, deps } = await openChronicDesk([person, enrolment]);
    const left = await open(deps);
    left.set({ note: 'Uống thuốc đều' });
    await vi.waitFor(() => expect(left.draft.allKept.value).toBe(true));
    await onAnotherTablet(desk, { note: 'Hay quên thuốc', smoker: 'yes', diagnosedAt: 'Bệnh viện Thử' });

    const form = await open(deps);
    expect(form.values.value).toMatchObject({
      ...{ note: 'Uống thuốc đều', smoker: 'yes', diagnosedAt: 'Bệnh viện Thử' },
    });
    expect(await form.save()).toMatchObject({ kind: 'saved' });
    const kept = await stands(desk);
    expect(kept).toMatchObject({ note: 'Uống thuốc đều', smoker: 'yes', diagnosedAt: 'Bệnh viện Thử' });
    expect(askedAbout(kept)).toEqual([['note', 'Hay quên thuốc']]);
  });

  it('taken up and left again, it still knows what was never seen; an answer changed after the look is no question', async () => {
    const { desk, deps } = await openChronicDesk([person, enrolment]);
    const left = await open(deps);
    left.set({ note: 'Uống thuốc đều' });
    await vi.waitFor(() => expect(left.draft.allKept.value).toBe(true));
    await onAnotherTablet(desk, { note: 'Hay quên thuốc', smoker: 'yes' });
    const again = await open(deps);
    again.set({ smoker: 'stopped' });
    await vi.waitFor(() => expect(again.draft.allKept.value).toBe(true));

    const form = await open(deps);
    expect(await form.save()).toMatchObject({ kind: 'saved' });
    const kept = await stands(desk);
    expect(kept).toMatchObject({ note: 'Uống thuốc đều', smoker: 'stopped' });
    expect(askedAbout(kept)).toEqual([['note', 'Hay quên thuốc']]);
  });

  it('answers that say one thing stay together: a diagnosis is not made of two', async () => {
    const { desk, deps } = await openChronicDesk([person, enrolment]);
    const left = await open(deps);
    left.set({ diagnosisCode: 'I10', diagnosisDisplay: 'Tăng huyết áp vô căn (nguyên phát)' });
    await vi.waitFor(() => expect(left.draft.allKept.value).toBe(true));
    const { diagnosisEdition } = left.values.value;
    await onAnotherTablet(desk, { diagnosisCode: 'I15', diagnosisEdition: 'khac', diagnosisDisplay: 'Khác' });
    const form = await open(deps);
    expect(form.values.value).toMatchObject({ diagnosisCode: 'I10', diagnosisEdition });
  });
});
