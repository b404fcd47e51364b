// A station's database: its name, how it comes into being, and its epoch. The epoch is a `_local` document because
// those are not replicated: a copy of the database is another database.

import { isIdOf, type StationId } from '@tram/shared-schema/document/ids.js';
import type { Instant } from '@tram/shared-schema/document/instant.js';
import type { Epoch } from '@tram/shared-schema/sync/wire.js';
import { type EpochRecord, type Randomness, StoreUnavailable } from '#ports.js';
import { CouchRefused, isObject, orMissing, type CouchClient } from './couch-client.js';

const EPOCH_DOCUMENT = '_local/tram-epoch';
const EPOCH_BYTES = 9;
const SEAL_BYTES = 24;

/** For the centre's counts and for people who look in with CouchDB's own tools; built only when asked. */
const DESIGN = {
  _id: '_design/tram',
  language: 'javascript',
  views: {
    'by-type': {
      map: 'function (doc) { if (doc.type) emit([doc.type, doc.hamletId || null], null); }',
      reduce: '_count',
    },
  },
};

/** Only the server's own account reads and writes: people come through the API, never past it. */
const SECURITY = { admins: { names: [], roles: ['_admin'] }, members: { names: [], roles: ['_admin'] } };

export function stationDatabase(stationId: StationId): string {
  if (!isIdOf('station', stationId)) throw new RangeError('not the id of a station');
  return `tram-station-${stationId.slice('station:'.length).toLowerCase()}`;
}

/** One shard and short sequences: a commune has some 100,000 documents, and every tablet stores the cursor. */
export async function createDatabase(couch: CouchClient, db: string): Promise<void> {
  try {
    await couch.request({ db, method: 'PUT', qs: { q: 1 } });
  } catch (error) {
    if (!(error instanceof CouchRefused && error.couchStatus === 412)) throw error;
  }
  await couch.request({ db, path: '_security', method: 'PUT', body: SECURITY });
}

async function putUnlessThere(couch: CouchClient, db: string, doc: string, body: object): Promise<void> {
  try {
    await couch.request({ db, doc, method: 'PUT', body });
  } catch (error) {
    if (!(error instanceof CouchRefused && error.couchStatus === 409)) throw error;
  }
}

const newEpoch = (randomness: Randomness): string => randomness.bytes(EPOCH_BYTES).toString('base64url');
const newSeal = (randomness: Randomness): string => randomness.bytes(SEAL_BYTES).toString('base64url');

export async function createStationDatabase(
  couch: CouchClient,
  randomness: Randomness,
  stationId: StationId,
): Promise<void> {
  const db = stationDatabase(stationId);
  await createDatabase(couch, db);
  await putUnlessThere(couch, db, DESIGN._id, DESIGN);
  if (!(await readEpoch(couch, stationId))) {
    await putUnlessThere(couch, db, EPOCH_DOCUMENT, {
      epoch: newEpoch(randomness),
      seal: newSeal(randomness),
    });
  }
}

interface EpochDocument extends EpochRecord {
  readonly _rev: string;
  /** Seals witnesses (witnesses.ts). It lies with the epoch, so that a database set back still knows its own seal. */
  readonly seal?: string;
}

export async function readEpochDocument(couch: CouchClient, db: string): Promise<EpochDocument | undefined> {
  const reply = await orMissing(couch.request({ db, doc: EPOCH_DOCUMENT }));
  if (reply === undefined) return undefined;
  const { epoch, renewedAt, seal, _rev } = isObject(reply) ? reply : {};
  if (typeof epoch !== 'string' || typeof _rev !== 'string')
    throw new StoreUnavailable('the epoch cannot be read');
  return {
    epoch,
    _rev,
    ...(typeof seal === 'string' && { seal }),
    ...(typeof renewedAt === 'string' && { renewedAt: renewedAt as Instant }),
  };
}

export async function readEpoch(couch: CouchClient, stationId: StationId): Promise<EpochRecord | undefined> {
  const found = await readEpochDocument(couch, stationDatabase(stationId));
  if (!found) return undefined;
  const { _rev, seal, ...record } = found;
  return record;
}

/** Where `from` is named and another epoch stands already, somebody renewed it first, and that one stays. */
export async function renewEpoch(
  couch: CouchClient,
  randomness: Randomness,
  stationId: StationId,
  at: Instant,
  from?: Epoch,
): Promise<EpochRecord> {
  const db = stationDatabase(stationId);
  const before = await readEpochDocument(couch, db);
  if (before && from !== undefined && before.epoch !== from) {
    const { _rev, seal, ...standing } = before;
    return standing;
  }
  const record: EpochRecord = { epoch: newEpoch(randomness), renewedAt: at };
  const body = { ...record, seal: newSeal(randomness), ...(before && { _rev: before._rev }) };
  await couch.request({ db, doc: EPOCH_DOCUMENT, method: 'PUT', body });
  return record;
}
