// The schedule in force on the page of national lists, as a worker reads it.

import { EPI_2026_07 } from '@tram/shared-schema/immunisation/epi-schedules.table.js';
import { SCHEDULE_COLUMNS, scheduleCells } from '@tram/shared-schema/immunisation/schedule-rows.js';
import type { Schedule } from '@tram/shared-schema/immunisation/schedule.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { Cells } from '@tram/shared-schema/reference/code-list.js';
import { signal } from '@preact/signals';
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { createCodeListDesk } from '#code-lists/code-list-desk.js';
import type { Bringing } from '#code-lists/keep-code-lists.js';
import '#text/code-lists.js';
import { createMemoryCodeLists, madeList } from '#testing/memory-code-lists.js';
import { HeldSchedule } from './HeldSchedule.js';

afterEach(cleanup);

const day = (text: string) => text as LocalDate;
const NEXT: Schedule = {
  ...EPI_2026_07,
  version: '2027-01',
  effectiveFrom: day('2027-01-01'),
  source: 'Thông tư thử',
  status: 'confirmed',
};

async function show(today: string, ...rows: readonly Cells[]): Promise<void> {
  const made = rows.length > 0 ? [await madeList('schedule', SCHEDULE_COLUMNS, rows, '2027')] : [];
  const desk = createCodeListDesk(createMemoryCodeLists(...made), () => Promise.resolve());
  const bringing = signal<Bringing>({ kind: 'idle' });
  render(<HeldSchedule place={{ bringing, desk }} today={day(today)} />);
  await screen.findByRole('heading', { name: 'Lịch tiêm chủng' });
}

describe('the vaccination schedule among the national lists', () => {
  it('is the one the app came with, and says what waits for a clinician', async () => {
    await show('2026-12-31');
    expect(screen.getByText('2026-07')).toBeTruthy();
    expect(screen.getByText('Có sẵn trong ứng dụng')).toBeTruthy();
    expect(screen.getByText('Lịch tiêm này chờ bác sĩ xác nhận.')).toBeTruthy();
    expect(screen.getByText(/HepB0-1, .*HPV-1/)).toBeTruthy();
    expect(screen.queryByText('Sắp áp dụng')).toBeNull();
  });

  it('is told of before its day, and holds from then on', async () => {
    await show('2026-12-31', ...scheduleCells(NEXT));
    expect(screen.getByText('2026-07')).toBeTruthy();
    expect(screen.getByText('2027-01, từ 01/01/2027')).toBeTruthy();
    cleanup();
    await show('2027-01-01', ...scheduleCells(NEXT));
    expect(screen.getByText('2027-01')).toBeTruthy();
    expect(screen.getByText('Lấy từ máy chủ')).toBeTruthy();
    expect(screen.getByText('Thông tư thử')).toBeTruthy();
    expect(screen.queryByText('Lịch tiêm này chờ bác sĩ xác nhận.')).toBeNull();
  });

  it('that cannot be read is named, with what the tablet judges by meanwhile', async () => {
    await show('2027-01-01', ...scheduleCells(NEXT).slice(1));
    expect(screen.getByText('Không đọc được lịch tiêm bản 2027-01')).toBeTruthy();
    expect(screen.getByText('2026-07')).toBeTruthy();
  });
});
