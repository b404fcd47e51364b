import { EPI_2026_07 } from '@tram/shared-schema/immunisation/epi-schedules.table.js';
import { SCHEDULE_COLUMNS, scheduleCells } from '@tram/shared-schema/immunisation/schedule-rows.js';
import type { Schedule } from '@tram/shared-schema/immunisation/schedule.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { Cells } from '@tram/shared-schema/reference/code-list.js';
import { describe, expect, it } from 'vitest';
import { createCodeListDesk } from '#code-lists/code-list-desk.js';
import { scheduleInForce } from '#immunisation/schedule-in-force.js';
import { createMemoryCodeLists, madeList } from '#testing/memory-code-lists.js';
import { createPublishedSchedules, UnreadableEdition } from './published-schedules.js';

const NEXT: Schedule = { ...EPI_2026_07, version: '2027-01', effectiveFrom: '2027-01-01' as LocalDate };
const day = (text: string) => text as LocalDate;

async function published(...rows: readonly Cells[]) {
  const held = createMemoryCodeLists(
    ...(rows.length > 0 ? [await madeList('schedule', SCHEDULE_COLUMNS, rows, '2027')] : []),
  );
  const faults: unknown[] = [];
  const found = createPublishedSchedules(
    createCodeListDesk(held, () => Promise.resolve()),
    (error) => faults.push(error),
  );
  await found.read();
  return {
    faults,
    versionOn: (on: string) => scheduleInForce(day(on), found.editions.value).schedule.version,
  };
}

describe('a schedule the administrator published', () => {
  it('holds on the tablet from its day on, beside those the app came with', async () => {
    const { versionOn, faults } = await published(...scheduleCells(NEXT));
    expect(['2026-05-01', '2026-12-31', '2027-01-01'].map(versionOn)).toEqual([
      '2026-02',
      '2026-07',
      '2027-01',
    ]);
    expect(faults).toEqual([]);
  });

  it('that this app cannot follow is told of, and what it came with holds', async () => {
    const { versionOn, faults } = await published(...scheduleCells(NEXT).slice(1));
    expect(versionOn('2027-01-01')).toBe('2026-07');
    expect(faults).toEqual([new UnreadableEdition('2027-01')]);
  });

  it('there is none of: what the app came with holds', async () => {
    const { versionOn, faults } = await published();
    expect(versionOn('2027-01-01')).toBe('2026-07');
    expect(faults).toEqual([]);
  });
});
