// The stations a centre answers for, for whoever may read them all.

import type { CentreId } from '@tram/shared-schema/document/ids.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { StationView } from '@tram/shared-schema/sync/session.js';
import { readScope } from '#domain/may-read.js';
import type { Account, Directory } from '#ports.js';

export type CentreFailure = { kind: 'not-allowed' } | { kind: 'not-found' };

export async function stationsOfCentre(
  { directory }: { readonly directory: Directory },
  account: Account,
  centreId: CentreId,
): Promise<Result<readonly StationView[], CentreFailure>> {
  const own = account.role === 'centre' && account.centreId === centreId;
  if (!own) return err({ kind: 'not-allowed' });
  if (!(await directory.readCentre(centreId))) return err({ kind: 'not-found' });
  const stations = await directory.listStations();
  return ok(stations.filter((station) => readScope(account, station).kind === 'everything'));
}
