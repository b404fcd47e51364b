// Ids by what they share. A group nobody is left in is forgotten.

export interface Groups {
  of(key: string): ReadonlySet<string>;
  /** Out of the keys it no longer has, into those it has now. */
  move(id: string, before: Iterable<string | undefined> | undefined, now: Iterable<string | undefined>): void;
}

const NOBODY: ReadonlySet<string> = new Set();

export function createGroups(): Groups {
  const groups = new Map<string, Set<string>>();
  return {
    of: (key) => groups.get(key) ?? NOBODY,
    move(id, before, now) {
      for (const key of before ?? []) {
        const group = key === undefined ? undefined : groups.get(key);
        if (key !== undefined && group?.delete(id) && group.size === 0) groups.delete(key);
      }
      for (const key of now) {
        if (key === undefined) continue;
        const group = groups.get(key);
        if (group) group.add(id);
        else groups.set(key, new Set([id]));
      }
    },
  };
}
