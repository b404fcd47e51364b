// The follow-up from its form to the record: what is judged while typing, what stops, what is kept, what is taken back.

import { anEnrolment, aFollowUp } from '@tram/shared-schema/fixtures/care-builders.js';
import { aPerson } from '@tram/shared-schema/fixtures/builders.js';
import type { FollowUp } from '@tram/shared-schema/chronic/follow-up.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import { describe, expect, it } from 'vitest';
import { openChronicDesk, type ChronicDesk } from '#testing/chronic-desk.js';
import type { TestDesk } from '#testing/test-desk.js';
import type { ChronicDeps } from './chronic-deps.js';
import { undoCareEvent } from './undo-event.js';
import { withdrawCareEvent, restoreCareEvent } from './care-events.js';
import { openVisit, type VisitForm } from './visit/open-visit.js';
import { documentId } from '@tram/shared-schema/document/ids.js';

const person = aPerson({ birthDate: '1960-05-01' as never, sex: 'male' });
const enrolment = anEnrolment({ register: 'hypertension', enrolledOn: '2026-06-01' as never });
const last = aFollowUp({
  occurredAt: '2026-10-20T02:00:00.000Z' as FollowUp['occurredAt'],
  pressureReadings: [{ systolicMmHg: 150, diastolicMmHg: 90 }],
  reached: { hypertension: 0 },
});

const openDesk = (docs: readonly TramDocument[] = [person, enrolment, last]): Promise<ChronicDesk> =>
  openChronicDesk(docs);

async function openForm(deps: ChronicDeps, amendsId?: FollowUp['_id']): Promise<VisitForm> {
  const form = await openVisit(deps, { personId: person._id, amendsId });
  if (!form) throw new Error('the form opens');
  return form;
}

async function followUps(desk: TestDesk): Promise<readonly FollowUp[]> {
  const events = await desk.documents.eventsOf(person._id);
  return events.flatMap(({ doc }) => (doc.type === 'follow-up' ? [doc] : []));
}

describe('a follow-up', () => {
  it.each([
    ['139/79', 1],
    ['140/79', 0],
    ['139/80', 0],
    ['', 2],
  ])(
    'of a man of 66 with %s is judged %i by the rule for his age while it is typed',
    async (pressure, reached) => {
      const { deps } = await openDesk();
      const form = await openForm(deps);
      form.set({ pressure });
      expect(form.judgement.value.reached).toEqual({ hypertension: reached });
    },
  );

  it('is kept with its verdict, the target it was judged by and the day to come again', async () => {
    const { desk, deps } = await openDesk();
    const form = await openForm(deps);
    form.set({ pressure: '132/78' });
    expect(await form.save()).toMatchObject({ kind: 'saved' });
    const [visit] = await followUps(desk);
    expect(visit).toMatchObject({
      pressureReadings: [{ systolicMmHg: 132, diastolicMmHg: 78 }],
      reached: { hypertension: 1 },
      targets: { hypertension: { systolicBelow: 140, diastolicBelow: 80, setBy: 'rule' } },
      nextOn: '2026-12-21',
      registers: ['hypertension'],
    });
  });

  it('of nothing measured and nothing given is refused', async () => {
    const { deps } = await openDesk();
    const form = await openForm(deps);
    expect(await form.save()).toEqual({ kind: 'incomplete' });
    expect(form.failures.value.pressure).toEqual({ kind: 'nothing-measured' });
  });

  it.each([
    ['pressure', { pressure: '180/80' }],
    ['lower pressure', { pressure: '150/110' }],
    ['high glucose', { glucose: '16,7' }],
    ['high glucose in the other unit', { glucose: '301', glucoseUnit: 'mg/dL' as const }],
    ['low glucose', { glucose: '3,8' }],
  ])('with an emergency of %s is not saved before somebody said what was done', async (_what, values) => {
    const { deps } = await openDesk();
    const form = await openForm(deps);
    form.set(values);
    expect(form.judgement.value.emergencies).not.toHaveLength(0);
    expect(await form.save()).toEqual({ kind: 'incomplete' });
    expect(form.failures.value.emergency).toEqual({ kind: 'emergency-unanswered' });
    form.set({ emergency: 'doctor-called' });
    expect(await form.save()).toMatchObject({ kind: 'saved', doc: { emergency: 'doctor-called' } });
  });

  it.each([
    ['179/109', undefined],
    ['', '16,6'],
    ['', '3,9'],
  ])('just below an emergency (%s %s) goes on without a stop', async (pressure, glucose) => {
    const { deps } = await openDesk();
    const form = await openForm(deps);
    form.set({ pressure, glucose: glucose ?? '' });
    expect(form.judgement.value.emergencies).toHaveLength(0);
    expect(await form.save()).toMatchObject({ kind: 'saved' });
  });

  it('suggests a step where the target is not reached, and writes no medicine by itself', async () => {
    const { desk, deps } = await openDesk();
    const form = await openForm(deps);
    form.set({ pressure: '150/92' });
    expect(form.judgement.value.step).toMatchObject({ kind: 'step-up' });
    await form.save();
    const [visit] = await followUps(desk);
    expect(visit?.medicines).toBeUndefined();
    expect(visit?.suggestedStep).toBe('hearts-2');
    expect(visit?.stepTaken).toBeUndefined();
  });

  it('entered after its day is kept under that day', async () => {
    const { desk, deps } = await openDesk();
    const form = await openForm(deps);
    form.set({ pressure: '150/92', occurredOn: '01/11/2026' });
    await form.save();
    expect((await followUps(desk)).map(({ occurredAt }) => occurredAt)).toContain('2026-11-01T05:00:00.000Z');
  });

  it.each(['01/01/2030', '31/02/2026', '11/2026'])('on the day %s is refused', async (occurredOn) => {
    const { deps } = await openDesk();
    const form = await openForm(deps);
    form.set({ pressure: '150/92', occurredOn });
    expect(await form.save()).toEqual({ kind: 'incomplete' });
    expect(form.failures.value.occurredOn).toBeDefined();
  });

  it('with a next visit on its own day is refused', async () => {
    const { deps } = await openDesk();
    const form = await openForm(deps);
    form.set({ pressure: '150/92', nextOn: formatLocalDate(deps.today()) });
    expect(await form.save()).toEqual({ kind: 'incomplete' });
    expect(form.failures.value.nextOn).toEqual({ kind: 'not-after-visit' });
  });

  it('left half written opens again as it was', async () => {
    const { deps } = await openDesk();
    const form = await openForm(deps);
    form.set({ pressure: '150/9', symptoms: ['headache'], stepTaken: true });
    await new Promise((resolve) => setTimeout(resolve));
    expect((await openForm(deps)).values.value).toMatchObject({
      pressure: '150/9',
      symptoms: ['headache'],
      stepTaken: true,
    });
  });

  it('saved a moment ago and taken back is a mistake, and its form is open again', async () => {
    const { desk, deps } = await openDesk();
    const form = await openForm(deps);
    form.set({ pressure: '150/92' });
    await form.save();
    const visit = form.written();
    if (!visit) throw new Error('it was saved');
    expect((await undoCareEvent(visit, person, form.values.value, deps)).ok).toBe(true);
    expect((await followUps(desk)).find(({ _id }) => _id === visit._id)?.status).toBe('entered-in-error');
    expect((await openForm(deps)).values.value.pressure).toBe('150/92');
  });

  it('corrected leaves the old one readable and named by the new one', async () => {
    const { desk, deps } = await openDesk();
    const form = await openForm(deps, last._id);
    expect(form.values.value.pressure).toBe('150/90');
    form.set({ pressure: '130/75' });
    expect(await form.save()).toMatchObject({ kind: 'saved', doc: { amends: last._id } });
    expect((await followUps(desk)).find(({ _id }) => _id === last._id)?.status).toBe('amended');
  });

  it('said to be a mistake can be had back under a new name', async () => {
    const { deps, desk } = await openDesk();
    await withdrawCareEvent(last, deps);
    const again = documentId('follow-up', desk.ids.ulid());
    expect(await restoreCareEvent(last, again, deps)).toMatchObject({
      ok: true,
      value: { _id: again, amends: last._id, status: 'completed' },
    });
  });

  it('that finds no room says so and stays in the form', async () => {
    const { desk, deps } = await openDesk();
    const form = await openForm(deps);
    form.set({ pressure: '150/92' });
    const full: ChronicDeps = {
      ...deps,
      documents: {
        ...desk.documents,
        add: () => Promise.resolve({ ok: false, error: { kind: 'storage-full' } }),
      },
    };
    const unsaved = await openForm(full);
    unsaved.set({ pressure: '150/92' });
    expect(await unsaved.save()).toEqual({ kind: 'failed', failure: { kind: 'storage-full' } });
    expect(unsaved.values.value.pressure).toBe('150/92');
    expect(unsaved.saving.value).toBe(false);
  });
});
