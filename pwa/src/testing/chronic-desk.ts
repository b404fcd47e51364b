// A desk for tests of chronic care: the test desk, and the care book over what it holds.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { ChronicDeps } from '#chronic/chronic-deps.js';
import { createMemoryCareBook } from './memory-care-book.js';
import { openTestDesk, type TestDesk } from './test-desk.js';

export interface ChronicDesk {
  readonly desk: TestDesk;
  readonly deps: ChronicDeps;
}

export async function openChronicDesk(docs: readonly TramDocument[]): Promise<ChronicDesk> {
  const desk = await openTestDesk(docs);
  const deps: ChronicDeps = {
    ...desk,
    careBook: await createMemoryCareBook(desk.documents),
    stationName: 'Trạm Thử',
    yieldToScreen: () => Promise.resolve(),
    print: () => undefined,
    saveFile: () => undefined,
  };
  return { desk, deps };
}
