// The search of the one box, which also knows temporary codes: a code typed whole is looked up by itself, because the
// index holds names and numbers only. Costs a letter nothing but a look at how the text begins.

import { parseTemporaryCode } from '@tram/shared-schema/people/temporary-code.js';
import type { PersonHit } from '@tram/shared-schema/people/person-hit.js';
import type { PersonDirectory } from './person-directory.js';

export function searchWithCodes(directory: PersonDirectory): PersonDirectory {
  return {
    ...directory,
    search(query, limit) {
      const hits = hitsByCode(query, directory);
      return hits.length > 0 ? hits : directory.search(query, limit);
    },
  };
}

function hitsByCode(query: string, directory: Pick<PersonDirectory, 'withNumber'>): readonly PersonHit[] {
  if (!/^\s*t/i.test(query)) return [];
  const code = parseTemporaryCode(query);
  if (!code.ok) return [];
  return directory.withNumber(code.value).map((person) => ({
    id: person.id,
    entry: person,
    match: 'every-word',
    nameRanges: [],
    matchedIn: ['temporary-code'],
  }));
}
