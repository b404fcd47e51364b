// What belongs to the tablet whoever works on it: its own store, its session, the way to the server, its look.

import { signal, type ReadonlySignal } from '@preact/signals';
import { createSnackbarQueue, type SnackbarQueue } from '#ui/snackbar-queue.js';
import { chooseTheme } from '#ui/theme.js';
import { chooseLanguage } from '#text/language.js';
import type { DraftStore } from '#drafts/draft-store.js';
import { createHttpApi, type HttpApi } from '#platform/http-api.js';
import { createHttpSessionServer } from '#platform/http-session-server.js';
import { systemClock } from '#platform/clock.js';
import { createIdSource, newReplicaId, type IdSource } from '#platform/new-id.js';
import { createPersistentStorage, type PersistentStorage } from '#platform/persistent-storage.js';
import { createTabLock } from '#platform/web-tab-lock.js';
import { watchForUpdates, type AppUpdate } from '#platform/update-prompt.js';
import type { DeviceStore, Preferences } from '#session/device-store.js';
import { openSessionKeeper, type SessionKeeper } from '#session/session-keeper.js';
import type { SessionServer } from '#session/session-server.js';
import type { TabLock } from '#session/tab-lock.js';
import { createTabletClock, type TabletClock } from '#sync/tablet-clock.js';
import { openDeviceDatabase } from '#storage/dexie-device-database.js';
import { createDexieDeviceStore } from '#storage/dexie-device-store.js';
import { createDexieDraftStore } from '#storage/dexie-draft-store.js';

export interface TabletDevice {
  /** What time it is, as far as the server told. */
  readonly clock: TabletClock;
  /** What the device's own clock says, right or wrong: for the line and the session. */
  readonly deviceNowMs: () => number;
  readonly ids: IdSource;
  readonly api: HttpApi;
  readonly store: DeviceStore;
  readonly drafts: DraftStore;
  readonly sessionServer: SessionServer;
  readonly keeper: SessionKeeper;
  readonly lock: TabLock;
  readonly snackbars: SnackbarQueue;
  readonly persistentStorage: PersistentStorage;
  readonly update: AppUpdate;
  readonly preferences: ReadonlySignal<Preferences>;
  changePreferences(next: Preferences): Promise<void>;
}

const ANSWER_TIMEOUT_MS = 30_000;

export async function openDevice(): Promise<TabletDevice> {
  const nowMs = (): number => systemClock.nowMs();
  const database = openDeviceDatabase();
  const store = createDexieDeviceStore(database, newReplicaId);
  const api = createHttpApi({
    baseUrl: '',
    fetch: (input, init) => fetch(input, init),
    nowMs,
    timeoutMs: ANSWER_TIMEOUT_MS,
  });
  const lock = createTabLock('locks' in navigator ? navigator.locks : undefined);
  const clock = createTabletClock({
    deviceNowMs: nowMs,
    known: await store.measuredClock(),
    // Only a memory for the next start: this one knows it already.
    keep: (measured) => void store.keepMeasuredClock(measured),
  });
  const sessionServer = createHttpSessionServer(api, nowMs, (offsetMs) => clock.learn(offsetMs));
  const keeper = await openSessionKeeper({ server: sessionServer, device: store, lock, nowMs });
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
    store,
    drafts: createDexieDraftStore(database),
    sessionServer,
    keeper,
    lock,
    snackbars: createSnackbarQueue(),
    persistentStorage: createPersistentStorage('storage' in navigator ? navigator.storage : undefined),
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
