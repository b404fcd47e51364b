// Brings the documents of every station to today's form, a bounded piece at a time and behind whoever asks for something:
// a tablet that compares digests with this server finds what it has lifted itself. Doing it again changes nothing.

import { sameJson } from '@tram/shared-schema/document/canonical-json.js';
import type { StationId } from '@tram/shared-schema/document/ids.js';
import { liftedTypes, liftThrough, type Release } from '@tram/shared-schema/document/releases.js';
import type { Directory, DocumentStore, Revision } from '#ports.js';

const DOCUMENTS_AT_ONCE = 250;

interface LiftDeps {
  readonly documents: Pick<DocumentStore, 'readRange' | 'reviseDocuments'>;
  readonly directory: Pick<Directory, 'listStations'>;
}

async function liftStation(
  { documents }: LiftDeps,
  stationId: StationId,
  releases: readonly Release[],
  signal: AbortSignal,
): Promise<number> {
  const lift = liftThrough(releases);
  let lifted = 0;
  for (const type of liftedTypes(releases)) {
    let after = `${type}:`;
    while (!signal.aborted) {
      const through = `${type}:\ufff0`;
      const page = await documents.readRange(stationId, { after, through, limit: DOCUMENTS_AT_ONCE });
      const older = page.filter((doc) => !sameJson(lift(doc), doc));
      // What stands is read anew: a tablet may have written since.
      const outcomes = await documents.reviseDocuments(
        stationId,
        older.map(({ _id }): Revision<number> => ({
          id: _id,
          probablyNew: false,
          decide(stored) {
            const next = stored && lift(stored);
            return !next || sameJson(next, stored) ? { outcome: 0 } : { write: next, outcome: 1 };
          },
        })),
      );
      lifted += outcomes.reduce((sum, one) => sum + one, 0);
      const last = page.at(-1);
      if (!last || page.length < DOCUMENTS_AT_ONCE) break;
      after = last._id;
    }
  }
  return lifted;
}

/** How many documents were lifted. */
export async function liftStations(
  deps: LiftDeps,
  releases: readonly Release[],
  signal: AbortSignal,
): Promise<number> {
  let lifted = 0;
  if (releases.length === 0) return lifted;
  for (const { stationId } of await deps.directory.listStations()) {
    if (signal.aborted) break;
    lifted += await liftStation(deps, stationId, releases, signal);
  }
  return lifted;
}
