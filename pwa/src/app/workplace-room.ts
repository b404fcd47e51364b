// The room one station's records take on this tablet: how much is left, and who goes first when it is short.

import type { ReadonlySignal } from '@preact/signals';
import { dropCaches } from '#platform/drop-caches.js';
import type { PersistentStorage } from '#platform/persistent-storage.js';
import { yieldToScreen } from '#platform/yield-to-screen.js';
import type { TabletDocuments, Unsubscribe } from '#documents/tablet-documents.js';
import { giveUpOldEvents } from '#storage/give-up-old-events.js';
import { createRoomMaker, type RoomMaker } from '#storage/make-room.js';
import type { StationDatabase } from '#storage/open-database.js';
import { createRoom } from '#storage/room.js';
import { reportFailure } from './report-failure.js';

export interface WorkplaceRoom {
  readonly maker: RoomMaker;
  readonly isShort: ReadonlySignal<boolean>;
}

export function openRoom({ tables }: StationDatabase, nowMs: () => number): WorkplaceRoom {
  const storage = 'storage' in navigator ? navigator.storage : undefined;
  const room = createRoom({
    estimate: storage && (() => storage.estimate()),
    nowMs,
    onFault: reportFailure,
  });
  const maker = createRoomMaker({
    room,
    dropCaches: () => dropCaches('caches' in window ? window.caches : undefined),
    giveUp: (wantBytes) =>
      giveUpOldEvents({ events: tables.events, nowMs: nowMs(), yieldToScreen }, wantBytes),
    nowMs,
    onFault: reportFailure,
  });
  return { maker, isShort: room.isShort };
}

/** The browser is asked to keep what a worker wrote once there is something of theirs. */
export function askOnceWorkIsHere(
  documents: Pick<TabletDocuments, 'onWritten'>,
  persistentStorage: PersistentStorage,
): Unsubscribe {
  return documents.onWritten((written) => {
    if (written.some(({ syncState }) => syncState === 'local')) persistentStorage.ask().catch(reportFailure);
  });
}
