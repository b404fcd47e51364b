// A newer version of the app: noticed, offered, never forced. The page that asked for it is loaded anew; another open
// page of this tablet keeps working and is offered the same.

import { signal, type ReadonlySignal } from '@preact/signals';
import { Workbox } from 'workbox-window';

export interface AppUpdate {
  readonly ready: ReadonlySignal<boolean>;
  /** Loads the page with the new version. */
  apply(): void;
  /** Browsers look for a new version only when a page is opened; this app stays open for days. Once an hour is enough. */
  look(): Promise<void>;
}

export interface UpdateParts {
  readonly container: ServiceWorkerContainer | undefined;
  readonly reload: () => void;
  readonly nowMs: () => number;
  /** Registering fails in private windows and on plain HTTP: the app then runs, but not without network. */
  readonly onUnavailable: () => void;
}

const LOOK_EVERY_MS = 60 * 60_000;

export function watchForUpdates({ container, reload, nowMs, onUnavailable }: UpdateParts): AppUpdate {
  const ready = signal(false);
  if (!container) {
    onUnavailable();
    return { ready, apply: reload, look: () => Promise.resolve() };
  }
  const workbox = new Workbox('/sw.js');
  let asked = false;
  // Registering looks too.
  let lookedAtMs = nowMs();
  workbox.addEventListener('waiting', () => (ready.value = true));
  workbox.addEventListener('controlling', (event) => {
    if (asked) reload();
    else if (event.isUpdate) ready.value = true;
  });
  const registered = workbox.register().then(
    () => true,
    () => {
      onUnavailable();
      return false;
    },
  );
  return {
    ready,
    apply() {
      asked = true;
      // Another page of this tablet may have started the new version already: then nothing waits.
      void container.getRegistration().then((registration) => {
        if (registration?.waiting) workbox.messageSkipWaiting();
        else reload();
      });
    },
    async look() {
      // A clock that was set back must not put the next look off for a year.
      if (Math.abs(nowMs() - lookedAtMs) < LOOK_EVERY_MS) return;
      const lastLookedAtMs = lookedAtMs;
      lookedAtMs = nowMs();
      if (!(await registered)) return;
      // Without a line there is nothing to find, and that is no failure: it looks again on the next page.
      await workbox.update().catch(() => (lookedAtMs = lastLookedAtMs));
    },
  };
}
