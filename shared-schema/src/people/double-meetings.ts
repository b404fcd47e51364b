// Brings together whoever may be doubles of each other: everybody is put down under what they share once, and only those
// who meet there are compared. Twenty thousand people make a few hundred pairs, not two hundred million.

import type { DoubleFacts } from './double-facts.js';
import { MOST_NAMESAKES, MOST_SHARING } from './double-rules.table.js';
import { isNameKey, meetingKeys } from './doubles.js';

export interface DoubleMeetings<Id extends string> {
  /** Taken in twice, somebody still meets the others once. */
  take(id: Id, facts: DoubleFacts): void;
  /** Each pair once, the smaller id first. */
  pairs(): IterableIterator<readonly [Id, Id]>;
}

export const pairKeyOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

export function createDoubleMeetings<Id extends string>(): DoubleMeetings<Id> {
  /** Most are alone under their keys: a list is made only where somebody else comes. */
  const alone = new Map<string, Id>();
  const together = new Map<string, Set<Id>>();

  function put(key: string, id: Id): void {
    const group = together.get(key);
    const first = alone.get(key);
    if (group) group.add(id);
    else if (first === undefined) alone.set(key, id);
    else if (first !== id) {
      together.set(key, new Set([first, id]));
      alone.delete(key);
    }
  }

  return {
    take(id, facts) {
      for (const key of meetingKeys(facts)) put(key, id);
    },
    *pairs() {
      const told = new Set<string>();
      for (const [key, group] of together) {
        if (group.size > (isNameKey(key) ? MOST_NAMESAKES : MOST_SHARING)) continue;
        const ids = [...group].sort();
        for (const [at, a] of ids.entries()) {
          for (const b of ids.slice(at + 1)) {
            const pair = pairKeyOf(a, b);
            if (told.has(pair)) continue;
            told.add(pair);
            yield [a, b];
          }
        }
      }
    },
  };
}
