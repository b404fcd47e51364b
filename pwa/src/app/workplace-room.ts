// The room one station's records take on this tablet: how much is left, and who goes first when it is short.

import type { ReadonlySignal } from '@preact/signals';
import { layBallast } from '#platform/ballast.js';
import { dropCaches } from '#platform/drop-caches.js';
import type { PersistentStorage } from '#platform/persistent-storage.js';
import { yieldToScreen } from '#platform/yield-to-screen.js';
import type { TabletDocuments, Unsubscribe } from '#documents/tablet-documents.js';
import { giveUpOldEvents } from '#storage/give-up-old-events.js';
import { createRoomMaker, type RoomMaker } from '#storage/make-room.js';
import type { StationDatabase } from '#storage/open-database.js';
import { createRoom } from '#storage/room.js';
import { asStorageResult } from '#storage/storage-failure.js';
import { newSnapshotId } from './people-memory.js';
import { reportFailure } from './report-failure.js';

export interface WorkplaceRoom {
  readonly maker: RoomMaker;
  readonly isShort: ReadonlySignal<boolean>;
}

const cachesHere = (): CacheStorage | undefined => ('caches' in window ? window.caches : undefined);

export function openRoom(database: StationDatabase, nowMs: () => number): WorkplaceRoom {
  const { tables, snapshots, careSnapshots } = database;
  const storage = 'storage' in navigator ? navigator.storage : undefined;
  const room = createRoom({
    estimate: storage && (() => storage.estimate()),
    nowMs,
    onFault: reportFailure,
  });
  const maker = createRoomMaker({
    room,
    async dropCaches() {
      // Where even that finds no room, the files are next.
      let left = 0;
      for (const place of [careSnapshots, snapshots]) {
        const gone = place && (await asStorageResult(() => place.forget(newSnapshotId())));
        if (gone?.ok && gone.value) left += 1;
      }
      return (await dropCaches(cachesHere())) + left;
    },
    giveUp: (wantBytes) =>
      giveUpOldEvents({ events: tables.events, nowMs: nowMs(), yieldToScreen }, wantBytes),
    nowMs,
    onFault: reportFailure,
  });
  return { maker, isShort: room.isShort };
}

/** Once there is something of a worker's, the browser is asked to keep it, and room is held for what comes after it. */
export function careOnceWorkIsHere(
  documents: Pick<TabletDocuments, 'onWritten'>,
  persistentStorage: PersistentStorage,
  isShort: ReadonlySignal<boolean>,
): Unsubscribe {
  let isLaid = false;
  return documents.onWritten((written) => {
    if (!written.some(({ syncState }) => syncState === 'local')) return;
    persistentStorage.ask().catch(reportFailure);
    if (isLaid || isShort.peek()) return;
    isLaid = true;
    layBallast(cachesHere()).catch(reportFailure);
  });
}
