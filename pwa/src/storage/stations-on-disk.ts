// Which stations' records lie on this tablet, by the browser's own list of databases: nothing else survives where the
// tablet's own database was lost.

import { documentId, isIdOf, type StationId } from '@tram/shared-schema/document/ids.js';

/** `rxdb-dexie-tram-<station>--0--registry`, or `-<account>` behind the station. */
const REGISTRY = /-tram-([0-9a-z]{26})(?:-[0-9a-z]{26})?--\d+--registry$/;

export async function stationsOnDisk(indexedDb: IDBFactory): Promise<readonly StationId[]> {
  // Very old browsers do not tell.
  if (!('databases' in indexedDb)) return [];
  const stations = new Set<StationId>();
  for (const { name = '' } of await indexedDb.databases()) {
    const ulid = REGISTRY.exec(name)?.[1];
    if (ulid === undefined) continue;
    const stationId = documentId('station', ulid.toUpperCase());
    if (isIdOf('station', stationId)) stations.add(stationId);
  }
  return [...stations];
}
