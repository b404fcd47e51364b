// Runs in the app's own page, as another tab of the same tablet would: reads what the tablet holds, whatever way the
// app lays it down, and writes nothing. What is sealed it opens with the station's key, as another tablet would have it.

import { createKeyChest } from '@tram/pwa/src/platform/web-crypto-key-chest.js';
import { dexieStationStorage } from '@tram/pwa/src/storage/dexie-station-storage.js';
import { openStationDatabase } from '@tram/pwa/src/storage/open-database.js';
import { createRxdbTabletDocuments } from '@tram/pwa/src/storage/rxdb-tablet-documents.js';
import { createSealing } from '@tram/pwa/src/storage/sealing.js';
import type {
  StoredDocument,
  SyncCounts,
  TabletDocuments,
} from '@tram/pwa/src/documents/tablet-documents.js';
import { LIFECYCLE, type DocumentType } from '@tram/shared-schema/document/document-types.js';
import type { AccountId, StationId } from '@tram/shared-schema/document/ids.js';
import type { RecordsKey } from '@tram/shared-schema/sync/session.js';

export interface PageHoldings {
  readonly stored: readonly StoredDocument[];
  readonly counts: SyncCounts;
}
export interface WhoReads {
  readonly stationId: StationId;
  readonly accountId: AccountId;
  readonly recordsKey: RecordsKey;
}
export interface PageReader {
  read(who: WhoReads): Promise<PageHoldings>;
}

let opening: Promise<TabletDocuments> | undefined;

const noPin = (): Promise<never> => Promise.reject(new Error('a reader has no PIN'));

async function open({ stationId, accountId, recordsKey }: WhoReads): Promise<TabletDocuments> {
  const chest = createKeyChest({ deviceKey: noPin, newPinStretch: noPin });
  const { unlocked } = await chest.keysOf(accountId, chest.newBundle(recordsKey));
  const sealing = createSealing({ key: unlocked.atRest, keyId: unlocked.keyId, crypto });
  const disk = dexieStationStorage({ sealing });
  const database = await openStationDatabase({ ...disk, stationId, multiInstance: true });
  return createRxdbTabletDocuments(database);
}

const reader: PageReader = {
  async read(who) {
    const documents = await (opening ??= open(who));
    const stored: StoredDocument[] = [];
    for (const type of Object.keys(LIFECYCLE) as DocumentType[]) {
      await documents.readAll(type, (page) => stored.push(...page));
    }
    return { stored, counts: await documents.counts() };
  },
};
Object.assign(globalThis, { faultReader: reader });
