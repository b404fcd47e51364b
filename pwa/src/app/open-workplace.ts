// One station's records on this tablet, opened: the store, the people in memory, and the loop that sends and receives.

import type { ReadonlySignal } from '@preact/signals';
import type { AccountId, ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { AccountView } from '@tram/shared-schema/sync/session.js';
import type {
  OpenFailure,
  StoredDocument,
  TabletDocuments,
  UnsentCounts,
} from '#documents/tablet-documents.js';
import type { OlderEventsDesk } from '#people/older-events-desk.js';
import { openStationReference, type StationReference } from '#people/station-reference.js';
import { yieldToScreen } from '#platform/yield-to-screen.js';
import type { ClosedRecords } from '#documents/closed-records.js';
import type { CareBook } from '#due/care-book.js';
import type { DayFileDesk } from '#day-file/day-file-desk.js';
import type { DraftStore } from '#drafts/draft-store.js';
import { bindReplica } from '#storage/bind-replica.js';
import { createClosedNotes } from '#storage/closed-records.js';
import { dexieStationStorage } from '#storage/dexie-station-storage.js';
import { databaseNameOf, openStationDatabase } from '#storage/open-database.js';
import { NewerStore } from '#storage/migrations/store-version.js';
import { createRxdbClosedRecords } from '#storage/rxdb-closed-records.js';
import { createPersonDirectory, type LoadedPersonDirectory } from '#storage/person-directory.js';
import { createRxdbOlderEvents } from '#storage/rxdb-older-events.js';
import { createRxdbSyncJournal } from '#storage/rxdb-sync-journal.js';
import { createRxdbTabletDocuments } from '#storage/rxdb-tablet-documents.js';
import { sealClearRecords } from '#storage/seal-clear-records.js';
import { plainSealing } from '#storage/sealing.js';
import { toStorageFailure } from '#storage/storage-failure.js';
import { unsentOfStation } from '#storage/unsent-of-station.js';
import { untilClosed } from '#storage/until-closed.js';
import { documentsWithRoom, draftsWithRoom, journalWithRoom } from '#storage/with-room.js';
import type { UnlockedKeys } from '#session/unlocked-keys.js';
import { fetchOlderEvents } from '#sync/fetch-older-events.js';
import type { SyncLoop } from '#sync/sync-loop.js';
import { watchCounts, type WatchedCounts } from '#sync/watch-counts.js';
import { watchRefused } from '#sync/watch-refused.js';
import { careMemoryOf, openCareBook } from './care-memory.js';
import { openDayFilePlace } from './day-file-place.js';
import { openHands, type OpenHands } from './open-hands.js';
import { monotonicMs, schedule, type TabletDevice } from './open-device.js';
import { beginPeopleMemory } from './people-memory.js';
import { sealingFor } from './records-sealing.js';
import { reportFailure } from './report-failure.js';
import { openLine } from './workplace-line.js';
import { careOnceWorkIsHere, openRoom } from './workplace-room.js';
import { bringUpToDate, type VersionChange } from './workplace-version.js';

/** Whose records are opened: a station's, shared by its workers, or those of an account that sees only a part. */
export interface WorkplaceKey {
  readonly stationId: StationId;
  readonly onlyFor?: AccountId;
}

export function workplaceKeyOf(stationId: StationId, account: AccountView): WorkplaceKey {
  return account.role === 'community' ? { stationId, onlyFor: account.accountId } : { stationId };
}

export interface Workplace {
  readonly key: WorkplaceKey;
  readonly stationId: StationId;
  /** Absent on a tablet from before PINs, until one is chosen: its records lie there as they were. */
  readonly keys: UnlockedKeys | undefined;
  readonly replicaId: ReplicaId;
  readonly documents: TabletDocuments;
  readonly drafts: DraftStore;
  readonly closedRecords: Pick<ClosedRecords, 'fetchable' | 'onlyHere'>;
  readonly directory: LoadedPersonDirectory;
  readonly careBook: CareBook;
  readonly reference: StationReference;
  readonly loop: SyncLoop;
  readonly hands: Pick<OpenHands['hands'], 'whenQuiet'>;
  readonly giveWay: OpenHands['giveWay'];
  /** Absent without keys. */
  readonly dayFiles: DayFileDesk | undefined;
  readonly counts: WatchedCounts;
  readonly refused: ReadonlySignal<readonly StoredDocument[]>;
  /** What can be had again goes first, and nothing new is received, until there is room. */
  readonly isShortOfRoom: ReadonlySignal<boolean>;
  readonly versionChange: ReadonlySignal<VersionChange>;
  readonly olderEvents: OlderEventsDesk;
  close(): Promise<void>;
}

export async function openWorkplace(
  device: TabletDevice,
  key: WorkplaceKey,
  keys: UnlockedKeys | undefined,
): Promise<Result<Workplace, OpenFailure>> {
  const { stationId } = key;
  const { clock, keeper, store } = device;
  const nowMs = (): number => clock.nowMs();
  try {
    const sealing = sealingFor(keys);
    const closedNotes = createClosedNotes();
    const pace = { yieldToScreen, nowMs: monotonicMs };
    const disk = dexieStationStorage({ sealing, onClosed: closedNotes.note, pace });
    const memory = beginPeopleMemory(databaseNameOf(stationId, key.onlyFor), keys);
    const database = await openStationDatabase({ ...disk, ...key, multiInstance: true });
    const closedRecords = createRxdbClosedRecords(database, closedNotes);
    const room = openRoom(database, nowMs);
    const drafts = draftsWithRoom(
      await device.openDrafts(sealing, (closed) => closedNotes.note('drafts', closed)),
      room.maker,
    );
    const replicaId = await bindReplica(store, database);
    await keeper.expireUnlessFor(replicaId);
    const stored = untilClosed(createRxdbTabletDocuments(database));
    const documents = documentsWithRoom(stored.documents, room.maker);
    const journal = journalWithRoom(createRxdbSyncJournal(database), room.maker);
    const older = createRxdbOlderEvents(database);
    const { hands, giveWay } = openHands();
    const line = openLine({ device, stationId, replicaId, documents, journal, schedule, hands });
    const dayFiles = openDayFilePlace({
      ...{ device, stationId, keys, replicaId, database, journal, nowMs },
      tokens: line.tokens,
    });
    const loop = line.loopWith((signal) => dayFiles.deliver(signal), closedRecords);
    const reference = await openStationReference(documents);
    const directory = createPersonDirectory({
      ...{ documents, yieldToScreen, nowMs },
      rehearsal: { giveWay, onFault: reportFailure },
      memory: await memory.of(database, room.maker.hasRoomNow, { schedule, giveWay }),
    });
    const careMemory = careMemoryOf(database, keys, room.maker.hasRoomNow, { schedule, giveWay });
    const careBook = openCareBook({ documents, directory, memory: careMemory, nowMs });
    const counts = watchCounts(documents, schedule);
    const stopReporting = device.reporter.follow(() => documents.unsent());
    const sealingClear =
      sealing === plainSealing
        ? undefined
        : sealClearRecords({ tables: database.tables, yieldToScreen: giveWay, onFault: reportFailure });
    const { refused, close: closeRefused } = watchRefused(documents);
    const stopAsking = careOnceWorkIsHere(documents, device.persistentStorage, room.isShort);
    const version = bringUpToDate(database, device.lock, room.maker);
    return ok({
      ...{ key, keys, stationId, replicaId, documents, drafts },
      closedRecords,
      directory,
      careBook,
      reference,
      loop,
      hands,
      giveWay,
      dayFiles: dayFiles.desk,
      counts,
      refused,
      isShortOfRoom: room.isShort,
      versionChange: version.change,
      olderEvents: {
        leftOf: (personId) => older.leftOf(personId),
        fetch: (personId) => fetchOlderEvents({ older, server: line.server, journal }, personId),
      },
      async close() {
        await version.stop();
        stopAsking();
        sealingClear?.stop();
        await loop.stop();
        hands.stop();
        stopReporting();
        closedRecords.close();
        counts.close();
        closeRefused();
        await careBook.close();
        await directory.close();
        reference.close();
        dayFiles.close();
        await stored.close();
        await database.close();
      },
    });
  } catch (error) {
    if (error instanceof NewerStore) return err({ kind: 'newer-store' });
    const failure = toStorageFailure(error);
    if (!failure) throw error;
    return err(failure);
  }
}

/** What a station this tablet served before still has to send; opened only to be asked. */
export const unsentOf = (stationId: StationId): Promise<UnsentCounts> =>
  unsentOfStation(stationId, { indexedDB, IDBKeyRange });
