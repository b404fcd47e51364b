import { signal } from '@preact/signals';
import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import { careFactOf, type CareFact } from '@tram/shared-schema/due/care-fact.js';
import { aDose, aVaccineLot } from '@tram/shared-schema/fixtures/care-builders.js';
import { fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { expect, it, vi } from 'vitest';
import { openTestVaccines } from '#testing/test-vaccines.js';
import { openLotBook } from './lot-book.js';

const CHILDREN = 30;

function doseOf(child: PersonDocId, n: number): CareFact[] {
  const fact = careFactOf(aDose({ _id: fixtureId('dose', n), personId: child }));
  return fact ? [fact] : [];
}

it('shows the count that stood until everybody was counted anew, and whoever was given meanwhile', async () => {
  const { documents } = await openTestVaccines([aVaccineLot()]);
  const children = Array.from({ length: CHILDREN }, (_, n) => fixtureId('person', n + 10));
  const facts = new Map(children.map((child, n) => [child, doseOf(child, n)]));
  const listeners = new Set<(ids: ReadonlySet<PersonDocId> | undefined) => void>();
  const tell = (ids?: ReadonlySet<PersonDocId>): void => listeners.forEach((listener) => listener(ids));
  let isHeld = false;
  const waiting: (() => void)[] = [];
  const giveWay = vi.fn(() => (isHeld ? new Promise<void>((go) => waiting.push(go)) : Promise.resolve()));
  const book = await openLotBook({
    documents,
    careBook: {
      ready: signal(true),
      of: (id) => facts.get(id) ?? [],
      people: () => facts.keys(),
      onChanged(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    giveWay,
    onFault(error) {
      throw error;
    },
  });
  const given = (): number | undefined => book.lots.value[0]?.stock?.given;
  await vi.waitFor(() => expect(given()).toBe(CHILDREN));

  isHeld = true;
  tell();
  await vi.waitFor(() => expect(waiting).toHaveLength(1));
  const [first] = children;
  if (!first) throw new Error('no child');
  facts.set(first, [...doseOf(first, 0), ...doseOf(first, 99)]);
  tell(new Set([first]));
  expect(given()).toBe(CHILDREN + 1);

  isHeld = false;
  waiting.forEach((go) => go());
  await vi.waitFor(() => expect(giveWay.mock.calls.length).toBeGreaterThanOrEqual(5));
  await Promise.resolve();
  expect(given()).toBe(CHILDREN + 1);
  book.close();
});
