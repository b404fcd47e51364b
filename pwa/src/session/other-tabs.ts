// The other tabs of this tablet: what one locks, all lock.

import type { AccountId } from '@tram/shared-schema/document/ids.js';

export interface OtherTabs {
  /** Whoever else is unlocked in another tab is locked there; `except`: who goes on working in this one. */
  lock(except?: AccountId): void;
  onLock(listener: (except: AccountId | undefined) => void): void;
}
