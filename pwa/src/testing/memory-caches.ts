// CacheStorage in memory, as much of it as the app uses.

export interface MemoryCaches {
  readonly caches: CacheStorage;
  /** What lies in which cache. */
  readonly held: ReadonlyMap<string, ReadonlySet<string>>;
  failPuts(failure: Error | undefined): void;
}

export function createMemoryCaches(names: readonly string[]): MemoryCaches {
  const held = new Map(names.map((name) => [name, new Set(['/file'])]));
  let failure: Error | undefined;
  const cacheOf = (name: string): Partial<Cache> => {
    const entries = held.get(name) ?? new Set<string>();
    held.set(name, entries);
    return {
      keys: () => Promise.resolve([...entries].map((path) => new Request(new URL(path, 'http://tram.test')))),
      delete: (request) => Promise.resolve(entries.delete(new URL((request as Request).url).pathname)),
      put(request) {
        if (failure) return Promise.reject(failure);
        entries.add(String(request));
        return Promise.resolve();
      },
    };
  };
  const caches: Partial<CacheStorage> = {
    has: (name) => Promise.resolve(held.has(name)),
    keys: () => Promise.resolve([...held.keys()]),
    open: (name) => Promise.resolve(cacheOf(name) as Cache),
    delete: (name) => Promise.resolve(held.delete(name)),
  };
  return {
    caches: caches as CacheStorage,
    held,
    failPuts(next) {
      failure = next;
    },
  };
}
