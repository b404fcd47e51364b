// The list of centres and stations. A station is in it only once its database is whole.

import type { CentreView, StationView } from '@tram/shared-schema/sync/session.js';
import type { Directory } from '#ports.js';
import type { CouchClient } from './couch-client.js';
import { ACCOUNTS_DATABASE } from './ensure-databases.js';
import { keyedRecords } from './keyed-records.js';
import type { RetryPolicy } from './revise-documents.js';

export function nanoDirectory(couch: CouchClient, retry: RetryPolicy): Directory {
  const centres = keyedRecords<CentreView>(couch, ACCOUNTS_DATABASE, retry);
  const stations = keyedRecords<StationView>(couch, ACCOUNTS_DATABASE, retry);
  return {
    listCentres: () => centres.list('centre'),
    readCentre: (centreId) => centres.read(centreId),
    addCentre: async (centre) => {
      await centres.change(centre.centreId, () => centre);
    },
    listStations: () => stations.list('station'),
    readStation: (stationId) => stations.read(stationId),
    addStation: async (station) => {
      await stations.change(station.stationId, () => station);
    },
  };
}
