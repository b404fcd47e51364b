// The wire protocol between tablet and server (architecture §4): NDJSON down, bounded pages up, per-document answers.

import type { TramDocument } from '../document/document-types.js';
import type { Instant } from '../document/instant.js';
import type { CentreId, ReplicaId, StationId } from '../document/ids.js';

/** Changes with every replacement or restore of a station's database; a tablet that sees a new one must stop. */
export type Epoch = string;
/** Opaque to the tablet: CouchDB's sequence inside. Absent means "from the beginning". */
export type Cursor = string;
/**
 * The newest change a database had, under its own seal: given out with every answer, kept by the tablet and shown at the
 * next contact. A database that was set back to an earlier day does not know it, and takes a new epoch (decisions/0005).
 */
export type Witness = string;
/** A tablet keeps one beside each kind of document it may have been acknowledged. */
export const MAX_WITNESSES = 4;

/**
 * One line of `GET /api/v1/stations/:id/changes`. The first is `hello`; a `cursor` closes each page and is worth
 * storing as soon as the page is; `end` says there is no more for now. A body without `end` was cut off.
 */
export type ChangesLine =
  | {
      kind: 'hello';
      protocol: number;
      stationId: StationId;
      epoch: Epoch;
      serverTime: Instant;
      witness?: Witness;
    }
  | { kind: 'doc'; doc: TramDocument }
  | { kind: 'cursor'; cursor: Cursor; pending: number }
  | { kind: 'end' }
  | { kind: 'failed'; failure: 'interrupted' };

/**
 * One line of `GET /api/v1/centres/:id/changes`: all stations of a centre under one cursor. A station whose epoch is
 * not the one last seen is sent from its beginning; each document names its station, and `pending` counts what is left
 * of the station being sent.
 */
export type CentreChangesLine =
  | {
      kind: 'hello';
      protocol: number;
      centreId: CentreId;
      serverTime: Instant;
      stations: readonly { stationId: StationId; epoch: Epoch }[];
    }
  | Exclude<ChangesLine, { kind: 'hello' }>;

/** Why one document was not taken. It is kept on the tablet, explained, and never blocks the others. */
export type Refusal =
  | { kind: 'invalid'; field: string; rule: string }
  | { kind: 'unknown-type' }
  | { kind: 'too-new' }
  | { kind: 'too-large' }
  | { kind: 'wrong-station' }
  | { kind: 'not-allowed' }
  | { kind: 'forged-author' }
  /** What only a head of the station may say: that a locked lot may be given from again. */
  | { kind: 'only-head'; field: string }
  | { kind: 'immutable'; field: string };

export interface PushRequest {
  readonly protocol: number;
  readonly replicaId: ReplicaId;
  /** The epoch the tablet believes in; absent before its first contact. */
  readonly epoch?: Epoch;
  readonly witnesses?: readonly Witness[];
  /** The tablet's clock as it sends. */
  readonly sentAt?: Instant;
  readonly documents: readonly TramDocument[];
}

export type PushResult =
  | { id: string; kind: 'accepted' }
  /** The server's state differs from what was sent: it had more, or pulled a stamp back from the future. */
  | { id: string; kind: 'merged'; document: TramDocument }
  | { id: string; kind: 'refused'; refusal: Refusal };

export interface PushReply {
  readonly epoch: Epoch;
  readonly serverTime: Instant;
  /** Of what this answer acknowledges: kept before the answer is believed. */
  readonly witness?: Witness;
  /** In the order of the request's documents. */
  readonly results: readonly PushResult[];
}

/** Every failure of the API as one union; the server has one table from kind to status. */
export type ApiFailure =
  | { kind: 'bad-request'; field?: string; rule?: string }
  | { kind: 'unknown-protocol'; supported: number }
  | { kind: 'not-signed-in' }
  | { kind: 'session-expired' }
  | { kind: 'wrong-credentials' }
  /** Both: stop, drop the keys; before that, what was not sent may leave as a day file where `mayKeepUnsent`. */
  | { kind: 'account-disabled'; mayKeepUnsent: boolean }
  | { kind: 'device-revoked'; mayKeepUnsent: boolean }
  /** This replica id belongs to a device with another secret: take a new one. */
  | { kind: 'unknown-device' }
  | { kind: 'not-allowed' }
  | { kind: 'not-found' }
  | { kind: 'already-exists'; field: string }
  | { kind: 'epoch-changed'; epoch: Epoch }
  | { kind: 'unknown-cursor' }
  | { kind: 'too-large'; limit: number }
  | { kind: 'too-many-requests'; retryAfterSeconds: number }
  | { kind: 'setup-closed' }
  | { kind: 'unavailable' }
  | { kind: 'unexpected' };
