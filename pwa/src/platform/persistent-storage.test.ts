import { beforeEach, describe, expect, it } from 'vitest';
import { createPersistentStorage, type PersistentStorage } from './persistent-storage.js';

const DAY_MS = 24 * 60 * 60_000;
let grants: boolean;
let persisted: boolean;
let questions: number;
let nowMs: number;
let kept: string | null;
let installed: boolean;
let storage: PersistentStorage;

const browser = (): StorageManager =>
  ({
    persisted: () => Promise.resolve(persisted),
    persist: () => {
      questions += 1;
      persisted = grants;
      return Promise.resolve(grants);
    },
    estimate: () => Promise.resolve({ usage: 300, quota: 1000 }),
  }) as Partial<StorageManager> as StorageManager;

const reopened = (manager: StorageManager | undefined = browser()): PersistentStorage =>
  createPersistentStorage({
    storage: manager,
    asked: { read: () => kept, keep: (asked) => (kept = asked) },
    nowMs: () => nowMs,
    isInstalled: () => installed,
  });

beforeEach(() => {
  [grants, persisted, questions, nowMs, kept, installed] = [true, false, 0, 1_000_000, null, false];
  storage = reopened();
});

describe('the browser’s promise to keep the records', () => {
  it('is asked for once there is work, and then known', async () => {
    await storage.refresh();
    expect(storage.state.value).toEqual({ promise: 'not-asked', usedBytes: 300, freeBytes: 700 });
    expect(questions).toBe(0);
    await storage.ask();
    expect(storage.state.value?.promise).toBe('given');
    await storage.ask();
    await reopened().ask();
    expect(questions).toBe(1);
  });

  it('that was refused is said, and not asked for again after every record', async () => {
    grants = false;
    await storage.ask();
    await storage.ask();
    expect(questions).toBe(1);
    expect(storage.state.value?.promise).toBe('refused');
    storage = reopened();
    await storage.refresh();
    await storage.ask();
    expect(storage.state.value?.promise).toBe('refused');
    expect(questions).toBe(1);
  });

  it('is asked for again the next day, once the app is installed, and when the worker wants it', async () => {
    grants = false;
    await storage.ask();
    nowMs += DAY_MS;
    await storage.ask();
    expect(questions).toBe(2);
    installed = true;
    await storage.ask();
    await storage.ask();
    expect(questions).toBe(3);
    grants = true;
    await storage.askAgain();
    expect(storage.state.value?.promise).toBe('given');
  });

  it('is asked for again in spite of a clock that was set back', async () => {
    grants = false;
    await storage.ask();
    nowMs -= 400 * DAY_MS;
    await storage.ask();
    expect(questions).toBe(2);
  });

  it('is not asked for in a browser that does not know the question', async () => {
    const old = createPersistentStorage({
      storage: undefined,
      asked: { read: () => kept, keep: () => undefined },
      nowMs: () => nowMs,
      isInstalled: () => false,
    });
    await old.ask();
    await old.refresh();
    expect(old.state.value).toBeUndefined();
  });
});
