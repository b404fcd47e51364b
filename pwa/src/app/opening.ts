// What is open on the tablet, and for whom. Everything a screen shows of a person hangs below `office` or `station`.

import type { AccountId } from '@tram/shared-schema/document/ids.js';
import type { OpenFailure, UnsentCounts } from '#documents/tablet-documents.js';
import type { KeptSession } from '#session/device-store.js';
import type { Workplace } from './open-workplace.js';

/** The server's word that somebody, or this tablet, is no longer let in. */
export interface ShutOut {
  readonly kind: 'account-disabled' | 'device-revoked';
  readonly mayKeepUnsent: boolean;
}

/** A station's records on a tablet that nobody can unlock. */
export interface LeftRecords {
  readonly unsent: number;
}

export type Opening =
  | { kind: 'opening' }
  /** Nobody of this tablet: the door with a name and a password. */
  | { kind: 'signed-out'; knownUsername?: string; left?: LeftRecords }
  /** `current`: who was just working, when the tablet locked itself. */
  | { kind: 'locked'; current?: AccountId }
  /** Signed in; the keys are not locked away yet. `isRequired`: a tablet from before PINs knows no way round it. */
  | { kind: 'choosing-pin'; session: KeptSession; isRequired?: boolean }
  | { kind: 'offering-passkey'; session: KeptSession }
  | { kind: 'office'; session: KeptSession }
  | { kind: 'station'; session: KeptSession; workplace: Workplace }
  /** The keys are gone from the disk; those in memory last for the one file that may still be written. */
  | { kind: 'shut-out'; session: KeptSession; shutOut: ShutOut; workplace: Workplace; unsent: UnsentCounts }
  /** The records could not be opened: they are still there, and nothing was changed. */
  | { kind: 'not-opened'; failure: OpenFailure };
