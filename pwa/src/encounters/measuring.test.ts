import { describe, expect, it } from 'vitest';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { anEncounter, aPerson, FIXTURE_MS } from '@tram/shared-schema/fixtures/builders.js';
import { openTestDesk } from '#testing/test-desk.js';
import { lastVitals } from './last-vitals.js';
import { openEncounterForm } from './open-encounter-form.js';
import { parseTypedTime } from './parse-encounter-form.js';
import { slashTypedPressure } from './typed-pressure.js';

const DAY = 86_400_000;

describe('what was measured last time', () => {
  it('each value comes from the newest visit that has it; mistakes and corrected visits do not count', () => {
    const at = (daysAgo: number) => instantAt(FIXTURE_MS - daysAgo * DAY);
    const visits = [
      anEncounter({ status: 'entered-in-error', occurredAt: at(1), vitals: { weightKg: 99 } }),
      anEncounter({ occurredAt: at(2), vitals: { weightKg: 52, systolicMmHg: 150 } }),
      anEncounter({
        occurredAt: at(3),
        vitals: { weightKg: 51, heightCm: 156, systolicMmHg: 140, diastolicMmHg: 90 },
      }),
    ];
    expect(lastVitals(visits.map((doc) => ({ doc, syncState: 'accepted' as const })))).toEqual({
      bloodPressure: { value: { systolicMmHg: 140, diastolicMmHg: 90 }, on: '2026-11-18' },
      single: { weightKg: { value: 52, on: '2026-11-19' }, heightCm: { value: 156, on: '2026-11-18' } },
    });
  });

  it('the body mass index takes the last height where none is typed', async () => {
    const person = aPerson();
    const desk = await openTestDesk([person, anEncounter({ vitals: { heightCm: 160 } })]);
    const form = await openEncounterForm(desk, person._id);
    if (!form) throw new Error('the person is there');
    form.set({ weightKg: '64' });
    expect(form.bmi.value).toBe(25);
    form.set({ heightCm: '200' });
    expect(form.bmi.value).toBe(16);
    form.set({ heightCm: 'cao' });
    expect(form.bmi.value).toBeUndefined();
  });
});

describe('typing', () => {
  it.each([
    ['120', '1208', '120/8'],
    ['95', '956', '95/6'],
    ['12', '120', '120'],
    ['120/8', '120/80', '120/80'],
    ['120', '120/', '120/'],
    ['120/8', '120/', '120/'],
    ['1', '12080', '12080'],
  ])('after "%s", "%s" becomes "%s"', (before, after, shown) => {
    expect(slashTypedPressure(before, after)).toBe(shown);
  });

  it.each([
    ['8:05', { hour: 8, minute: 5 }],
    ['0805', { hour: 8, minute: 5 }],
    ['8h', { hour: 8, minute: 0 }],
    ['8h05', { hour: 8, minute: 5 }],
    ['23.59', { hour: 23, minute: 59 }],
    ['24:00', undefined],
    ['8:5', undefined],
    ['', undefined],
  ])('the time "%s" is read', (text, time) => {
    expect(parseTypedTime(text)).toEqual(time);
  });
});
