import { describe, expect, it } from 'vitest';
import { LIST_KINDS } from '../reference/list-kinds.js';
import { readList } from '../reference/read-list.js';
import { changeLines, compareSchedules } from './compare-schedules.js';
import { EPI_2026_02, EPI_2026_07, EPI_SCHEDULES } from './epi-schedules.table.js';
import { heldEditions } from './held-editions.js';
import { on } from './judged.fixture.js';
import { readScheduleFile } from './read-schedule-file.js';
import { scheduleOn, withPublished } from './schedule-on.js';
import { scheduleCells, schedulesOfRows } from './schedule-rows.js';
import type { Schedule } from './schedule.js';

/** The edition of July with Penta-2 from 35 days on instead of 28, and Td gone. */
const NEXT: Schedule = {
  ...EPI_2026_07,
  version: '2027-01',
  effectiveFrom: on('2027-01-01'),
  series: EPI_2026_07.series
    .filter(({ code }) => code !== 'Td')
    .map((series) => ({
      ...series,
      doses: series.doses.map((dose) =>
        dose.code === 'Penta-2'
          ? { ...dose, intervals: [{ from: { kind: 'previous-dose' as const }, min: '35 days' }] }
          : dose,
      ),
    })),
  groups: EPI_2026_07.groups.filter(({ code }) => code !== 'Td'),
};

describe('a schedule as a file', () => {
  it('is read as it was written', () => {
    expect(readScheduleFile(JSON.stringify(EPI_SCHEDULES))).toEqual({ ok: true, value: EPI_SCHEDULES });
    expect(readScheduleFile(JSON.stringify(NEXT))).toEqual({ ok: true, value: [NEXT] });
  });

  it.each([
    ['no JSON', '{', { kind: 'not-json' }],
    ['no edition', '[]', { kind: 'bad-editions', editions: [] }],
    [
      'a row too few',
      JSON.stringify({ ...NEXT, series: undefined }),
      { kind: 'bad-editions', editions: [{ version: '2027-01', why: 'series: required' }] },
    ],
    [
      'a field nobody knows',
      JSON.stringify({ ...NEXT, graceDay: 4 }),
      { kind: 'bad-editions', editions: [{ version: '2027-01', why: 'graceDay: additionalProperties' }] },
    ],
    [
      'another schedule’s code',
      JSON.stringify({ ...NEXT, code: 'service' }),
      { kind: 'bad-editions', editions: [{ version: '2027-01', why: 'code: "service" is not "epi-vn"' }] },
    ],
    [
      'a vaccine nobody named',
      JSON.stringify({ ...NEXT, vaccines: NEXT.vaccines.filter(({ code }) => code !== 'bcg') }),
      { kind: 'bad-editions', editions: [{ version: '2027-01', why: 'BCG / BCG-1: unknown-vaccine "bcg"' }] },
    ],
  ])('with %s is refused, and where is said', (_what, text, error) => {
    expect(readScheduleFile(text)).toEqual({ ok: false, error });
  });
});

describe('editions as rows of a national list', () => {
  const rows = EPI_SCHEDULES.flatMap(scheduleCells);

  it('come back as they were, in whatever order the rows are', () => {
    expect(schedulesOfRows(rows.toReversed())).toEqual({ ok: true, value: EPI_SCHEDULES });
    expect(heldEditions(rows.toReversed())).toEqual({ ok: true, value: EPI_SCHEDULES });
    for (const cells of rows) expect(Math.max(...cells.map((cell) => cell.length))).toBeLessThanOrEqual(1000);
  });

  it('with one missing are not read at all', () => {
    expect(schedulesOfRows(rows.slice(1))).toMatchObject({ ok: false, error: { version: '2026-02' } });
    expect(LIST_KINDS.schedule.wrongWith?.(rows.slice(1))).toContain('2026-02');
    expect(LIST_KINDS.schedule.wrongWith?.(rows)).toBeUndefined();
    expect(heldEditions(rows.slice(0, -1))).toMatchObject({ ok: false, error: { version: '2026-07' } });
  });

  it('of a form only a newer app knows are said to be unreadable, not half followed', () => {
    for (const text of ['{}', '[1]', 'null', '{"series":[{"doses":{}}]}']) {
      expect(heldEditions([['1#0000', '1', text]])).toMatchObject({ ok: false, error: { version: '1' } });
    }
  });

  it('an edition that comes anew takes the place of its version, others stay', () => {
    const corrected = { ...EPI_2026_07, graceDays: 1 };
    const laid = LIST_KINDS.schedule.supersede(
      rows,
      [corrected, NEXT].flatMap(scheduleCells),
      on('2027-01-01'),
    );
    expect(laid.changes).toEqual({ added: 1, changed: 1, ended: 0, unchanged: 1 });
    expect(schedulesOfRows(laid.rows)).toEqual({ ok: true, value: [EPI_2026_02, corrected, NEXT] });
  });

  it('are what `import` reads from a file', () => {
    const read = readList('schedule', JSON.stringify(NEXT));
    expect(read).toMatchObject({
      ok: true,
      value: { rows: scheduleCells(NEXT), counts: { editions: 1 }, asOf: '2027-01-01' },
    });
  });
});

describe('what a new edition changes', () => {
  it('is told row by row, in words', () => {
    expect(compareSchedules(EPI_2026_07, NEXT).flatMap(changeLines)).toEqual([
      '~ Đổi: Bạch hầu - Ho gà - Uốn ván (5 trong 1, DPT mũi 4), mũi 2 (Penta-2)',
      '    cách mũi trước ít nhất: 28 ngày → 35 ngày',
      '- Bỏ: Lịch Uốn ván - Bạch hầu tuổi đi học (Td)',
      '- Bỏ: Uốn ván - Bạch hầu tuổi đi học, mũi 1 (Td-1)',
      '- Bỏ: Nhóm Uốn ván - Bạch hầu tuổi đi học (Td)',
    ]);
    expect(compareSchedules(EPI_2026_07, EPI_2026_07)).toEqual([]);
    expect(compareSchedules(EPI_2026_02, EPI_2026_07).flatMap(changeLines)).toContain(
      '+ Thêm: HPV, mũi 1 (HPV-1)',
    );
  });

  it('is told with nothing of the inside of a program in it', () => {
    const added = compareSchedules({ ...EPI_2026_07, vaccines: [], series: [], groups: [] }, EPI_2026_07);
    const lines = added.flatMap(changeLines).filter((line) => !line.includes('căn cứ'));
    expect(lines.length).toBeGreaterThan(300);
    expect(lines.filter((line) => /[{}[\]"]|\b(days?|months?|undefined|true|min)\b/.test(line))).toEqual([]);
  });
});

describe('an edition published for a day to come', () => {
  const known = withPublished(EPI_SCHEDULES, [NEXT]);
  it.each([
    ['2026-12-31', '2026-07'],
    ['2027-01-01', '2027-01'],
  ])('on %s the edition %s holds', (day, version) => {
    expect(scheduleOn(known, on(day))?.version).toBe(version);
  });
});
