// What the follower of a station needs of CouchDB's protocol. Its place is a `_local` document: those are not replicated,
// and another server follows from a place of its own.

import type { DocumentId } from '@tram/shared-schema/document/ids.js';
import type { FollowedTo, StationFeed } from '#following/change-source.js';
import { CouchRefused, isObject, orMissing, type CouchClient } from './couch-client.js';
import { couchChangeSource } from './couch-change-source.js';
import { readStanding, reviseDocuments, type WritePolicy } from './revise-documents.js';
import { stationDatabase } from './station-database.js';

const PLACE_DOCUMENT = '_local/tram-follower';

interface Place {
  readonly rev: string;
  readonly followedTo: FollowedTo | undefined;
}

async function readPlace(couch: CouchClient, db: string): Promise<Place | undefined> {
  const reply = await orMissing(couch.request({ db, doc: PLACE_DOCUMENT }));
  if (!isObject(reply)) return undefined;
  const { epoch, cursor, _rev } = reply;
  if (typeof _rev !== 'string') return undefined;
  const isWhole = typeof epoch === 'string' && typeof cursor === 'string';
  return { rev: _rev, followedTo: isWhole ? { epoch, cursor } : undefined };
}

/** Two servers on one CouchDB follow side by side: whichever place stands, what follows it is only looked at twice. */
async function savePlace(couch: CouchClient, db: string, followedTo: FollowedTo): Promise<void> {
  const before = await readPlace(couch, db);
  const body = { ...followedTo, ...(before && { _rev: before.rev }) };
  try {
    await couch.request({ db, doc: PLACE_DOCUMENT, method: 'PUT', body });
  } catch (error) {
    if (!(error instanceof CouchRefused && error.couchStatus === 409)) throw error;
  }
}

export function nanoStationFeed(couch: CouchClient, policy: WritePolicy): StationFeed {
  return {
    changes: (stationId) => couchChangeSource(couch, stationDatabase(stationId)),
    async mergeConflicts(stationId, ids) {
      const db = stationDatabase(stationId);
      // Leaves that were closed long ago are named in every change: only who looks knows.
      const standing = await readStanding(couch, db, ids as readonly DocumentId[]);
      const torn = [...standing].filter(([, { mergedLeaves }]) => mergedLeaves.length > 0).map(([id]) => id);
      const revisions = torn.map((id) => ({
        id,
        probablyNew: false,
        decide: () => ({ outcome: undefined }),
      }));
      await reviseDocuments(couch, db, revisions, policy);
      return torn.length;
    },
    readFollowedTo: async (stationId) => (await readPlace(couch, stationDatabase(stationId)))?.followedTo,
    saveFollowedTo: (stationId, followedTo) => savePlace(couch, stationDatabase(stationId), followedTo),
  };
}
