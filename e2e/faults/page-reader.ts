// Runs in the app's own page, as another tab of the same tablet would: reads what the tablet holds, whatever way the
// app lays it down, and writes nothing.

import { dexieStationStorage } from '@tram/pwa/src/storage/dexie-station-storage.js';
import { openStationDatabase } from '@tram/pwa/src/storage/open-database.js';
import { createRxdbTabletDocuments } from '@tram/pwa/src/storage/rxdb-tablet-documents.js';
import type {
  StoredDocument,
  SyncCounts,
  TabletDocuments,
} from '@tram/pwa/src/documents/tablet-documents.js';
import { LIFECYCLE, type DocumentType } from '@tram/shared-schema/document/document-types.js';
import type { StationId } from '@tram/shared-schema/document/ids.js';

export interface PageHoldings {
  readonly stored: readonly StoredDocument[];
  readonly counts: SyncCounts;
}
export interface PageReader {
  read(stationId: StationId): Promise<PageHoldings>;
}

let opening: Promise<TabletDocuments> | undefined;

async function open(stationId: StationId): Promise<TabletDocuments> {
  const database = await openStationDatabase({ ...dexieStationStorage(), stationId, multiInstance: true });
  return createRxdbTabletDocuments(database);
}

const reader: PageReader = {
  async read(stationId) {
    const documents = await (opening ??= open(stationId));
    const stored: StoredDocument[] = [];
    for (const type of Object.keys(LIFECYCLE) as DocumentType[]) {
      await documents.readAll(type, (page) => stored.push(...page));
    }
    return { stored, counts: await documents.counts() };
  },
};
Object.assign(globalThis, { faultReader: reader });
