// Hands the files carried for other tablets to the server, before this tablet sends what it has: only after that does the
// server know whose work it was, and takes the records merged from them as known.

import type { StationId } from '@tram/shared-schema/document/ids.js';
import type { DayFileFault } from '@tram/shared-schema/sync/day-file.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { StorageFailure } from '#documents/tablet-documents.js';
import type { SyncFailure } from '#sync/sync-server.js';
import type { CarriedFiles } from './carried-files.js';
import type { BringFailure, DayFileServer } from './day-file-server.js';

export interface DeliveryParts {
  readonly stationId: StationId;
  readonly carried: CarriedFiles;
  readonly server: DayFileServer;
  /** Files that wait for a person or made trouble, by when they were made: brought once in each opening of the app. */
  readonly tried: Set<string>;
  readonly signal: AbortSignal;
}

/** What an administrator or a sign-in elsewhere mends: the file must still be there then. */
const waitsForPerson = (fault: DayFileFault | undefined): boolean =>
  fault?.kind === 'device-revoked' || fault?.kind === 'unknown-device';

type AboutFile = BringFailure & { kind: 'too-large' | 'not-allowed' | 'server-trouble' };
/** Somebody else's file must not hold up what this tablet has written itself. */
const isAboutFile = (failure: BringFailure): failure is AboutFile =>
  failure.kind === 'too-large' ||
  failure.kind === 'not-allowed' ||
  (failure.kind === 'server-trouble' && failure.retryAfterMs === undefined);

/**
 * Once the server has answered it keeps what it took, and says of the rest why not: bringing the file again would change
 * nothing, so it is let go. The records that were not taken wait here, are refused when they are sent, and explained.
 */
export async function deliverCarried(
  parts: DeliveryParts,
): Promise<Result<void, SyncFailure | StorageFailure>> {
  const { stationId, carried, server, tried, signal } = parts;
  for (const name of await carried.names()) {
    const known = `${name.madeAt} ${name.replicaId}`;
    const file = tried.has(known) ? undefined : await carried.read(name);
    if (!file) continue;
    const brought = await server.bring(stationId, file.content, signal);
    const failure = brought.ok ? undefined : brought.error;
    if (failure && !isAboutFile(failure)) return err(failure);
    if (!brought.ok || waitsForPerson(brought.value.fault)) {
      tried.add(known);
      continue;
    }
    const forgotten = await carried.forget(name);
    if (!forgotten.ok) return forgotten;
  }
  return ok(undefined);
}
