import { aPerson, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { dexieStorage, newTablet, storeOn } from '#testing/contracts/rxdb-store.js';
import { untilClosed } from './until-closed.js';

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

async function lockedIn() {
  const database = await newTablet(dexieStorage()).open();
  const store = storeOn(database);
  const people = Array.from({ length: 250 }, (_, n): Person => aPerson({ _id: fixtureId('person', n + 1) }));
  await store.documents.add(people);
  return { database, ...untilClosed(store.documents) };
}

describe('a tablet that locks itself', () => {
  it('answers what was asked before, then closes, and no reading fails for it', async () => {
    const { database, documents, close } = await lockedIn();
    const asked = [documents.counts(), documents.unsent(), documents.withState('refused')];
    const saved = documents.add([aPerson({ _id: fixtureId('person', 900) })]);
    await close();
    await database.close();
    expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(
      asked.map(() => 'fulfilled'),
    );
    expect((await saved).ok).toBe(true);
  });

  it('ends a reading of everybody at its next page, and whoever built something of it hears no more', async () => {
    const { documents, close } = await lockedIn();
    let pages = 0;
    let settled = false;
    const closing = new Promise<void>((resolve) => {
      const reading = documents.readAll('person', () => {
        pages += 1;
        resolve(close());
      });
      void reading.finally(() => (settled = true));
    });
    await closing;
    await turn();
    expect([pages, settled]).toEqual([1, false]);
  });

  it('says of a save that comes too late that it was not saved', async () => {
    const { database, documents, close } = await lockedIn();
    await close();
    await database.close();
    expect(await documents.add([aPerson({ _id: fixtureId('person', 901) })])).toMatchObject({ ok: false });
    await expect(documents.counts()).rejects.toBeInstanceOf(Dexie.DatabaseClosedError);
  });
});
