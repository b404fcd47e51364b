// Whose page an entry of the browser's history is. One tablet, several people, one Back button: it must never lead to
// what somebody else had open.

import type { AccountId } from '@tram/shared-schema/document/ids.js';
import { TODAY_PATH } from './paths.js';

interface OwnedEntry {
  readonly tramOwner?: AccountId;
}

const ownerOf = (state: unknown): AccountId | undefined =>
  typeof state === 'object' && state !== null ? (state as OwnedEntry).tramOwner : undefined;

export interface OwnHistory {
  /** Somebody goes in: stays on the page where it is theirs or nobody's, and begins at the beginning where it is not. */
  enter(accountId: AccountId): void;
  /** After every change of page. */
  own(accountId: AccountId): void;
  /** Nobody is in: going back changes the address, and shows nothing. */
  leave(): void;
}

export function createOwnHistory(view: Window): OwnHistory {
  let inside: AccountId | undefined;
  const isForeign = (accountId: AccountId): boolean => {
    const owner = ownerOf(view.history.state);
    return owner !== undefined && owner !== accountId;
  };
  const own = (accountId: AccountId): void => {
    const state: OwnedEntry = { tramOwner: accountId };
    if (ownerOf(view.history.state) !== accountId) view.history.replaceState(state, '');
  };
  const startOver = (accountId: AccountId): void => {
    view.history.replaceState({ tramOwner: accountId } satisfies OwnedEntry, '', TODAY_PATH);
  };
  // Before the router hears of it: a foreign page is not even routed to.
  view.addEventListener(
    'popstate',
    () => {
      if (inside !== undefined && isForeign(inside)) startOver(inside);
    },
    true,
  );
  return {
    enter(accountId) {
      inside = accountId;
      if (isForeign(accountId)) startOver(accountId);
      else own(accountId);
    },
    own,
    leave() {
      inside = undefined;
    },
  };
}
