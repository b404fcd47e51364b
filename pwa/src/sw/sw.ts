// The service worker: the app's files are on the tablet, whole, before it says it is installed. It knows nothing of
// records: those go through the app's own store, never through a cache.

import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import type { PrecacheEntry } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { ANSWER_MS, SEND_TAG, wakePages } from './wake-pages.js';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] };

cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST);
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/(api|healthz|metrics)(\/|$)/],
  }),
);
// The first version takes the open page over at once, so that it also starts without network next time.
// A later version waits until the worker agrees: the app never changes under a nurse.
clientsClaim();
self.addEventListener('message', (event: ExtendableMessageEvent) => {
  const message: unknown = event.data;
  if (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    message.type === 'SKIP_WAITING'
  ) {
    void self.skipWaiting();
  }
});

/** Background Sync: Chromium's own, in no library of types yet. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}
self.addEventListener('sync', ((event: SyncEvent) => {
  if (event.tag !== SEND_TAG) return;
  const pages = self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  event.waitUntil(pages.then((open) => wakePages(open, ANSWER_MS)));
}) as EventListener);
