import { describe, expect, it } from 'vitest';
import { EPI_2026_07 } from './epi-schedules.table.js';
import type { Schedule } from './schedule.js';
import { unsignedRows } from './unsigned-rows.js';

const SIGNED: Schedule = {
  ...EPI_2026_07,
  status: 'confirmed',
  vaccines: EPI_2026_07.vaccines.map((vaccine) => ({ ...vaccine, status: 'confirmed', unconfirmed: [] })),
  series: EPI_2026_07.series.map((series) => ({
    ...series,
    doses: series.doses.map((dose) => ({ ...dose, status: 'confirmed', unconfirmed: [] })),
  })),
};

describe('what no clinician has signed of a schedule', () => {
  it('is said dose by dose and vaccine by vaccine', () => {
    const { edition, doseCodes, vaccines } = unsignedRows(EPI_2026_07);
    expect(edition).toBe(true);
    expect(doseCodes).toContain('HPV-1');
    expect(doseCodes).not.toContain('Penta-2');
    expect(vaccines.map(({ vi }) => vi)).toContain('Lao (BCG)');
  });

  it('is nothing once every row is signed, and one row again where one field of it is not', () => {
    expect(unsignedRows(SIGNED)).toEqual({ edition: false, doseCodes: [], vaccines: [] });
    const [first, ...others] = SIGNED.vaccines;
    if (!first) throw new Error('no vaccine');
    const almost = { ...SIGNED, vaccines: [{ ...first, unconfirmed: ['route'] }, ...others] };
    expect(unsignedRows(almost).vaccines).toEqual([first.names]);
  });
});
