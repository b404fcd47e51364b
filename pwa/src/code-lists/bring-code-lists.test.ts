import { DEMO_UNITS } from '@tram/shared-schema/fixtures/demo-units.js';
import { err, ok } from '@tram/shared-schema/result.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { sha256Hex } from '#platform/sha256-hex.js';
import { createMemoryCodeLists, diagnosisList, unitList, type MadeList } from '#testing/memory-code-lists.js';
import { bringCodeLists } from './bring-code-lists.js';
import { createCodeListDesk } from './code-list-desk.js';
import type { CodeListServer } from './code-list-server.js';
import type { HeldCodeLists } from './held-code-lists.js';

interface Server extends CodeListServer {
  readonly asked: string[];
  offers: readonly MadeList[];
  /** Breaks the line after so many parts. */
  breaksAfter: number;
}

function serverWith(...offers: readonly MadeList[]): Server {
  const asked: string[] = [];
  const all = (server: Server) => server.offers.flatMap(({ parts }) => parts);
  const server: Server = {
    asked,
    offers,
    breaksAfter: Infinity,
    summaries: () =>
      Promise.resolve(ok(server.offers.map(({ list: { parts: _parts, ...summary } }) => summary))),
    list: (listId) => Promise.resolve(ok(server.offers.find(({ list }) => list.listId === listId)?.list)),
    part(digest) {
      if (asked.length >= server.breaksAfter) return Promise.resolve(err({ kind: 'unreachable' }));
      asked.push(digest);
      return Promise.resolve(ok(all(server).find((part) => part.digest === digest)));
    },
  };
  return server;
}

const ROWS = [{ code: 'J00', vi: 'Viêm mũi họng cấp', en: 'Common cold' }];
let held: HeldCodeLists;
beforeEach(() => {
  held = createMemoryCodeLists();
});
const bring = (server: CodeListServer) => bringCodeLists({ server, held, digestOf: sha256Hex });

describe('the national lists of a tablet', () => {
  it('come from the server, all of them', async () => {
    const server = serverWith(await unitList(), await diagnosisList(ROWS));
    expect(await bring(server)).toEqual(ok(['units', 'icd10']));
    const desk = createCodeListDesk(held, () => Promise.resolve());
    expect((await desk.units())?.lookup.unitOf('99001')?.name).toBe('Thử Nghiệm');
    expect((await desk.diagnoses())?.rows).toEqual(ROWS);
  });

  it('are asked for by name only, while nothing changed', async () => {
    const server = serverWith(await unitList());
    await bring(server);
    server.asked.length = 0;
    expect(await bring(server)).toEqual(ok([]));
    expect(server.asked).toEqual([]);
  });

  it('go on where the line broke, and are not used half', async () => {
    const units = await unitList();
    const server = serverWith(units);
    server.breaksAfter = 1;
    expect(await bring(server)).toEqual(err({ kind: 'unreachable' }));
    expect(await createCodeListDesk(held, () => Promise.resolve()).units()).toBeUndefined();
    server.breaksAfter = Infinity;
    server.asked.length = 0;
    expect(await bring(server)).toEqual(ok(['units']));
    expect(server.asked).toHaveLength(units.parts.length - 1);
  });

  it('of a newer version cost only the parts that changed', async () => {
    const server = serverWith(await unitList());
    await bring(server);
    server.offers = [await unitList(DEMO_UNITS.slice(0, -1), '01/10/2026')];
    server.asked.length = 0;
    expect(await bring(server)).toEqual(ok(['units']));
    expect(server.asked).toHaveLength(1);
  });

  it('are not taken where what came is not what was named', async () => {
    const { list, parts } = await unitList();
    const server = serverWith({ list, parts: parts.map((part) => ({ ...part, rows: [['00000', 'Khác']] })) });
    expect(await bring(server)).toEqual(err({ kind: 'moved-on' }));
    expect(await held.list('units')).toBeUndefined();
  });

  it('are asked for anew where a newer one came in between', async () => {
    const { list } = await unitList();
    expect(await bring(serverWith({ list, parts: [] }))).toEqual(err({ kind: 'moved-on' }));
  });

  it('of a kind only a newer app knows are left where they are', async () => {
    const { list, parts } = await unitList();
    expect(await bring(serverWith({ list: { ...list, listId: 'medicines' }, parts }))).toEqual(ok([]));
  });
});

describe('the desk where codes are looked up', () => {
  it('reads a list once, and gives way to the screen after each part and while it is laid out', async () => {
    const units = await unitList();
    held = createMemoryCodeLists(units);
    let turns = 0;
    const desk = createCodeListDesk(held, () => {
      turns += 1;
      return Promise.resolve();
    });
    const [one, two] = await Promise.all([desk.units(), desk.units()]);
    expect(one).toBe(two);
    expect(turns).toBeGreaterThan(units.parts.length);
    const before = turns;
    await desk.units();
    expect(turns).toBe(before);
  });

  it('has the newer list as soon as it is here', async () => {
    held = createMemoryCodeLists(await unitList());
    const desk = createCodeListDesk(held, () => Promise.resolve());
    expect((await desk.units())?.list.edition).toBe('02/08/2026');
    await bring(serverWith(await unitList(DEMO_UNITS.slice(0, -1), '01/10/2026')));
    expect((await desk.units())?.list.edition).toBe('01/10/2026');
    expect((await desk.units())?.lookup.unitOf('99110')).toBeUndefined();
  });

  it('says nothing where there is no list', async () => {
    const desk = createCodeListDesk(held, () => Promise.resolve());
    expect(await desk.units()).toBeUndefined();
    expect(await desk.diagnoses()).toBeUndefined();
  });
});
