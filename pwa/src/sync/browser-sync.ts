// The browser's own promise to come back when there is a network, also to a page that sleeps. Few browsers give it, and
// none keeps it for an app that is closed: see decision 0008.

import type { Unsubscribe } from '#documents/tablet-documents.js';

export interface BrowserSync {
  /** Asking twice is asking once. Nothing happens where the browser has no such thing. */
  ask(): void;
  /** `run` answers whether all is done; where it is not, the browser comes back later, a few times. */
  onDue(run: () => Promise<boolean>): Unsubscribe;
}
