// Where the session of whoever is unlocked is kept: sealed on the disk for somebody with a PIN, in memory only for an
// office, and nowhere while the tablet is locked.

import type { AccountId } from '@tram/shared-schema/document/ids.js';
import { ok } from '@tram/shared-schema/result.js';
import type { AccountBook } from './account-book.js';
import type { DeviceStore, KeptSession } from './device-store.js';
import type { KeyChest } from './key-chest.js';

type Keeping =
  | { readonly kind: 'shut' }
  /** No records key, so no PIN: signing in again is what opens an office after a lock. */
  | { readonly kind: 'memory'; session: KeptSession }
  | { readonly kind: 'sealed'; readonly accountId: AccountId; readonly key: CryptoKey }
  /** From before PINs, in the clear; gone as soon as one is chosen. */
  | { readonly kind: 'legacy' };

export interface SessionVault extends Pick<DeviceStore, 'session' | 'keepSession' | 'onChanged'> {
  holdInMemory(session: KeptSession): void;
  openSealed(accountId: AccountId, key: CryptoKey): void;
  openLegacy(): void;
  shut(): void;
}

export interface SessionVaultParts {
  readonly book: AccountBook;
  readonly chest: Pick<KeyChest, 'sealSession' | 'openSession'>;
  readonly store: Pick<DeviceStore, 'session' | 'keepSession' | 'onChanged'>;
}

export function createSessionVault({ book, chest, store }: SessionVaultParts): SessionVault {
  let keeping: Keeping = { kind: 'shut' };

  async function sealedSession(accountId: AccountId, key: CryptoKey): Promise<KeptSession | undefined> {
    const account = await book.find(accountId);
    return account?.session && chest.openSession(key, accountId, account.session);
  }

  return {
    async session() {
      const from = keeping;
      switch (from.kind) {
        case 'shut':
          return undefined;
        case 'memory':
          return from.session;
        case 'legacy':
          return store.session();
        case 'sealed': {
          const session = await sealedSession(from.accountId, from.key);
          // Locked while it was being opened.
          return keeping === from ? session : undefined;
        }
      }
    },
    async keepSession(session) {
      const into = keeping;
      switch (into.kind) {
        case 'shut':
          return ok(undefined);
        case 'memory':
          if (into.session.account.accountId === session.account.accountId) into.session = session;
          return ok(undefined);
        case 'legacy':
          return store.keepSession(session);
        case 'sealed': {
          if (into.accountId !== session.account.accountId) return ok(undefined);
          const sealed = await chest.sealSession(into.key, session);
          const { stationName } = session;
          const kept = await book.change(into.accountId, (account) => ({
            ...account,
            displayName: session.account.displayName,
            ...(stationName !== undefined && { stationName }),
            // Keys that were dropped meanwhile stay dropped, and the session with them.
            ...(account.pin && { session: sealed }),
          }));
          return kept.ok ? ok(undefined) : kept;
        }
      }
    },
    onChanged(listener) {
      const stops = [book.onChanged(listener), store.onChanged(listener)];
      return () => stops.forEach((stop) => stop());
    },
    holdInMemory: (session) => void (keeping = { kind: 'memory', session }),
    openSealed: (accountId, key) => void (keeping = { kind: 'sealed', accountId, key }),
    openLegacy: () => void (keeping = { kind: 'legacy' }),
    shut: () => void (keeping = { kind: 'shut' }),
  };
}
