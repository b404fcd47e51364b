// When it is worth trying the line again.

import type { Unsubscribe } from '#documents/tablet-documents.js';

export interface Connectivity {
  /** The device came back to a network, or the worker came back to the app. */
  onHope(listener: () => void): Unsubscribe;
}
