import { signal } from '@preact/signals';
import { beforeEach, describe, expect, it } from 'vitest';
import { fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { aDose } from '@tram/shared-schema/fixtures/care-builders.js';
import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import { careFactOf, type CareFact } from '@tram/shared-schema/due/care-fact.js';
import type { DueRules } from '@tram/shared-schema/due/due-doses.js';
import { addDays, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { DirectoryPerson } from '#people/person-directory.js';
import { createDueBook, type DueBook } from './due-book.js';

const today = '2026-11-21' as LocalDate;
const idOf = (n: number): PersonDocId => fixtureId('person', n);

/** Everybody without a dose is due for one since their birth. */
const rules: DueRules = {
  isForAdults: () => false,
  judge: ({ birthOn, doses }) => ({
    doses: [],
    forecasts:
      doses.length > 0
        ? []
        : [
            {
              group: 'bcg',
              seriesCode: 'BCG',
              seriesCodes: ['BCG'],
              status: 'not-complete',
              reason: 'due',
              doseCode: 'BCG-1',
              recommendedOn: birthOn as LocalDate,
              vaccineCodes: ['bcg'],
              targets: [],
            },
          ],
  }),
};

let facts: Map<string, CareFact[]>;
let people: Map<string, DirectoryPerson>;
let judged: number;
let asked: PersonDocId[];
let tellCare: (ids: ReadonlySet<PersonDocId> | undefined) => void;
let tellWritten: (ids: ReadonlySet<PersonDocId> | undefined) => void;
let careReady = signal(true);
let book: DueBook;

const person = (n: number, birthDate: string): DirectoryPerson => ({
  id: idOf(n),
  name: `Bé Thử ${n}`,
  birthDate: birthDate as LocalDate,
  lifeStatus: 'living',
});

interface Pace {
  nowMs: () => number;
  yieldToScreen: () => Promise<void>;
  onJudged: () => void;
}

function open(pace: Partial<Pace> = {}): DueBook {
  const everybody = (): Iterable<DirectoryPerson> => people.values();
  return createDueBook({
    directory: {
      ready: signal(true),
      size: signal(people.size),
      find: (id) => people.get(id),
      everybody,
      standingFor: (id) => (id === idOf(9) ? idOf(1) : id),
      onChanged(listener) {
        tellWritten = listener;
        return () => undefined;
      },
    },
    careBook: {
      ready: careReady,
      of(id) {
        asked.push(id);
        return facts.get(id) ?? [];
      },
      hasRegistered: (id, asked) => (facts.get(id) ?? []).some(({ kind }) => kind === asked),
      onChanged(listener) {
        tellCare = listener;
        return () => undefined;
      },
    },
    rules: {
      ...rules,
      judge(subject, asOf) {
        judged += 1;
        pace.onJudged?.();
        return rules.judge(subject, asOf);
      },
    },
    day: today,
    yieldToScreen: pace.yieldToScreen ?? (() => Promise.resolve()),
    nowMs: pace.nowMs ?? (() => performance.now()),
    onFault(error) {
      throw error;
    },
  });
}

beforeEach(() => {
  judged = 0;
  asked = [];
  facts = new Map();
  careReady = signal(true);
  people = new Map(
    [person(1, '2026-01-01'), person(2, '2026-11-21'), person(3, '2026-11-22'), person(4, '1970-01-01')].map(
      (one) => [one.id, one],
    ),
  );
  book = open();
});

const dueNow = (): string[] => [...book.rows.value.byPerson.keys()].sort();

describe('the list of a session day', () => {
  it('holds whoever is due, and judges nobody who is too old for it', async () => {
    await book.idle();
    expect(dueNow()).toEqual([idOf(1), idOf(2)].sort());
    expect(book.making.value).toEqual({ kind: 'made' });
    expect(judged).toBe(3);
    expect(asked).not.toContain(idOf(4));
  });

  it('of another day is that of the day before until everybody was looked at', async () => {
    let nowMs = 0;
    book = open({ nowMs: () => (nowMs += 10) });
    await book.idle();
    book.setDay(addDays(today, 1));
    expect(book.rows.value.day).toBe(today);
    await book.idle();
    expect(book.rows.value.day).toBe(addDays(today, 1));
  });

  it('gives way after a few milliseconds, whatever one child takes', async () => {
    await book.idle();
    people = new Map(
      Array.from({ length: 100 }, (_, n) => person(10 + n, '2026-01-01')).map((one) => [one.id, one]),
    );
    const slices: number[] = [0];
    let nowMs = 0;
    book = open({
      nowMs: () => nowMs,
      yieldToScreen() {
        slices.push(0);
        return Promise.resolve();
      },
      onJudged() {
        nowMs += 2;
        slices[slices.length - 1]! += 2;
      },
    });
    await book.idle();
    expect(slices.reduce((sum, ms) => sum + ms, 0)).toBe(200);
    expect(Math.max(...slices)).toBeLessThanOrEqual(8);
  });

  it('looks again at one child only when a dose is given', async () => {
    await book.idle();
    judged = 0;
    const fact = careFactOf(aDose({ personId: idOf(1), source: 'record-seen' }));
    facts.set(idOf(1), fact ? [fact] : []);
    tellCare(new Set([idOf(1)]));
    await book.idle();
    expect(dueNow()).toEqual([idOf(2)]);
    expect(judged).toBe(1);
    expect(book.waiting.value).toBe(1);
  });

  it('of another day is made anew', async () => {
    await book.idle();
    book.setDay(addDays(today, 1));
    await book.idle();
    expect(dueNow()).toHaveLength(3);
  });

  it('takes in a child registered a moment ago', async () => {
    await book.idle();
    people.set(idOf(5), person(5, '2026-11-01'));
    tellWritten(new Set([idOf(5)]));
    await book.idle();
    expect(dueNow()).toContain(idOf(5));
  });

  it('shows a child with two records once', async () => {
    people.set(idOf(9), person(9, '2026-01-01'));
    tellCare(undefined);
    await book.idle();
    expect(dueNow()).toEqual([idOf(1), idOf(2)].sort());
  });

  it('waits until what is known of everybody was read', async () => {
    careReady = signal(false);
    book = open();
    await book.idle();
    expect(book.waiting.value).toBeUndefined();
    careReady.value = true;
    await book.idle();
    expect(book.waiting.value).toBe(2);
  });

  it('is not made any further once the workplace is left', async () => {
    book = open();
    book.close();
    await book.idle();
    expect(book.making.value.kind).not.toBe('made');
  });
});
