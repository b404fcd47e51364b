// Runs and parts of re-coding in CouchDB, in a database of their own: a plan is larger than an account, and nobody
// watches it.

import type { StationId } from '@tram/shared-schema/document/ids.js';
import type { RecodingPart, RecodingRun, RecodingStore } from '#recoding/recoding-store.js';
import type { CouchClient } from './couch-client.js';
import { RECODING_DATABASE } from './ensure-databases.js';
import { keyedRecords } from './keyed-records.js';
import type { RetryPolicy } from './revise-documents.js';

const padded = (number: number): string => String(number).padStart(6, '0');
const ofStation = (stationId: StationId): string => `run:${stationId.slice('station:'.length)}`;
const runKey = (stationId: StationId, number: number): string => `${ofStation(stationId)}:${padded(number)}`;
const partKey = ({ stationId, number }: Pick<RecodingRun, 'stationId' | 'number'>, part: number): string =>
  `part:${stationId.slice('station:'.length)}:${padded(number)}:${padded(part)}`;

export function nanoRecodingStore(couch: CouchClient, retry: RetryPolicy): RecodingStore {
  const runs = keyedRecords<RecodingRun>(couch, RECODING_DATABASE, retry);
  const parts = keyedRecords<RecodingPart>(couch, RECODING_DATABASE, retry);
  return {
    newest: (stationId, limit) => runs.listRange({ prefix: ofStation(stationId), limit, backwards: true }),
    read: (stationId, number) => runs.read(runKey(stationId, number)),
    change: (stationId, number, change) => runs.change(runKey(stationId, number), change),
    readPart: (run, part) => parts.read(partKey(run, part)),
    async keepPart(run, part, kept) {
      await parts.change(partKey(run, part), (standing) =>
        standing && standing.turn > kept.turn ? undefined : kept,
      );
    },
  };
}
