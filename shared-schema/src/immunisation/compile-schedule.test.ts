import { describe, expect, it } from 'vitest';
import { compileSchedule, readSchedule } from './compile-schedule.js';
import { EPI_2026_07, EPI_SCHEDULES } from './epi-schedules.table.js';
import { dose, schedule, series } from './invented-schedule.fixture.js';
import type { Schedule } from './schedule.js';

describe('a schedule that is wrong', () => {
  const faults = (of: Schedule) => {
    const read = readSchedule(of);
    return read.ok ? [] : read.error.map(({ kind, at, text }) => [kind, at, text]);
  };

  it('is refused with the place of each fault', () => {
    const wrong = series([
      dose(1, { ages: [{ min: '2 moons' }] }),
      dose(1, { preferable: [{ code: 'zz' }] }),
    ]);
    expect(faults(schedule([wrong]))).toEqual([
      ['repeated-code', 'X-1', 'X-1'],
      ['not-an-offset', 'X / X-1', '2 moons'],
      ['unknown-vaccine', 'X / X-1', 'zz'],
    ]);
    expect(() => compileSchedule(schedule([wrong]))).toThrow('repeated-code');
  });

  it('is refused where a target belongs to no group, or a group to no series', () => {
    const lost = series([dose(1)], { target: 'y' });
    expect(faults(schedule([lost]))).toEqual([
      ['unknown-target', 'X', 'y'],
      ['unknown-target', 'x', 'x'],
    ]);
  });

  it('ours are not', () => {
    expect(EPI_SCHEDULES.map(faults)).toEqual([[], []]);
    expect(JSON.parse(JSON.stringify(EPI_2026_07))).toEqual(EPI_2026_07);
  });
});
