// What a bad disk and a forgetful browser do to a tablet, done to its databases while the app is open.

import type { Page } from '@playwright/test';

/** The newest record of a kind loses its last letters, as where a page of the disk was not written whole. */
export function tearNewest(page: Page, collection: 'registry' | 'events', type: string): Promise<void> {
  return page.evaluate(
    async ({ collection, type }) => {
      const done = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error ?? new Error('not done'));
        });
      const names = (await indexedDB.databases()).map(({ name = '' }) => name);
      const name = names.find((one) => one.startsWith('rxdb-dexie-tram-') && one.endsWith(`--${collection}`));
      if (name === undefined) throw new Error('the tablet keeps no such records');
      const database = await done(indexedDB.open(name));
      const rows = database.transaction('docs', 'readwrite').objectStore('docs');
      const ids = await done(rows.getAllKeys(IDBKeyRange.bound(`${type}:`, `${type};`)));
      const row = (await done(rows.get(ids.at(-1) ?? ''))) as { doc: string };
      await done(rows.put({ ...row, doc: row.doc.slice(0, -4) }));
      database.close();
    },
    { collection, type },
  );
}

interface Kept {
  readonly store: string;
  readonly key: string;
}

/** One thing the tablet knows of itself, or all of it. */
function eraseFromDevice(page: Page, only?: Kept): Promise<void> {
  return page.evaluate(
    (kept) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('tram-device');
        opening.onerror = () => reject(opening.error ?? new Error('not opened'));
        opening.onsuccess = () => {
          const stores = kept ? [kept.store] : [...opening.result.objectStoreNames];
          const erasing = opening.result.transaction(stores, 'readwrite');
          if (kept) erasing.objectStore(kept.store).delete(kept.key);
          else for (const store of stores) erasing.objectStore(store).clear();
          erasing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    only,
  );
}

/** The key every PIN of the tablet is mixed with. */
export const loseDeviceKey = (page: Page): Promise<void> =>
  eraseFromDevice(page, { store: 'kept', key: 'deviceKey' });

/** Everything the tablet knew of itself: who works on it, their keys, its name at the server. */
export const forgetItself = (page: Page): Promise<void> => eraseFromDevice(page);
