// What the first-fill benchmark asks of a page: fill an empty store from the server, and say how long it took.

import type { ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';

export interface FillOrder {
  readonly stationId: StationId;
  readonly replicaId: ReplicaId;
  readonly accessToken: string;
  /** The station's database at a CouchDB-compatible address, without a slash at the end. */
  readonly couchUrl: string;
}

export interface FillDone {
  readonly documents: number;
  readonly ms: number;
  /** When what a worker needs first could be read; absent where the way of filling knows no order. */
  readonly usableMs?: number;
}

export function offerFill(fill: (order: FillOrder) => Promise<FillDone>): void {
  Object.assign(globalThis, { fill });
}
