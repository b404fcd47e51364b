// Everything the server is made of, handed to it by main.ts or by a test.

import type { SetupGate } from '#accounts/setup-gate.js';
import type { SignInThrottle } from '#accounts/sign-in-throttle.js';
import type { StationFeed } from '#following/change-source.js';
import type { OpenStreams } from '#following/open-streams.js';
import type { StationWatches } from '#following/station-watches.js';
import type {
  AccountStore,
  AuditLog,
  Clock,
  CodeLists,
  Directory,
  DocumentStore,
  Passwords,
  Randomness,
  SessionStore,
  StationKeys,
} from '#ports.js';
import type { ReadMergedUnits, RecodingStore } from '#recoding/recoding-store.js';
import type { Turns } from '#turns.js';

export interface SigningKeys {
  readonly accessToken: Uint8Array;
  readonly refreshToken: Uint8Array;
}

/** What whoever runs this server decided for all its tablets. */
export interface Policy {
  /** A tablet that is shut out may put what it has not sent into a day file before it drops its keys. */
  readonly mayKeepUnsent: boolean;
}

export interface Deps {
  readonly documents: DocumentStore;
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly directory: Directory;
  readonly stationKeys: StationKeys;
  readonly codeLists: CodeLists;
  readonly recodings: RecodingStore;
  readonly mergedUnits: ReadMergedUnits;
  readonly audit: AuditLog;
  readonly passwords: Passwords;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly keys: SigningKeys;
  readonly policy: Policy;
  readonly throttle: SignInThrottle;
  readonly setup: SetupGate;
  readonly feed: StationFeed;
  readonly watches: StationWatches;
  readonly streams: OpenStreams;
  /** For what needs much room for a moment and would be needed by every tablet at the same one. */
  readonly turns: Turns;
}
