import { beforeEach, describe, expect, it } from 'vitest';
import { aPerson } from '@tram/shared-schema/fixtures/builders.js';
import { anImmunisationDecision } from '@tram/shared-schema/fixtures/care-builders.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { startOfDayMs, type LocalDate } from '@tram/shared-schema/local-date.js';
import { openTestVaccines, type TestVaccines } from '#testing/test-vaccines.js';
import { schemaErrors } from '#testing/valid-document.js';
import { createDecisionForm } from './decision-form.js';
import { startOfAmending } from './decision-start.js';

const on = (text: string) => text as LocalDate;
const child = aPerson();
/** Put off on the first to the eighth; corrected on the 21st. */
const decision = anImmunisationDecision({
  ...{ personId: child._id, kind: 'deferred', reason: 'fever', vaccineCodes: ['penta'] },
  ...{ untilOn: on('2026-11-08'), occurredAt: instantAt(startOfDayMs(on('2026-11-01')) + 3_600_000) },
  screening: { edition: '1', answers: [{ code: 'temperature', value: 38.2 }] },
});

let desk: TestVaccines;
beforeEach(async () => {
  desk = await openTestVaccines([child, decision]);
});
const amending = () => createDecisionForm(desk, child, startOfAmending(decision));

describe('a decision that is corrected', () => {
  it('is a new one of the same moment that names the old, with what was measured', async () => {
    const form = amending();
    form.set({ vaccineCodes: ['penta', 'pcv'] });
    const outcome = await form.save();
    if (outcome.kind !== 'saved') throw new Error(outcome.kind);
    expect(outcome.value).toMatchObject({
      ...{ amends: decision._id, occurredAt: decision.occurredAt, untilOn: '2026-11-08' },
      ...{ vaccineCodes: ['penta', 'pcv'], screening: decision.screening },
    });
    expect(schemaErrors(outcome.value)).toEqual([]);
    const before = await desk.documents.get('immunisation-decision', decision._id);
    expect(before?.doc.status).toBe('amended');
  });

  it('is asked for a day to come again after the day it was decided', async () => {
    const form = amending();
    form.set({ untilOn: '01/11/2026' });
    expect(await form.save()).toEqual({ kind: 'incomplete' });
    expect(form.failures.value.untilOn).toEqual({ kind: 'until-past' });
  });

  it('is not corrected twice at once', async () => {
    const [first, second] = [amending(), amending()];
    expect((await first.save()).kind).toBe('saved');
    expect(await second.save()).toMatchObject({ kind: 'failed', failure: { kind: 'no-longer-current' } });
  });
});
