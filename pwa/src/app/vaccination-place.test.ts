import { signal } from '@preact/signals';
import { aPerson } from '@tram/shared-schema/fixtures/builders.js';
import { EPI_2026_07 } from '@tram/shared-schema/immunisation/epi-schedules.table.js';
import type { Schedule } from '@tram/shared-schema/immunisation/schedule.js';
import { addDays } from '@tram/shared-schema/local-date.js';
import { describe, expect, it } from 'vitest';
import { openTestVaccines } from '#testing/test-vaccines.js';
import { createVaccinationPlace } from './vaccination-place.js';

const DAY_MS = 86_400_000;
const wait = () => new Promise((resolve) => setTimeout(resolve, 10));

async function openPlace() {
  const vaccines = await openTestVaccines();
  const today = vaccines.today();
  const child = aPerson({ birthDate: addDays(today, -40) });
  vaccines.documents.receive([child]);
  const editions = signal<readonly Schedule[]>([]);
  const faults: unknown[] = [];
  const place = createVaccinationPlace({
    desk: {
      ...vaccines,
      isHead: false,
      published: { editions, read: () => Promise.resolve() },
    },
    hands: { whenQuiet: () => () => undefined },
    schedule(work, delayMs) {
      const timer = setTimeout(work, delayMs);
      return () => clearTimeout(timer);
    },
    yieldToScreen: () => Promise.resolve(),
    giveWay: () => Promise.reject(new Error('a page of it is open: whoever looks at it waits')),
    onFault: (error) => faults.push(error),
  });
  /** The codes of the doses the child is due for on the list of the day. */
  const due = async () => {
    const { due: book } = await place.open();
    await book.idle();
    return book.rows.value.byPerson.get(child._id)?.doses.map(({ doseCode }) => doseCode);
  };
  return { ...vaccines, today, place, editions, due, faults };
}

/** Nothing but BCG is given. */
const onlyBcg = (version: string, effectiveFrom: Schedule['effectiveFrom']): Schedule => ({
  ...EPI_2026_07,
  version,
  effectiveFrom,
  series: EPI_2026_07.series.filter(({ code }) => code === 'BCG'),
  groups: EPI_2026_07.groups.filter(({ code }) => code === 'BCG'),
});

describe('the list of a vaccination day, when another edition of the schedule', () => {
  it('was brought, is made anew by it without a restart', async () => {
    const { place, editions, due, today, faults } = await openPlace();
    const before = await place.open();
    expect(await due()).toContain('BCG-1');
    editions.value = [{ ...before.schedule.schedule, graceDays: 1 }];
    await expect.poll(() => place.renewals.value).toBe(1);
    expect((await place.open()).schedule.schedule.graceDays).toBe(1);
    editions.value = [onlyBcg('thu', today)];
    await expect.poll(() => place.renewals.value).toBe(2);
    expect(await due()).toEqual(['BCG-1']);
    expect(faults).toEqual([]);
    place.close();
  });

  it('is for a later day, stays as it is until then', async () => {
    const { place, editions, today, passTime } = await openPlace();
    const before = await place.open();
    editions.value = [onlyBcg('thu', addDays(today, 1))];
    await wait();
    expect(await place.open()).toBe(before);
    passTime(DAY_MS);
    const after = await place.open();
    expect(after.schedule.schedule.version).toBe('thu');
    place.close();
  });
});
