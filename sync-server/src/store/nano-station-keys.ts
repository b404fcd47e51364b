// The stations' keys, beside the accounts: in the one place all servers of a store share, and in no database that is
// handed to a tablet or replicated to a centre.

import type { StationId } from '@tram/shared-schema/document/ids.js';
import { StoreUnavailable, type StationKey, type StationKeys } from '#ports.js';
import type { CouchClient } from './couch-client.js';
import { ACCOUNTS_DATABASE } from './ensure-databases.js';
import { keyedRecords } from './keyed-records.js';
import type { RetryPolicy } from './revise-documents.js';

const recordKey = (stationId: StationId): string => `records-key:${stationId}`;

export function nanoStationKeys(couch: CouchClient, retry: RetryPolicy): StationKeys {
  const keys = keyedRecords<StationKey>(couch, ACCOUNTS_DATABASE, retry);
  return {
    read: (stationId) => keys.read(recordKey(stationId)),
    async keepFirst(key) {
      const id = recordKey(key.stationId);
      await keys.insert(id, key);
      // Also after a write of our own: where two came at once, both must go on with what stands.
      const standing = await keys.read(id);
      if (!standing) throw new StoreUnavailable('a key that was just kept is not there');
      return standing;
    },
  };
}
