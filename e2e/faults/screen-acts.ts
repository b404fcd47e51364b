// What a worker does on the screens of a real browser, at random: registers, mends, records, and loads the page anew.

import { isIdOf } from '@tram/shared-schema/document/ids.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { SeededRandom } from '@tram/shared-schema/fixtures/seeded-random.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { expect } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserTablet } from './browser-tablet.js';
import { heldEdits, type WrittenBook } from './written-book.js';

const FIELDS = ['address', 'note', 'allergies'] as const;
const HOT_PEOPLE = 4;
const LONGEST_FORM_MS = 1_500;
/** A tablet that loads the form anew, half written. */
const RELOAD_CHANCE = 0.2;

type Act = 'register' | 'edit' | 'visit' | 'reload';
const ACTS = [
  [2, 'register'],
  [6, 'edit'],
  [3, 'visit'],
  [1, 'reload'],
] as const satisfies readonly (readonly [number, Act])[];

export function createScreenWorker(
  { app, documents, name }: BrowserTablet,
  book: WrittenBook,
  random: SeededRandom,
): { act(): Promise<void> } {
  let typed = 0;
  const words = (): string => `${name} ${(typed += 1)}`;
  const { page } = app;

  async function find(matches: (doc: TramDocument) => boolean): Promise<TramDocument> {
    const found = [...(await documents()).values()].find(matches);
    if (!found) throw new Error('what was saved on the screen is not in the store');
    return found;
  }

  /** As a link of the app would, without loading anything. */
  async function goTo(path: string): Promise<void> {
    await page.evaluate((to) => {
      history.pushState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    }, path);
  }

  async function somebody(): Promise<Person | undefined> {
    const people = [...(await documents()).values()].filter((doc): doc is Person => doc.type === 'person');
    people.sort((a, b) => (a._id < b._id ? -1 : 1));
    return people.length === 0 ? undefined : random.pick(people.slice(0, HOT_PEOPLE));
  }

  async function register(): Promise<void> {
    const fullName = `Người Thử ${words()}`;
    await goTo('/person/new');
    await app.personForm.expectNew();
    await app.personForm.name.fill(fullName);
    await app.personForm.sex(random.chance(0.5) ? 'Nam' : 'Nữ').check();
    await app.personForm.save();
    await app.person.expectShown(fullName);
    book.noteCreated([await find((doc) => doc.type === 'person' && doc.name === fullName)]);
  }

  async function edit(): Promise<void> {
    const person = await somebody();
    if (!person) return;
    await goTo(`/person/${person._id}/edit`);
    await app.personForm.expectEdit();
    const field = random.pick(FIELDS);
    const shown = await app.personForm[field].inputValue();
    const standing = await find(({ _id }) => _id === person._id);
    const replaced = heldEdits(standing).find((one) => one.field === field && (one.value ?? '') === shown);
    await pause(random.unit() * LONGEST_FORM_MS);
    const value = words();
    await app.personForm[field].fill(value);
    if (random.chance(RELOAD_CHANCE)) {
      await app.personForm.expectDraftKept();
      await page.reload();
      await expect(app.personForm[field]).toHaveValue(value);
    }
    await app.personForm.save();
    await expect(page).toHaveURL(new RegExp(`/person/${person._id}$`));
    const after = await find(({ _id }) => _id === person._id);
    const mine = heldEdits(after).find((one) => one.field === field && one.value === value);
    if (!mine) throw new Error(`an edit of ${field} was saved on the screen and is not in the store`);
    book.noteEdit({ documentId: person._id, field, key: mine.key, value }, replaced?.key);
  }

  async function visit(): Promise<void> {
    const person = await somebody();
    if (!person || !isIdOf('person', person._id)) return;
    const reason = words();
    await goTo(`/person/${person._id}/encounter/new`);
    await app.encounterForm.reason.fill(reason);
    await app.encounterForm.bloodPressure.fill(`${random.int(100, 150)}/${random.int(60, 95)}`);
    await app.encounterForm.save();
    await expect(page).toHaveURL(new RegExp(`/person/${person._id}$`));
    book.noteCreated([await find((doc) => doc.type === 'encounter' && doc.reason === reason)]);
  }

  async function reload(): Promise<void> {
    await page.reload();
    await expect(app.places).toBeVisible();
  }

  return {
    async act() {
      const act: Act = random.weighted(ACTS);
      switch (act) {
        case 'register':
          return register();
        case 'edit':
          return edit();
        case 'visit':
          return visit();
        case 'reload':
          return reload();
      }
    },
  };
}
