// What the server needs from the world, said once. store/ speaks CouchDB, accounts/ knows passwords and tokens;
// http/, sync/, admin/ and centre/ know only what stands here.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type {
  AccountId,
  CentreId,
  DocumentId,
  HamletId,
  ReplicaId,
  StationId,
} from '@tram/shared-schema/document/ids.js';
import type { Instant } from '@tram/shared-schema/document/instant.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { CodeList, CodeListId, CodeListPart } from '@tram/shared-schema/reference/code-list.js';
import type { AuditAct, AuditVerdict } from '@tram/shared-schema/sync/administration.js';
import type { DeviceReport } from '@tram/shared-schema/sync/device-report.js';
import type { AuditEntryView, CentreView, Role, StationView } from '@tram/shared-schema/sync/session.js';
import type { Cursor, Epoch, Witness } from '@tram/shared-schema/sync/wire.js';

export interface Clock {
  nowMs(): number;
}

/** Where ids and secrets come from; a test hands in its own. */
export interface Randomness {
  bytes(count: number): Buffer;
}

/** What an adapter of the store throws; the message holds ids, kinds and numbers, never content. */
export class StoreFailure extends Error {}

/** The store cannot be reached or keeps answering what it never should: trying later may help. */
export class StoreUnavailable extends StoreFailure {
  override readonly name: string = 'StoreUnavailable';
}

/** Others kept writing the same documents until patience ended; nothing of this write stands. Sending again is safe. */
export class TooManyWriters extends StoreUnavailable {
  override readonly name = 'TooManyWriters';
}

export interface EpochRecord {
  readonly epoch: Epoch;
  /** When the database was replaced or restored; absent for one that never was. */
  readonly renewedAt?: Instant;
}

/** A stored document and its JSON in UTF-8, so that nobody serialises it twice. `_rev` is in neither. */
export interface StoredText {
  readonly document: TramDocument;
  readonly bytes: Uint8Array;
}

export interface ChangesPage {
  readonly rows: readonly StoredText[];
  /** Where to go on after this page. */
  readonly cursor: Cursor;
  /** Changes left after this page. */
  readonly pending: number;
}

export interface ChangesRequest {
  readonly since?: Cursor;
  /** A page's documents weigh no more than this together, unless one alone does. */
  readonly pageBytes: number;
  readonly signal?: AbortSignal;
}

export type OpenChangesFailure = { kind: 'no-station' } | { kind: 'unknown-cursor' };

export interface Decision<Outcome> {
  /** Absent: what stands stays. */
  readonly write?: TramDocument;
  readonly outcome: Outcome;
}

/** The newest change of a station. */
export interface Head {
  /** Where its changes end. */
  readonly cursor: Cursor;
  /** Absent where the database has nothing to seal with. */
  readonly witness?: Witness;
}

export interface DocumentRange {
  /** Not itself included; absent: from the first id. */
  readonly after?: string;
  readonly through: string;
  readonly limit: number;
}

/** What one document shall become, given what stands. `decide` runs again whenever another writer came between. */
export interface Revision<Outcome> {
  readonly id: DocumentId;
  /** Only a hint: spares the reading of documents that are not there yet. */
  readonly probablyNew: boolean;
  decide(stored: TramDocument | undefined): Decision<Outcome>;
}

/** One database per station. What a promise of a write resolved for is on disk. */
export interface DocumentStore {
  /** Creates what is missing and leaves what is there; safe to repeat. */
  createStation(stationId: StationId): Promise<void>;
  /** Undefined where there is no such station. */
  epoch(stationId: StationId): Promise<EpochRecord | undefined>;
  /**
   * After a restore or a replacement: every tablet must compare what it has with what is here. Where `from` is named and
   * no longer stands, somebody renewed it first, and nothing is changed.
   */
  renewEpoch(stationId: StationId, at: Instant, from?: Epoch): Promise<EpochRecord>;
  /** Undefined where there is no such station. */
  head(stationId: StationId): Promise<Head | undefined>;
  /** False where one of these was given out in this epoch and what it names was lost since. */
  remembersAll(stationId: StationId, witnesses: readonly Witness[]): Promise<boolean>;
  /** In the order of ids. */
  readRange(stationId: StationId, range: DocumentRange): Promise<readonly TramDocument[]>;
  readDocuments(
    stationId: StationId,
    ids: readonly DocumentId[],
  ): Promise<ReadonlyMap<DocumentId, TramDocument>>;
  /** All documents whose id starts with `<prefix>:`; for reference data, of which there is little. */
  listDocuments(stationId: StationId, prefix: string): Promise<readonly TramDocument[]>;
  /** Of documents whose id starts with `<prefix>:`, those made last, newest first: ids sort by when they were made. */
  newestDocuments(stationId: StationId, prefix: string, limit: number): Promise<readonly TramDocument[]>;
  /** Merges each document into what stands and answers what stands then, in order. No id may come twice. */
  writeDocuments(stationId: StationId, documents: readonly TramDocument[]): Promise<readonly TramDocument[]>;
  /** Outcomes in order. No id may come twice. Merges conflicts that replication left in what it reads. */
  reviseDocuments<Outcome>(
    stationId: StationId,
    revisions: readonly Revision<Outcome>[],
  ): Promise<readonly Outcome[]>;
  openChanges(
    stationId: StationId,
    request: ChangesRequest,
  ): Promise<Result<AsyncIterable<ChangesPage>, OpenChangesFailure>>;
  /** Resolves when the store answers, throws `StoreUnavailable` otherwise. */
  check(): Promise<void>;
}

export interface Account {
  readonly accountId: AccountId;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly stationId?: StationId;
  readonly centreId?: CentreId;
  readonly hamletIds?: readonly HamletId[];
  readonly disabled: boolean;
  readonly passwordHash: string;
  readonly createdAt: Instant;
  /** Sessions opened by then are over: the password was reset or the account disabled. */
  readonly sessionsOverAt: Instant;
}

export interface AccountStore {
  create(account: Account): Promise<Result<Account, { kind: 'already-exists'; field: 'username' }>>;
  read(accountId: AccountId): Promise<Account | undefined>;
  findByUsername(username: string): Promise<Account | undefined>;
  list(): Promise<readonly Account[]>;
  /** Undefined where there is no such account. `change` may run more than once. */
  change(accountId: AccountId, change: (account: Account) => Account): Promise<Account | undefined>;
}

export interface Session {
  readonly sessionId: string;
  readonly accountId: AccountId;
  readonly replicaId: ReplicaId;
  readonly startedAt: Instant;
  readonly refreshedAt: Instant;
  /** The turn of the newest refresh token handed out; the token itself is stored nowhere. */
  readonly turn: number;
  readonly endedAt?: Instant;
}

export interface Device {
  readonly replicaId: ReplicaId;
  readonly name: string;
  readonly accountId: AccountId;
  readonly stationId?: StationId;
  readonly firstSeenAt: Instant;
  readonly lastSeenAt: Instant;
  readonly clockOffsetMs?: number;
  readonly revokedAt?: Instant;
  /** SHA-256 of the device's secret; absent until it first sent one. Never leaves the server. */
  readonly secretHash?: string;
  readonly report?: DeviceReport;
}

export interface SessionParties {
  readonly session: Session | undefined;
  readonly account: Account | undefined;
  readonly device: Device | undefined;
}

export interface SessionStore {
  open(session: Session): Promise<void>;
  read(sessionId: string): Promise<Session | undefined>;
  /** Everything a request must be checked against, in one reading. */
  readParties(sessionId: string, accountId: AccountId, replicaId: ReplicaId): Promise<SessionParties>;
  change(sessionId: string, change: (session: Session) => Session): Promise<Session | undefined>;
  readDevice(replicaId: ReplicaId): Promise<Device | undefined>;
  listDevices(): Promise<readonly Device[]>;
  /** `change` gets undefined for a device never seen; answering undefined leaves everything as it is. */
  changeDevice(
    replicaId: ReplicaId,
    change: (device: Device | undefined) => Device | undefined,
  ): Promise<Device | undefined>;
}

/** A station's key: what its tablets make their own keys of (decisions/0011). */
export interface StationKey {
  readonly stationId: StationId;
  readonly keyId: string;
  /** 32 bytes in base64url. Never logged, never in a message. */
  readonly key: string;
  readonly madeAt: Instant;
}

export interface StationKeys {
  read(stationId: StationId): Promise<StationKey | undefined>;
  /** Keeps this one where there is none yet, and answers the one that stands: the same on every server of this store. */
  keepFirst(key: StationKey): Promise<StationKey>;
}

/** Which stations and centres there are: the server's own list, beside each station's reference document. */
export interface Directory {
  listCentres(): Promise<readonly CentreView[]>;
  readCentre(centreId: CentreId): Promise<CentreView | undefined>;
  addCentre(centre: CentreView): Promise<void>;
  listStations(): Promise<readonly StationView[]>;
  readStation(stationId: StationId): Promise<StationView | undefined>;
  addStation(station: StationView): Promise<void>;
}

/** National code lists: held once, beside the stations' databases, and public (decisions/0020). */
export interface CodeLists {
  list(): Promise<readonly CodeList[]>;
  read(listId: CodeListId): Promise<CodeList | undefined>;
  readPart(digest: string): Promise<CodeListPart | undefined>;
  /**
   * The parts first, so that no list ever names one that is not there. False where another than `over` stands: somebody
   * imported meanwhile.
   */
  put(list: CodeList, parts: readonly CodeListPart[], over: string | undefined): Promise<boolean>;
}

export interface AuditEvent {
  readonly at: Instant;
  readonly actor: AccountId | 'system';
  readonly act: AuditAct;
  /** An id; never a name, never clinical content. */
  readonly subject?: string;
  readonly counts?: Readonly<Record<string, number>>;
}

/** Append-only and hash-chained: an entry that was changed or taken out shows. */
export interface AuditLog {
  /** Resolves when the entry is on disk. */
  append(event: AuditEvent): Promise<void>;
  /** Newest first, those with a sequence below `before`. */
  read(page: { before?: number; limit: number }): Promise<readonly AuditEntryView[]>;
  verify(): Promise<AuditVerdict>;
}

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes as long where there is no hash, so that the time does not tell which usernames exist. */
  matches(hash: string | undefined, password: string): Promise<boolean>;
}
