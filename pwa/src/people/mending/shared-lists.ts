// A few hundred combinations of defects among twenty thousand people: each is kept once.

import type { DefectId } from '@tram/shared-schema/people/record-defects.js';

export function createSharedLists(): (ids: readonly DefectId[]) => readonly DefectId[] {
  const known = new Map<string, readonly DefectId[]>();
  return (ids) => {
    const key = ids.join(' ');
    const list = known.get(key) ?? ids;
    known.set(key, list);
    return list;
  };
}
