import { describe, expect, it } from 'vitest';
import { aPerson, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { aDose, anAdverseEvent } from '@tram/shared-schema/fixtures/care-builders.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { AdverseEvent } from '@tram/shared-schema/immunisation/after-dose.js';
import { startOfDayMs, type LocalDate } from '@tram/shared-schema/local-date.js';
import { openTestVaccines, type TestVaccines } from '#testing/test-vaccines.js';
import '#text/vaccination.js';
import { schemaErrors } from '#testing/valid-document.js';
import { amendAdverseEvent } from './after-dose/record-adverse-event.js';
import { adverseEventDraftPath } from './after-dose/draft-ids.js';
import { openResumeReason } from './after-dose/resume-draft.js';
import { resumeGiving } from './after-dose/resume-giving.js';
import { createDecisionForm } from './decision-form.js';
import { openGiveForm } from './open-give-form.js';

const on = (text: string) => text as LocalDate;
const at = (day: string) => instantAt(startOfDayMs(on(day)) + 3_600_000);
const TODAY = '2026-11-21';
const child = aPerson({ birthDate: on('2026-09-14'), personalId: undefined });
const other = aPerson({ _id: fixtureId('person', 2), birthDate: on('2026-08-14'), personalId: undefined });
const given = aDose({
  ...{ _id: fixtureId('dose', 8), personId: other._id, vaccineCode: 'penta' },
  ...{ givenOn: on(TODAY), occurredAt: at(TODAY) },
});
const severe: AdverseEvent = anAdverseEvent({
  ...{ personId: other._id, severity: 'severe', doseIds: [given._id], occurredAt: at(TODAY) },
});

let desk: TestVaccines;
const open = async (...events: readonly AdverseEvent[]) => {
  desk = await openTestVaccines([child, other, given, ...events]);
};
async function stoppedNow(): Promise<readonly string[]> {
  const form = await openGiveForm(desk, child._id);
  if (!form) throw new Error('the child is there');
  return form.values.value.doses.flatMap(({ id, vaccineCode }) =>
    form.refusals.value.get(id)?.some(({ kind }) => kind === 'giving-stopped') ? [vaccineCode] : [],
  );
}

describe('after a severe event today', () => {
  it('its vaccine is given to nobody, every other is', async () => {
    await open(severe);
    expect(await stoppedNow()).toEqual(['penta']);
  });

  it('every vaccine is stopped where the tablet does not know the dose', async () => {
    await open({ ...severe, doseIds: [fixtureId('dose', 99)] });
    expect((await stoppedNow()).length).toBeGreaterThan(3);
  });

  it.each([
    ['a mild one stops nothing', { severity: 'mild' as const }],
    ['one of yesterday stops nothing today', { occurredAt: at('2026-11-20') }],
    ['one written by mistake stops nothing', { status: 'entered-in-error' as const }],
  ])('%s', async (_what, changes) => {
    await open({ ...severe, ...changes });
    expect(await stoppedNow()).toEqual([]);
  });

  it('giving goes on once somebody said why, also after more was learnt of the event', async () => {
    await open(severe);
    const resumed = await resumeGiving(severe._id, 'Trung tâm cho phép, lô khác', desk);
    if (!resumed.ok) throw new Error(resumed.error.kind);
    expect(resumed.value).toMatchObject({
      ...{ amends: severe._id, occurredAt: severe.occurredAt },
      resumed: { reason: 'Trung tâm cho phép, lô khác' },
    });
    expect(schemaErrors(resumed.value)).toEqual([]);
    expect(await stoppedNow()).toEqual([]);
    const { severity, signs } = severe;
    const said = { onsetAt: undefined, description: undefined, treatment: undefined, reports: undefined };
    const fields = { severity, signs, outcome: 'recovered' as const, ...said };
    expect((await amendAdverseEvent(resumed.value._id, fields, desk)).ok).toBe(true);
    expect(await stoppedNow()).toEqual([]);
  });

  it('a reason half written is kept, and its place on the home page says after whose event, and leads back to it', async () => {
    await open(severe);
    const begun = await openResumeReason(desk, severe, other.name);
    begun.keep({ reason: 'Trung tâm cho' });
    await begun.keeper.settled();
    expect((await openResumeReason(desk, severe, other.name)).values.reason).toBe('Trung tâm cho');
    const [draft] = await desk.drafts.allOf(desk.editor().accountId);
    expect(draft?.title).toBe(`Cho tiêm tiếp sau phản ứng của ${other.name}`);
    expect(draft && adverseEventDraftPath(draft)).toBe(`/immunisation/session?resume=${severe._id}`);
    await begun.keeper.discard();
    expect((await openResumeReason(desk, severe, other.name)).values.reason).toBe('');
  });
});

it('a deferral keeps what was measured and answered', async () => {
  await open();
  const form = await openGiveForm(desk, child._id);
  if (!form) throw new Error('the child is there');
  form.answerAllNo();
  form.setTemperature('38,2');
  const screening = form.screening();
  expect(screening?.answers).toContainEqual({ code: 'temperature', value: 38.2 });
  const decision = createDecisionForm(desk, child, {
    ...{ kind: 'deferred', reason: 'fever', vaccineCodes: ['penta'] },
    ...(screening && { screening }),
  });
  const outcome = await decision.save();
  if (outcome.kind !== 'saved') throw new Error(outcome.kind);
  expect(outcome.value.screening).toEqual(screening);
  expect(schemaErrors(outcome.value)).toEqual([]);
});
