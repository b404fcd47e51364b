// The form of an enrolment stands open while another tablet changes the same record.

import { anEnrolment } from '@tram/shared-schema/fixtures/care-builders.js';
import { aPerson } from '@tram/shared-schema/fixtures/builders.js';
import type { Enrolment } from '@tram/shared-schema/chronic/enrolment.js';
import { editRegistry, openDisagreements, type Editor } from '@tram/shared-schema/document/edit-registry.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { expect, it } from 'vitest';
import { openChronicDesk } from '#testing/chronic-desk.js';
import { openEnrolment } from './enrol/open-enrolment.js';

const person = aPerson();
const enrolment = anEnrolment({
  note: undefined,
  consent: { given: true, on: '2026-06-01' as LocalDate, how: 'spoken' },
});

it('a note another tablet wrote into the empty field meanwhile is kept beside the one typed here', async () => {
  const { desk, deps } = await openChronicDesk([person, enrolment]);
  const form = await openEnrolment(deps, { personId: person._id, enrolmentId: enrolment._id });
  if (!form) throw new Error('the form opens');
  form.set({ note: 'Uống thuốc đều' });

  const other: Editor = {
    ...desk.editor(),
    nowMs: desk.clock.nowMs(),
    replicaId: 'tabletb001' as ReplicaId,
  };
  const came = await desk.documents.change('enrolment', enrolment._id, (doc) =>
    editRegistry(doc, { note: 'Hay quên thuốc' }, other),
  );
  expect(came.ok).toBe(true);
  expect(await form.save()).toMatchObject({ kind: 'saved' });

  const kept: Enrolment | undefined = (await desk.documents.get('enrolment', enrolment._id))?.doc;
  expect(kept?.note).toBe('Uống thuốc đều');
  expect(kept && openDisagreements(kept).map(({ field, value }) => [field, value])).toEqual([
    ['note', 'Hay quên thuốc'],
  ]);
});
