import { aPerson, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import type { Refusal } from '@tram/shared-schema/sync/wire.js';
import { expect, it, vi } from 'vitest';
import type { StoredDocument } from '#documents/tablet-documents.js';
import { createMemoryTabletDocuments } from '#testing/memory-tablet-documents.js';
import { watchRefused } from './watch-refused.js';

const person = aPerson();
const refusal: Refusal = { kind: 'invalid', field: 'phone', rule: 'maxLength' };
const namesOf = (stored: readonly StoredDocument[]): string[] => stored.map(({ doc }) => doc._id);

it('a record the server refuses appears, and is gone as soon as it was mended', async () => {
  const documents = createMemoryTabletDocuments();
  documents.receive([person]);
  const { refused } = watchRefused(documents);
  documents.settle(person._id, 'refused', refusal);
  await expect.poll(() => namesOf(refused.value)).toEqual([person._id]);
  expect(refused.value[0]?.refusal).toEqual(refusal);
  await documents.change('person', person._id, (doc) => ({ ...doc, phone: '0912000001' }));
  await expect.poll(() => refused.value).toEqual([]);
});

it('a record mended while the list was being read does not stay in it', async () => {
  const documents = createMemoryTabletDocuments();
  documents.receive([person]);
  const answers: ((stored: readonly StoredDocument[]) => void)[] = [];
  const slow = {
    onWritten: documents.onWritten,
    withState: () => new Promise<readonly StoredDocument[]>((resolve) => answers.push(resolve)),
  };
  const { refused } = watchRefused(slow);
  documents.settle(person._id, 'refused', refusal);
  documents.settle(person._id, 'accepted');
  answers[0]?.([{ doc: person, syncState: 'refused', refusal }]);
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.([]);
  await expect.poll(() => refused.value).toEqual([]);
});

it('what has nothing to do with it is not asked about', async () => {
  const documents = createMemoryTabletDocuments();
  const withState = vi.spyOn(documents, 'withState');
  watchRefused(documents);
  await Promise.resolve();
  await Promise.resolve();
  await Promise.resolve();
  documents.receive([aPerson({ _id: fixtureId('person', 2) })]);
  expect(withState).toHaveBeenCalledOnce();
});
