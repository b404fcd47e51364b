// What a hospital reads of somebody who is sent there.

import { aPerson, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { aFollowUp, anEnrolment } from '@tram/shared-schema/fixtures/care-builders.js';
import type { FollowUp } from '@tram/shared-schema/chronic/follow-up.js';
import { describe, expect, it } from 'vitest';
import '#text/chronic.js';
import { openTestDesk } from '#testing/test-desk.js';
import { medicinesInUse, referralFacts } from './paper-facts.js';

const { medicines: _none, ...bare } = aFollowUp();
const visit = (n: number, occurredAt: string, parts: Partial<FollowUp> = {}): FollowUp => ({
  ...bare,
  _id: fixtureId('follow-up', n),
  occurredAt: occurredAt as FollowUp['occurredAt'],
  ...parts,
});
const enrolment = anEnrolment({
  complications: ['stroke'],
  medicinesAtStart: [{ name: 'Losartan' }],
});

describe('a referral', () => {
  it('says why, what they are known for, what they must not have and what they take', () => {
    const event = visit(2, '2026-11-20T02:00:00.000Z', {
      pressureReadings: [{ systolicMmHg: 186, diastolicMmHg: 96 }],
      glucose: { mmolL: 17, kind: 'random' },
    });
    const person = aPerson({ allergies: 'Penicillin', birthDate: '1960-05-01' as never });
    const facts = referralFacts({
      event,
      person,
      enrolments: [enrolment],
      medicines: [{ name: 'Amlodipin', strength: '5 mg' }],
    });
    expect(Object.fromEntries(facts.map(({ label, value }) => [label, value]))).toMatchObject({
      'Nơi nhận': 'Bệnh viện tuyến trên',
      'Lý do chuyển': 'Huyết áp từ 180/110 mmHg; Đường máu từ 16,7 mmol/L',
      'Biến chứng, bệnh kèm': 'Đột quỵ',
      'Dị ứng': 'Penicillin',
      'Thuốc đang dùng': 'Amlodipin 5 mg',
    });
  });

  it.each([
    ['of this visit', [{ name: 'Amlodipin' }], [{ name: 'Metformin' }], 'Amlodipin'],
    ['of the visit before it', undefined, [{ name: 'Metformin' }], 'Metformin'],
    ['they came with', undefined, undefined, 'Losartan'],
  ])('names the medicines %s', async (_which, own, before, name) => {
    const event = visit(2, '2026-11-20T02:00:00.000Z', own && { medicines: own });
    const earlier = visit(1, '2026-10-20T02:00:00.000Z', before && { medicines: before });
    const later = visit(3, '2026-11-21T00:00:00.000Z', { medicines: [{ name: 'Statin' }] });
    const desk = await openTestDesk([aPerson(), earlier, event, later]);
    const events = await desk.documents.eventsOf(event.personId);
    expect(medicinesInUse(event, [enrolment], events)).toEqual([{ name }]);
  });
});
