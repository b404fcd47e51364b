// A tablet's accounts and keys for tests: the real WebCrypto, with a stretch of the PIN that costs no time.

import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { deviceMakings } from '#platform/device-makings.js';
import { randomBytes } from '#platform/web-crypto-bytes.js';
import { createKeyChest } from '#platform/web-crypto-key-chest.js';
import { createTabLock } from '#platform/web-tab-lock.js';
import type { AccountBook } from '#session/account-book.js';
import type { DeviceStore, KeptSession } from '#session/device-store.js';
import { enrolByPin, type Enrolling } from '#session/enrol-account.js';
import type { KeyChest } from '#session/key-chest.js';
import { isPin, type Pin } from '#session/pin.js';
import type { UnlockParts } from '#session/unlock-account.js';
import { createDexieAccountBook } from '#storage/dexie-account-book.js';
import { openDeviceDatabase } from '#storage/dexie-device-database.js';
import { createDexieDeviceStore } from '#storage/dexie-device-store.js';
import { LIFE_MS, SAMPLE_RECORDS_KEY, sampleAccount } from './contracts/fake-session-server.js';
import { MORNING_MS, STATION_ID } from './contracts/sample-documents.js';

export const GOOD_PIN = pinOf('284917');
export const OTHER_PIN = pinOf('735102');

export function pinOf(text: string): Pin {
  if (!isPin(text)) throw new Error(`${text} is no PIN`);
  return text;
}

export interface PinDoor extends UnlockParts {
  readonly store: DeviceStore;
  readonly factory: IDBFactory;
  /** What the browser's clock says; a test sets it. */
  clock: number;
  close(): void;
}

export const signedIn = (changes: Partial<KeptSession> = {}): KeptSession => ({
  account: sampleAccount(STATION_ID),
  stationName: 'Trạm Mẫu',
  replicaId: 'tablet0001' as KeptSession['replicaId'],
  accessToken: 'access-1',
  accessExpiresAtMs: MORNING_MS + LIFE_MS,
  refreshToken: 'refresh-1',
  expired: false,
  ...changes,
});

/** Opened again with the same factory: the app closed and started anew. */
export function openPinDoor(factory = new IDBFactory()): PinDoor {
  const database = openDeviceDatabase({ indexedDB: factory, IDBKeyRange });
  const store = createDexieDeviceStore(database, deviceMakings);
  const chest: KeyChest = createKeyChest({
    deviceKey: () => store.deviceKey(),
    newPinStretch: () => Promise.resolve({ salt: randomBytes(16), iterations: 10 }),
  });
  const book: AccountBook = createDexieAccountBook(database);
  const door: PinDoor = {
    ...{ book, chest, store, factory },
    lock: createTabLock(undefined),
    clock: MORNING_MS,
    nowMs: () => door.clock,
    close: () => database.close(),
  };
  return door;
}

export async function enrolling(door: PinDoor, session = signedIn()): Promise<Enrolling> {
  const bundle = door.chest.newBundle(SAMPLE_RECORDS_KEY);
  const keys = await door.chest.keysOf(session.account.accountId, bundle);
  return { session, stationId: STATION_ID, bundle, keys };
}

/** Somebody signed in online and chose a PIN. */
export async function enrolled(door: PinDoor, pin: Pin = GOOD_PIN, session = signedIn()): Promise<void> {
  const kept = await enrolByPin(door, await enrolling(door, session), pin);
  if (!kept.ok) throw new Error(kept.error.kind);
}
