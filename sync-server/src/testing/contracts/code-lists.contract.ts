// What the store of national code lists promises on every CouchDB.

import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_UNITS } from '@tram/shared-schema/fixtures/demo-units.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { CodeList, CodeListPart } from '@tram/shared-schema/reference/code-list.js';
import { unitCells, UNIT_COLUMNS } from '@tram/shared-schema/reference/unit-rows.js';
import type { CodeLists } from '#ports.js';
import { NOW_MS } from '../documents.js';

export interface CodeListsUnderTest {
  readonly codeLists: CodeLists;
  /** The same as another server process on the same store would open them. */
  readonly second: CodeLists;
  close(): Promise<void>;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const rows = DEMO_UNITS.map(unitCells);

function partOf(...some: CodeListPart['rows']): CodeListPart {
  return { type: 'code-list-part', schemaVersion: 1, digest: sha256(JSON.stringify(some)), rows: some };
}

function listOf(edition: string, parts: readonly CodeListPart[]): CodeList {
  return {
    type: 'code-list',
    schemaVersion: 1,
    listId: 'units',
    edition,
    source: 'Danh sách thử',
    effectiveFrom: '2026-08-02' as LocalDate,
    columns: UNIT_COLUMNS,
    digest: sha256(edition + parts.map(({ digest }) => digest).join()),
    rowCount: parts.reduce((count, part) => count + part.rows.length, 0),
    endedCount: 0,
    parts: parts.map(({ digest, rows: own }) => ({ digest, rowCount: own.length })),
    importedAt: instantAt(NOW_MS),
    importedBy: 'system',
  };
}

export function codeListsContract(name: string, open: () => Promise<CodeListsUnderTest>): void {
  describe(`national code lists on ${name}`, () => {
    let under: CodeListsUnderTest;
    let standing: CodeList | undefined;
    beforeAll(async () => {
      under = await open();
    });
    afterAll(() => under.close());
    beforeEach(async () => {
      standing = await under.codeLists.read('units');
    });

    it('are none on a new server', async () => {
      expect(await under.codeLists.list()).toEqual([]);
      expect(await under.codeLists.read('icd10')).toBeUndefined();
      expect(await under.codeLists.readPart(sha256('nothing'))).toBeUndefined();
    });

    it('come out as they went in, also on another server of the same store', async () => {
      const parts = [partOf(...rows.slice(0, 4)), partOf(...rows.slice(4))];
      const list = listOf('thử 1', parts);
      expect(await under.codeLists.put(list, parts, standing?.digest)).toBe(true);
      expect(await under.second.list()).toEqual([list]);
      expect(await under.second.read('units')).toEqual(list);
      for (const part of parts) expect(await under.second.readPart(part.digest)).toEqual(part);
    });

    it('keep the parts a newer version shares with the one before', async () => {
      const [kept, changed] = [partOf(...rows.slice(0, 4)), partOf(['99999', 'Khác', 'commune', '98'])];
      const list = listOf('thử 2', [kept, changed]);
      expect(await under.codeLists.put(list, [kept, changed], standing?.digest)).toBe(true);
      expect(await under.second.read('units')).toEqual(list);
      expect(await under.second.readPart(kept.digest)).toEqual(kept);
    });

    it('are not written over by somebody who saw an older one', async () => {
      const part = partOf(['99998', randomUUID(), 'commune', '98']);
      const mine = listOf('của tôi', [part]);
      expect(await under.codeLists.put(mine, [part], sha256('an older one'))).toBe(false);
      expect(await under.codeLists.read('units')).toEqual(standing);
      const both = await Promise.all([
        under.codeLists.put(mine, [part], standing?.digest),
        under.second.put(listOf('của bạn', [part]), [part], standing?.digest),
      ]);
      expect(both.filter(Boolean)).toHaveLength(1);
    });
  });
}
