// Background Sync, where the browser has it (Chromium): the service worker is woken when there is a network and tells
// the open pages. See sw/wake-pages.ts for the other end.

import type { BrowserSync } from '#sync/browser-sync.js';

/** What the service worker says, and the tag it is woken by. */
export const SEND_TAG = 'tram-send';

interface SyncManager {
  register(tag: string): Promise<void>;
}
type Registration = ServiceWorkerRegistration & { readonly sync?: SyncManager };

const isSend = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'type' in message && message.type === SEND_TAG;

/** A page that is not under a service worker is not woken: it has none that could. */
export function createBrowserSync(container: ServiceWorkerContainer | undefined): BrowserSync {
  return {
    ask() {
      if (!container?.controller) return;
      void container.ready.then(async (registration: Registration) => {
        // Refused in private windows and where the worker forbade it; the page's own timers go on all the same.
        await registration.sync?.register(SEND_TAG).catch(() => undefined);
      });
    },
    onDue(run) {
      const onMessage = ({ data, ports }: MessageEvent): void => {
        if (!isSend(data)) return;
        void run().then((isDone) => ports[0]?.postMessage(isDone));
      };
      container?.addEventListener('message', onMessage);
      return () => container?.removeEventListener('message', onMessage);
    },
  };
}
