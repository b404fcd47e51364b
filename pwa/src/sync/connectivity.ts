// When it is worth trying the line again, and how much may be asked of it.

import type { Unsubscribe } from '#documents/tablet-documents.js';

/** Why the line is used as little as can be: the worker asked for it, or it carries no more. */
export type Thrift = 'data-saver' | 'slow-line';

export interface Connectivity {
  /** The device came back to a network, or the worker came back to the app. */
  onHope(listener: () => void): Unsubscribe;
  /** False while another app is in front or the screen is locked. */
  isVisible(): boolean;
  onHidden(listener: () => void): Unsubscribe;
  thrift(): Thrift | undefined;
  onThrift(listener: () => void): Unsubscribe;
}
