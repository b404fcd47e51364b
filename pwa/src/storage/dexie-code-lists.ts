// National code lists in a database of their own on the tablet. Rows lie as one text a part: read back, that costs a tenth
// of what the browser takes to copy as many small arrays.

import type { Cells, CodeList } from '@tram/shared-schema/reference/code-list.js';
import { err, ok } from '@tram/shared-schema/result.js';
import { Dexie, type EntityTable } from 'dexie';
import type { HeldCodeLists } from '#code-lists/held-code-lists.js';
import type { DexieFactories } from './dexie-station-storage.js';
import { asStorageResult } from './storage-failure.js';

interface LaidPart {
  readonly digest: string;
  readonly rows: string;
}

const digestsOf = (list: CodeList | undefined): readonly string[] =>
  list?.parts.map(({ digest }) => digest) ?? [];

export const CODE_LISTS_DATABASE_NAME = 'tram-code-lists';

export interface OpenCodeLists extends HeldCodeLists {
  close(): void;
}

export function openCodeLists(factories?: DexieFactories, name = CODE_LISTS_DATABASE_NAME): OpenCodeLists {
  // Opened by the first question, which no start of the app asks.
  const dexie = new Dexie(name, { ...factories });
  dexie.version(1).stores({ lists: 'listId', parts: 'digest' });
  const lists: EntityTable<CodeList, 'listId'> = dexie.table('lists');
  const parts: EntityTable<LaidPart, 'digest'> = dexie.table('parts');
  return {
    list: (listId) => lists.get(listId),
    lists: () => lists.toArray(),
    async rowsOf(digest) {
      const part = await parts.get(digest);
      return part && (JSON.parse(part.rows) as readonly Cells[]);
    },
    async missingOf(digests) {
      const there = new Set(await parts.where('digest').anyOf(digests).primaryKeys());
      return digests.filter((digest) => !there.has(digest));
    },
    keepPart: ({ digest, rows }) =>
      asStorageResult(async () => {
        await parts.put({ digest, rows: JSON.stringify(rows) });
      }),
    async keepList(list) {
      const kept = await asStorageResult(() =>
        dexie.transaction('rw', lists, parts, async () => {
          const named = list.parts.map(({ digest }) => digest);
          if ((await parts.where('digest').anyOf(named).count()) < new Set(named).size) return false;
          const before = await lists.get(list.listId);
          await lists.put(list);
          const stillNamed = new Set((await lists.toArray()).flatMap(digestsOf));
          await parts.bulkDelete(digestsOf(before).filter((digest) => !stillNamed.has(digest)));
          return true;
        }),
      );
      if (!kept.ok) return kept;
      return kept.value ? ok(undefined) : err({ kind: 'parts-missing' });
    },
    close: () => dexie.close(),
  };
}
