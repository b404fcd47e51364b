// What a tablet's place for national code lists promises, in memory and in the browser's database.

import { DEMO_UNITS } from '@tram/shared-schema/fixtures/demo-units.js';
import { beforeEach, describe, expect, it } from 'vitest';
import type { HeldCodeLists } from '#code-lists/held-code-lists.js';
import { unitList, type MadeList } from '../memory-code-lists.js';

export function heldCodeListsContract(name: string, open: () => HeldCodeLists): void {
  describe(`the lists held in ${name}`, () => {
    let held: HeldCodeLists;
    let first: MadeList;
    beforeEach(async () => {
      held = open();
      first = await unitList();
    });
    const keepAll = async ({ list, parts }: MadeList): Promise<void> => {
      for (const part of parts) expect(await held.keepPart(part)).toEqual({ ok: true, value: undefined });
      expect(await held.keepList(list)).toEqual({ ok: true, value: undefined });
    };
    const digests = ({ list }: MadeList): readonly string[] => list.parts.map(({ digest }) => digest);

    it('are none at first', async () => {
      expect(await held.list('units')).toBeUndefined();
      expect(await held.lists()).toEqual([]);
      expect(await held.missingOf(digests(first))).toEqual(digests(first));
      expect(await held.rowsOf(digests(first)[0] ?? '')).toBeUndefined();
    });

    it('come out as they came', async () => {
      await keepAll(first);
      expect(await held.list('units')).toEqual(first.list);
      for (const part of first.parts) expect(await held.rowsOf(part.digest)).toEqual(part.rows);
    });

    it('remember the parts of a list whose line broke', async () => {
      const [part] = first.parts;
      if (!part) throw new Error('a list without parts');
      await held.keepPart(part);
      expect(await held.missingOf(digests(first))).toEqual(digests(first).slice(1));
      expect(await held.list('units')).toBeUndefined();
    });

    it('are not looked into before they are whole', async () => {
      const [part] = first.parts;
      if (part) await held.keepPart(part);
      expect(await held.keepList(first.list)).toEqual({ ok: false, error: { kind: 'parts-missing' } });
      expect(await held.list('units')).toBeUndefined();
    });

    it('let go of what only an older version had', async () => {
      await keepAll(first);
      const newer = await unitList(DEMO_UNITS.slice(0, -1), '01/10/2026');
      await keepAll(newer);
      const gone = digests(first).filter((digest) => !digests(newer).includes(digest));
      expect(gone).toHaveLength(1);
      for (const digest of gone) expect(await held.rowsOf(digest)).toBeUndefined();
      for (const digest of digests(newer)) expect(await held.rowsOf(digest)).toBeDefined();
      expect(await held.lists()).toEqual([newer.list]);
    });
  });
}
