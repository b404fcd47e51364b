// Other tablets' work on its way to the server by this one: each file's chunks as they came, sealed and signed by the
// tablet that made them. Only they prove to the server whose work it is; the records taken in from them do not.

import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { Instant } from '@tram/shared-schema/document/instant.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { StorageFailure } from '#documents/tablet-documents.js';

/** Which file: a tablet makes no two at the same moment. */
export interface CarriedName {
  readonly replicaId: ReplicaId;
  readonly madeAt: Instant;
}

export interface CarriedFile {
  readonly name: CarriedName;
  readonly content: Blob;
}

export interface CarriedFiles {
  /** Piece 0 is the header. The same piece twice is kept once. On disk when it resolves. */
  keep(name: CarriedName, piece: number, bytes: Uint8Array): Promise<Result<void, StorageFailure>>;
  /** Ends a torn one there, unless more of it is here. */
  end(name: CarriedName, piece: number, bytes: Uint8Array): Promise<Result<void, StorageFailure>>;
  /** In the order they came: a tablet puts what it carries before its own work, which may be built on it. */
  names(): Promise<readonly CarriedName[]>;
  read(name: CarriedName): Promise<CarriedFile | undefined>;
  forget(name: CarriedName): Promise<Result<void, StorageFailure>>;
}
