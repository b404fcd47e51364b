// What came of a call: kept while half written, saved with the moment of the call, corrected and taken back.

import type { Contact } from '@tram/shared-schema/chronic/follow-up.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { aPerson, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { anEnrolment } from '@tram/shared-schema/fixtures/care-builders.js';
import { describe, expect, it } from 'vitest';
import { openChronicDesk, type ChronicDesk } from '#testing/chronic-desk.js';
import type { TestDesk } from '#testing/test-desk.js';
import type { ChronicDeps } from './chronic-deps.js';
import { openContact, type ContactForm } from './missing/contact-form.js';
import { chronicDraftPath, contactPath } from './paths.js';
import { undoCareEvent } from './undo-event.js';

const person = aPerson();
const DAY_MS = 24 * 3_600_000;

const openDesk = (known: readonly TramDocument[] = []): Promise<ChronicDesk> =>
  openChronicDesk([person, ...known]);
async function openForm(
  deps: ChronicDeps,
  { about = ['hypertension'], amends }: { about?: readonly string[]; amends?: Contact } = {},
): Promise<ContactForm> {
  const form = await openContact(deps, { personId: person._id, about, amendsId: amends?._id });
  if (!form) throw new Error('the form opens');
  return form;
}
async function called(deps: ChronicDeps, result: string): Promise<Contact> {
  const form = await openForm(deps);
  form.set({ result });
  await form.save();
  const contact = form.written();
  if (!contact) throw new Error('it was saved');
  return contact;
}
async function contacts(desk: TestDesk): Promise<readonly Contact[]> {
  const events = await desk.documents.eventsOf(person._id);
  return events.flatMap(({ doc }) => (doc.type === 'contact' ? [doc] : []));
}
const untilKept = () => new Promise((resolve) => setTimeout(resolve));

describe('the result of a call', () => {
  it('left half written opens again as it was, and leads back from Hôm nay to what it was about', async () => {
    const { desk, deps } = await openDesk();
    const form = await openForm(deps);
    form.set({ result: 'coming', note: 'sẽ đến chợ phiên' });
    await untilKept();
    expect((await openForm(deps)).values.value).toMatchObject({ result: 'coming', note: 'sẽ đến chợ phiên' });
    const [draft] = await desk.drafts.allOf(deps.editor().accountId);
    expect(draft && chronicDraftPath(draft)).toBe(
      `/person/${person._id}/chronic/contact?about=care&from=person`,
    );
  });

  it('for chronic care is about every register the person is in, none of which stands in the address', async () => {
    const registers = ['hypertension', 'diabetes'] as const;
    const enrolments = registers.map((register, n) =>
      anEnrolment({ _id: fixtureId('enrolment', n + 1), personId: person._id, register }),
    );
    const { desk, deps } = await openDesk(enrolments);
    const path = contactPath(person._id, registers);
    expect(path).toBe(`/person/${person._id}/chronic/contact?about=care`);
    const form = await openForm(deps, { about: ['care'] });
    expect(form.about.toSorted()).toEqual(['diabetes', 'hypertension']);
    form.set({ note: 'hết thuốc' });
    await untilKept();
    const [draft] = await desk.drafts.allOf(deps.editor().accountId);
    expect(draft && chronicDraftPath(draft)).toBe(`${path}&from=person`);
  });

  it.each([
    ['0912345678', 'call'],
    [undefined, 'home-visit'],
  ])('of somebody with the number %s begins as a %s', async (phone, by) => {
    const { phone: _none, ...rest } = person;
    const { deps } = await openChronicDesk([phone === undefined ? rest : { ...rest, phone }]);
    expect((await openForm(deps)).values.value.by).toBe(by);
  });

  it('about vaccines and about chronic care are two half-written forms', async () => {
    const { deps } = await openDesk();
    const form = await openForm(deps);
    form.set({ note: 'hết thuốc' });
    await untilKept();
    expect((await openForm(deps, { about: ['immunisation'] })).values.value.note).toBe('');
  });

  it('written down a day later is of the moment of the call, and asked again by that day', async () => {
    const { desk, deps } = await openDesk();
    const form = await openForm(deps);
    const { startedAt } = form.values.value;
    form.set({ note: 'đang gọi' });
    await untilKept();
    desk.passTime(DAY_MS);
    const again = await openForm(deps);
    again.set({ result: 'no-answer' });
    expect(await again.save()).toMatchObject({ kind: 'saved', doc: { occurredAt: startedAt } });
    expect(again.on).toBe(form.on);
  });

  it('corrected keeps its moment and what it was about, and the old one stays readable', async () => {
    const { desk, deps } = await openDesk();
    const first = await called(deps, 'refuses');
    desk.passTime(DAY_MS);
    const form = await openForm(deps, { about: [], amends: first });
    expect(form.values.value.result).toBe('refuses');
    form.set({ result: 'coming', againOn: '' });
    const outcome = await form.save();
    expect(outcome).toMatchObject({
      kind: 'saved',
      doc: { amends: first._id, result: 'coming', about: ['hypertension'], occurredAt: first.occurredAt },
    });
    expect((await contacts(desk)).find(({ _id }) => _id === first._id)?.status).toBe('amended');
    expect(deps.careBook.of(person._id)).toMatchObject([{ kind: 'contact', result: 'coming' }]);
  });

  it('is asked for before it is saved, and a day of the calendar that is none is refused', async () => {
    const { deps } = await openDesk();
    const form = await openForm(deps);
    form.set({ againOn: '31/02/2027' });
    expect(await form.save()).toEqual({ kind: 'incomplete' });
    expect(form.failures.value).toMatchObject({ result: { kind: 'required' }, againOn: { kind: 'date' } });
  });

  it('taken back a moment later is a mistake, and its form is open again', async () => {
    const { desk, deps } = await openDesk();
    const form = await openForm(deps);
    form.set({ result: 'moved' });
    await form.save();
    const contact = form.written();
    if (!contact) throw new Error('it was saved');
    expect((await undoCareEvent(contact, person, form.values.value, deps)).ok).toBe(true);
    expect((await contacts(desk))[0]?.status).toBe('entered-in-error');
    expect((await openForm(deps)).values.value.result).toBe('moved');
  });
});
