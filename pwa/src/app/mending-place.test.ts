import { aPerson, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { signal } from '@preact/signals';
import { beforeEach, describe, expect, it } from 'vitest';
import { openTestDesk } from '#testing/test-desk.js';
import { createMendingPlace, type MendingPlace } from './mending-place.js';
// Fetched when it is needed; here that must not be what is waited for.
import './open-mending.js';

/** What waits for nobody to touch the tablet. */
let waiting: (() => void)[] = [];
let begin: () => void = () => undefined;
let place: MendingPlace;
const restHands = (): void => {
  const works = waiting;
  waiting = [];
  works.forEach((work) => work());
};

beforeEach(async () => {
  waiting = [];
  const people = await openTestDesk([1, 2].map((n) => aPerson({ _id: fixtureId('person', n) })));
  place = createMendingPlace({
    people,
    bringing: signal({ kind: 'idle' }),
    stationName: undefined,
    mayHandOver: false,
    hands: {
      whenQuiet(work) {
        waiting.push(work);
        return () => (waiting = waiting.filter((other) => other !== work));
      },
    },
    schedule(work) {
      begin = work;
      return () => (begin = () => undefined);
    },
    yieldToScreen: () => Promise.resolve(),
    onFault(error) {
      throw error;
    },
  });
});

describe('counting records to mend', () => {
  it('goes on only while nobody touches the tablet', async () => {
    begin();
    expect(place.count.value).toBeUndefined();
    for (let rests = 0; rests < 20 && place.count.value === undefined; rests += 1) {
      restHands();
      await expect.poll(() => waiting.length > 0 || place.count.value !== undefined).toBe(true);
    }
    expect(place.count.value).toBe(2);
  });

  it('that waits goes on at once where somebody opens the list', async () => {
    begin();
    restHands();
    await expect.poll(() => waiting.length).toBe(1);
    const { list } = await place.open();
    await list.begin();
    expect(place.count.value).toBe(2);
    expect(waiting).toEqual([]);
  });

  it('ends with the place', () => {
    begin();
    place.close();
    expect(waiting).toEqual([]);
    restHands();
    expect(place.count.value).toBeUndefined();
  });
});
