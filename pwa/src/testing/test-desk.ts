// A desk for tests: memory stores, a clock that stands still until it is moved, ids that count.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { AccountId } from '@tram/shared-schema/document/ids.js';
import { FIXTURE_MS, FIXTURE_REPLICA, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { localDateAt } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { createCodeListDesk } from '#code-lists/code-list-desk.js';
import type { EncounterDeps } from '#encounters/encounter-deps.js';
import { createDiagnosisSearch } from '#encounters/find-diagnosis.js';
import { createFormStarts } from '#people/form-starts.js';
import type { PeopleDeps } from '#people/people-deps.js';
import { openStationReference } from '#people/station-reference.js';
import type { Snack } from '#ui/snackbar-queue.js';
import { createMemoryCodeLists, unitList } from './memory-code-lists.js';
import { createMemoryDraftStore, type MemoryDraftStore } from './memory-draft-store.js';
import { createMemoryPersonDirectory } from './memory-person-directory.js';
import { createMemoryTabletDocuments, type MemoryTabletDocuments } from './memory-tablet-documents.js';

export interface TestDesk extends PeopleDeps, Pick<EncounterDeps, 'diagnoses'> {
  readonly documents: MemoryTabletDocuments;
  readonly drafts: MemoryDraftStore;
  /** Where the worker was led, in order. */
  readonly visited: string[];
  readonly snacks: Snack[];
  /** Who holds the tablet. */
  readonly signedIn: { accountId: AccountId };
  passTime(ms: number): void;
  people(): Promise<readonly Person[]>;
}

/** Half past eight on a Saturday morning; `docs` came from the server. */
export async function openTestDesk(docs: readonly TramDocument[] = []): Promise<TestDesk> {
  let nowMs = FIXTURE_MS + 30 * 60_000;
  let count = 1000;
  const documents = createMemoryTabletDocuments();
  documents.receive(docs);
  const visited: string[] = [];
  const snacks: Snack[] = [];
  const signedIn = { accountId: fixtureId('account') };
  const codeLists = createCodeListDesk(createMemoryCodeLists(await unitList()), () => Promise.resolve());
  const diagnoses = createDiagnosisSearch({
    codeLists,
    giveWay: () => Promise.resolve(),
    today: () => localDateAt(nowMs),
  });
  await diagnoses.prepare();
  return {
    documents,
    drafts: createMemoryDraftStore(),
    directory: await createMemoryPersonDirectory(documents),
    reference: await openStationReference(documents),
    formStarts: createFormStarts(),
    codeLists,
    diagnoses,
    clock: { nowMs: () => nowMs },
    ids: { ulid: () => fixtureId('person', (count += 1)).slice('person:'.length) },
    editor: () => ({ accountId: signedIn.accountId, replicaId: FIXTURE_REPLICA }),
    stationId: fixtureId('station'),
    snackbars: { show: (snack) => void snacks.push(snack) },
    today: () => localDateAt(nowMs),
    navigate: (path) => void visited.push(path),
    timeline: [],
    actions: [],
    visited,
    snacks,
    signedIn,
    passTime(ms) {
      nowMs += ms;
    },
    async people() {
      const found: Person[] = [];
      await documents.readAll('person', (page) => found.push(...page.map(({ doc }) => doc)));
      return found;
    },
  };
}
