// What belongs to the tablet whoever works on it: its own store, its session, the way to the server, its look.

import { signal, type ReadonlySignal } from '@preact/signals';
import { createSnackbarQueue, type SnackbarQueue } from '#ui/snackbar-queue.js';
import { chooseTheme } from '#ui/theme.js';
import { chooseLanguage } from '#text/language.js';
import type { Unsubscribe } from '#documents/tablet-documents.js';
import type { DraftStore } from '#drafts/draft-store.js';
import { createDeviceReporter, type DeviceReporter } from '#platform/device-report.js';
import { createHttpApi, type HttpApi } from '#platform/http-api.js';
import { createHttpSessionServer } from '#platform/http-session-server.js';
import { deviceMakings } from '#platform/device-makings.js';
import { systemClock } from '#platform/clock.js';
import { createIdSource, type IdSource } from '#platform/new-id.js';
import { createOtherTabs } from '#platform/broadcast-tabs.js';
import { createPersistentStorage, type PersistentStorage } from '#platform/persistent-storage.js';
import { createPasskeys } from '#platform/web-authn-passkeys.js';
import { createKeyChest } from '#platform/web-crypto-key-chest.js';
import { newPinStretch } from '#platform/web-crypto-pin-key.js';
import { createTabLock } from '#platform/web-tab-lock.js';
import { watchForUpdates, type AppUpdate } from '#platform/update-prompt.js';
import type { AccountBook } from '#session/account-book.js';
import type { DeviceStore, Preferences } from '#session/device-store.js';
import { dropKeysOfLostDevice } from '#session/drop-keys.js';
import type { KeyChest } from '#session/key-chest.js';
import type { OtherTabs } from '#session/other-tabs.js';
import type { Passkeys } from '#session/passkeys.js';
import type { RenewedSession } from '#session/renew-session.js';
import { openSessionKeeper, type SessionKeeper } from '#session/session-keeper.js';
import { createSessionVault, type SessionVault } from '#session/session-vault.js';
import { watchAccounts, type WatchedAccounts } from '#session/watch-accounts.js';
import type { SessionServer } from '#session/session-server.js';
import type { TabLock } from '#session/tab-lock.js';
import { createTabletClock, type TabletClock } from '#sync/tablet-clock.js';
import { createDexieAccountBook } from '#storage/dexie-account-book.js';
import { openDeviceDatabase } from '#storage/dexie-device-database.js';
import { createDexieDeviceStore } from '#storage/dexie-device-store.js';
import { openDrafts } from '#storage/dexie-draft-store.js';
import type { ClosedRow } from '#storage/row-sealing.js';
import type { Sealing } from '#storage/sealing.js';
import { reportFailure } from './report-failure.js';
import { APP_VERSION } from './version.js';

export interface TabletDevice {
  /** What time it is, as far as the server told. */
  readonly clock: TabletClock;
  /** What the device's own clock says, right or wrong: for the line and the session. */
  readonly deviceNowMs: () => number;
  readonly ids: IdSource;
  readonly api: HttpApi;
  /** After each answer of the server's to a question asked by `api`. */
  onAnswer(this: void, listener: () => void): Unsubscribe;
  readonly store: DeviceStore;
  /** Half-written forms lie in the device's own database, sealed like the records of whoever is at work. */
  readonly openDrafts: (
    sealing: Sealing,
    onClosed: (closed: readonly ClosedRow[]) => void,
  ) => Promise<DraftStore>;
  readonly sessionServer: SessionServer;
  readonly keeper: SessionKeeper;
  /** Where the session of whoever is unlocked is kept. */
  readonly vault: SessionVault;
  readonly book: AccountBook;
  readonly people: WatchedAccounts;
  readonly chest: KeyChest;
  readonly passkeys: Passkeys;
  readonly otherTabs: OtherTabs;
  readonly lock: TabLock;
  readonly snackbars: SnackbarQueue;
  readonly persistentStorage: PersistentStorage;
  /** What the server's list of tablets shows of this one. */
  readonly reporter: DeviceReporter;
  readonly update: AppUpdate;
  readonly preferences: ReadonlySignal<Preferences>;
  changePreferences(next: Preferences): Promise<void>;
}

const ANSWER_TIMEOUT_MS = 30_000;
const STORAGE_ASKED = 'tram-storage-asked';

export const monotonicMs = (): number => performance.now();

export const schedule = (work: () => void, delayMs: number): (() => void) => {
  const timer = setTimeout(work, delayMs);
  return () => clearTimeout(timer);
};

export async function openDevice(onRenewed: (renewed: RenewedSession) => void): Promise<TabletDevice> {
  const nowMs = (): number => systemClock.nowMs();
  const database = openDeviceDatabase();
  const store = createDexieDeviceStore(database, deviceMakings);
  const book = createDexieAccountBook(database);
  const chest = createKeyChest({
    deviceKey: () => store.deviceKey(),
    newPinStretch: () => newPinStretch(monotonicMs),
  });
  await dropKeysOfLostDevice(book, store);
  const vault = createSessionVault({ book, chest, store });
  const persistentStorage = createPersistentStorage({
    storage: 'storage' in navigator ? navigator.storage : undefined,
    asked: {
      read: () => localStorage.getItem(STORAGE_ASKED),
      keep: (asked) => localStorage.setItem(STORAGE_ASKED, asked),
    },
    nowMs,
    isInstalled: () => matchMedia('(display-mode: standalone)').matches,
  });
  const reporter = createDeviceReporter({
    appVersion: APP_VERSION,
    storage: persistentStorage,
    nowMs,
    schedule,
    onFault: reportFailure,
  });
  const answers = new EventTarget();
  const api = createHttpApi({
    baseUrl: '',
    fetch: (input, init) => fetch(input, init),
    nowMs,
    timeoutMs: ANSWER_TIMEOUT_MS,
    report: () => reporter.report(),
    onAnswer: () => answers.dispatchEvent(new Event('answer')),
  });
  const lock = createTabLock('locks' in navigator ? navigator.locks : undefined);
  const clock = createTabletClock({
    deviceNowMs: nowMs,
    known: await store.measuredClock(),
    // Only a memory for the next start: this one knows it already.
    keep: (measured) => void store.keepMeasuredClock(measured),
  });
  const sessionServer = createHttpSessionServer(
    api,
    nowMs,
    (offsetMs) => clock.learn(offsetMs),
    () => store.deviceSecret(),
  );
  const keeper = await openSessionKeeper({ server: sessionServer, device: vault, lock, nowMs, onRenewed });
  const preferences = signal(await store.preferences());
  const show = async (next: Preferences): Promise<void> => {
    chooseTheme(next.theme, localStorage);
    await chooseLanguage(next.language);
  };
  await show(preferences.value);
  return {
    clock,
    deviceNowMs: nowMs,
    ids: createIdSource(() => clock.nowMs()),
    api,
    onAnswer(listener) {
      answers.addEventListener('answer', listener);
      return () => answers.removeEventListener('answer', listener);
    },
    store,
    openDrafts: (sealing, onClosed) => openDrafts({ database, sealing, onClosed }),
    sessionServer,
    keeper,
    vault,
    book,
    people: await watchAccounts({ book, lock, monotonicMs, schedule }),
    chest,
    passkeys: createPasskeys(navigator.credentials, window.PublicKeyCredential),
    otherTabs: createOtherTabs(),
    lock,
    snackbars: createSnackbarQueue(),
    persistentStorage,
    reporter,
    update: watchForUpdates({
      container: 'serviceWorker' in navigator ? navigator.serviceWorker : undefined,
      reload: () => location.reload(),
      nowMs,
      onUnavailable: () => undefined,
    }),
    preferences,
    async changePreferences(next) {
      preferences.value = next;
      await show(next);
      await store.keepPreferences(next);
    },
  };
}
