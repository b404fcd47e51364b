// What a station this tablet served before still has to send: by its workers, and by each account that sees only a part
// and so keeps its records apart. The browser's own list of databases is asked, because nothing else survives whatever
// was lost here.

import { documentId, type AccountId, type StationId } from '@tram/shared-schema/document/ids.js';
import type { UnsentCounts } from '#documents/tablet-documents.js';
import { dexieStationStorage, type DexieFactories } from './dexie-station-storage.js';
import { databaseNameOf, openStationDatabase } from './open-database.js';
import { createRxdbTabletDocuments } from './rxdb-tablet-documents.js';
import { lockedSealing } from './sealing.js';

const ULID = /^-([0-9a-z]{26})$/;

/** `undefined` is the station's workers, who share theirs. */
async function ownersOfRecords(
  indexedDb: IDBFactory,
  stationId: StationId,
): Promise<ReadonlySet<AccountId | undefined>> {
  // Very old browsers do not tell; the records the workers share are the ones that are always looked for.
  if (!('databases' in indexedDb)) return new Set([undefined]);
  const begins = databaseNameOf(stationId);
  const owners = new Set<AccountId | undefined>();
  for (const { name = '' } of await indexedDb.databases()) {
    const [, rest] = name.split(begins);
    if (rest === undefined) continue;
    const [apart = ''] = rest.split('--');
    const ulid = ULID.exec(apart)?.[1];
    if (ulid !== undefined) owners.add(documentId('account', ulid.toUpperCase()));
    else if (apart === '') owners.add(undefined);
  }
  return owners;
}

export async function unsentOfStation(
  stationId: StationId,
  factories: DexieFactories,
): Promise<UnsentCounts> {
  const sum = { waiting: 0, refused: 0 };
  for (const onlyFor of await ownersOfRecords(factories.indexedDB, stationId)) {
    const database = await openStationDatabase({
      // Counted by its indexes: whoever asks here need not be able to read it.
      ...dexieStationStorage({ sealing: lockedSealing, factories }),
      stationId,
      ...(onlyFor !== undefined && { onlyFor }),
      multiInstance: true,
      isLocked: true,
    });
    try {
      const { waiting, refused } = await createRxdbTabletDocuments(database).unsent();
      sum.waiting += waiting;
      sum.refused += refused;
    } finally {
      await database.close();
    }
  }
  return sum;
}
