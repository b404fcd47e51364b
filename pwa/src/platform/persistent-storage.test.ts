import { describe, expect, it } from 'vitest';
import { createPersistentStorage } from './persistent-storage.js';

function browserThat(grants: boolean): StorageManager & { asked: number } {
  let persisted = false;
  const storage = {
    asked: 0,
    persisted: () => Promise.resolve(persisted),
    persist: () => {
      storage.asked += 1;
      persisted = grants;
      return Promise.resolve(grants);
    },
    estimate: () => Promise.resolve({ usage: 300, quota: 1000 }),
  };
  return storage as unknown as StorageManager & { asked: number };
}

describe('the promise to keep the records', () => {
  it('is asked for and shown, with how full the tablet is', async () => {
    const kept = createPersistentStorage(browserThat(true));
    expect(kept.state.value).toBeUndefined();
    await kept.ask();
    expect(kept.state.value).toEqual({ persisted: true, usedBytes: 300, freeBytes: 700 });
  });

  it('is asked for once where it was given', async () => {
    const browser = browserThat(true);
    const kept = createPersistentStorage(browser);
    await kept.ask();
    await kept.ask();
    expect(browser.asked).toBe(1);
  });

  it('is shown as not given where the browser will not', async () => {
    const kept = createPersistentStorage(browserThat(false));
    await kept.ask();
    expect(kept.state.value?.persisted).toBe(false);
  });

  it('stays unknown in a browser that does not say', async () => {
    const kept = createPersistentStorage(undefined);
    await kept.ask();
    expect(kept.state.value).toBeUndefined();
  });
});
