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

/** The key every PIN of the tablet is mixed with. */
export function loseDeviceKey(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('tram-device');
        opening.onerror = () => reject(opening.error ?? new Error('not opened'));
        opening.onsuccess = () => {
          const losing = opening.result.transaction('kept', 'readwrite');
          losing.objectStore('kept').delete('deviceKey');
          losing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
}

/** Everything the tablet knew of itself: who works on it, their keys, its name at the server. */
export function forgetItself(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('tram-device');
        opening.onerror = () => reject(opening.error ?? new Error('not opened'));
        opening.onsuccess = () => {
          const stores = [...opening.result.objectStoreNames];
          const emptying = opening.result.transaction(stores, 'readwrite');
          for (const store of stores) emptying.objectStore(store).clear();
          emptying.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
}
