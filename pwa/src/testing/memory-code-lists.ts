// HeldCodeLists in memory, and lists made of rows, for tests and for looking at screens.

import { DEMO_UNITS } from '@tram/shared-schema/fixtures/demo-units.js';
import {
  diagnosisCells,
  DIAGNOSIS_COLUMNS,
  type DiagnosisRow,
} from '@tram/shared-schema/encounters/diagnosis-rows.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import {
  cutIntoParts,
  type Cells,
  type CodeList,
  type CodeListId,
  type CodeListPart,
} from '@tram/shared-schema/reference/code-list.js';
import { LIST_KINDS } from '@tram/shared-schema/reference/list-kinds.js';
import { unitCells, UNIT_COLUMNS, type UnitRow } from '@tram/shared-schema/reference/unit-rows.js';
import { err, ok } from '@tram/shared-schema/result.js';
import type { HeldCodeLists } from '#code-lists/held-code-lists.js';
import { sha256Hex } from '#platform/sha256-hex.js';

export interface MadeList {
  readonly list: CodeList;
  readonly parts: readonly CodeListPart[];
}

export async function madeList(
  listId: CodeListId,
  columns: readonly string[],
  rows: readonly Cells[],
  edition: string,
): Promise<MadeList> {
  const parts: CodeListPart[] = [];
  for (const some of cutIntoParts(rows, LIST_KINDS[listId].groupOf))
    parts.push({
      type: 'code-list-part',
      schemaVersion: 1,
      digest: await sha256Hex(JSON.stringify(some)),
      rows: some,
    });
  const list: CodeList = {
    ...{ type: 'code-list', schemaVersion: 1, listId, edition, source: 'Danh sách thử', columns },
    effectiveFrom: '2026-08-02' as LocalDate,
    digest: await sha256Hex(parts.map(({ digest }) => digest).join()),
    rowCount: rows.length,
    endedCount: rows.filter(LIST_KINDS[listId].isEnded).length,
    parts: parts.map(({ digest, rows: own }) => ({ digest, rowCount: own.length })),
    importedAt: instantAt(Date.UTC(2026, 7, 3)),
    importedBy: 'system',
  };
  return { list, parts };
}

export const unitList = (units: readonly UnitRow[] = DEMO_UNITS, edition = '02/08/2026'): Promise<MadeList> =>
  madeList('units', UNIT_COLUMNS, units.map(unitCells), edition);

export const diagnosisList = (rows: readonly DiagnosisRow[], edition = 'Danh mục thử'): Promise<MadeList> =>
  madeList('icd10', DIAGNOSIS_COLUMNS, rows.map(diagnosisCells), edition);

export function createMemoryCodeLists(...made: readonly MadeList[]): HeldCodeLists {
  const lists = new Map(made.map(({ list }) => [list.listId as string, list]));
  const held = new Map(made.flatMap(({ parts }) => parts.map((part) => [part.digest, part.rows] as const)));
  return {
    list: (listId) => Promise.resolve(lists.get(listId)),
    lists: () => Promise.resolve([...lists.values()]),
    rowsOf: (digest) => Promise.resolve(held.get(digest)),
    missingOf: (digests) => Promise.resolve(digests.filter((digest) => !held.has(digest))),
    keepPart(part) {
      held.set(part.digest, part.rows);
      return Promise.resolve(ok(undefined));
    },
    keepList(list) {
      if (list.parts.some(({ digest }) => !held.has(digest)))
        return Promise.resolve(err({ kind: 'parts-missing' }));
      const before = lists.get(list.listId);
      lists.set(list.listId, list);
      const named = new Set([...lists.values()].flatMap(({ parts }) => parts.map(({ digest }) => digest)));
      for (const { digest } of before?.parts ?? []) if (!named.has(digest)) held.delete(digest);
      return Promise.resolve(ok(undefined));
    },
  };
}
