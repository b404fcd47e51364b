import { describe, expect, it } from 'vitest';
import { aVaccineLot } from '@tram/shared-schema/fixtures/care-builders.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { EMPTY_LOT, parseLot, parseMovement, type LotValues } from './lot-form.js';

const today = '2026-11-21' as LocalDate;
const whole: LotValues = {
  ...EMPTY_LOT,
  vaccineCode: 'penta',
  lotNumber: ' THU-7 ',
  expiresOn: '30/06/2027',
  quantity: '1.200',
};
const failed = (changes: Partial<LotValues>) => {
  const read = parseLot({ ...whole, ...changes }, today, [aVaccineLot()]);
  return read.ok ? undefined : read.error;
};

describe('a lot that comes in', () => {
  it('is read with what is printed on it', () => {
    const read = parseLot({ ...whole, dosesPerVial: '10' }, today, []);
    expect(read.ok && read.value).toEqual({
      vaccineCode: 'penta',
      lotNumber: 'THU-7',
      expiresOn: '2027-06-30',
      manufacturer: undefined,
      dosesPerVial: 10,
      quantity: 1200,
    });
  });

  it.each([
    ['20/11/2026', { expiresOn: 'expired' }],
    ['21/11/2026', undefined],
    ['06/2027', { expiresOn: 'date-unreadable' }],
    ['31/02/2027', { expiresOn: 'date-unreadable' }],
  ])('good until %s is refused with %o', (expiresOn, failures) => {
    expect(failed({ expiresOn })).toEqual(failures);
  });

  it.each([
    [{ vaccineCode: '' }, { vaccineCode: 'missing' }],
    [{ lotNumber: ' ' }, { lotNumber: 'missing' }],
    [{ lotNumber: 'thu-001' }, { lotNumber: 'known-already' }],
    [{ quantity: '0' }, { quantity: 'number-unreadable' }],
    [{ quantity: '100001' }, { quantity: 'number-unreadable' }],
    [{ quantity: 'hai' }, { quantity: 'number-unreadable' }],
    [{ dosesPerVial: '101' }, { dosesPerVial: 'number-unreadable' }],
    [{ dosesPerVial: '0' }, { dosesPerVial: 'number-unreadable' }],
  ])('with %o is refused with %o', (changes, failures) => {
    expect(failed(changes)).toEqual(failures);
  });
});

describe('what is done with a lot', () => {
  const begun = { kind: 'wasted', quantity: '2', reason: '', note: '' } as const;
  it('is wasted only with a reason', () => {
    expect(parseMovement(begun)).toMatchObject({ ok: false, error: { reason: 'missing' } });
    expect(parseMovement({ ...begun, reason: 'heat' })).toMatchObject({
      ok: true,
      value: { kind: 'wasted', quantity: 2, reason: 'heat' },
    });
  });

  it('may find nothing when counted, and open nothing never', () => {
    expect(parseMovement({ ...begun, kind: 'counted', quantity: '0' }).ok).toBe(true);
    expect(parseMovement({ ...begun, kind: 'opened', quantity: '0' })).toMatchObject({
      error: { quantity: 'number-unreadable' },
    });
  });
});
