import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_UNITS } from '@tram/shared-schema/fixtures/demo-units.js';
import type { AuditPage } from '@tram/shared-schema/sync/administration.js';
import type { CodeListImportReply, CodeListsReply } from '@tram/shared-schema/sync/code-lists.js';
import type { CodeList, CodeListPart } from '@tram/shared-schema/reference/code-list.js';
import { unitCells, UNIT_COLUMNS } from '@tram/shared-schema/reference/unit-rows.js';
import {
  furnish,
  signInAs,
  startServerUnderTest,
  type Caller,
  type ServerUnderTest,
} from '#testing/server-under-test.js';

let server: ServerUnderTest;
let admin: Caller;
let worker: Caller;
beforeAll(async () => {
  server = await startServerUnderTest();
  await furnish(server);
  admin = await signInAs(server, 'quantri');
  worker = await signInAs(server, 'y1');
});
afterAll(() => server.close());

const UNITS = '/api/v1/admin/code-lists/units';
const FIRST = {
  edition: '02/08/2026',
  source: 'Danh sách thử',
  effectiveFrom: '2026-08-02',
  columns: UNIT_COLUMNS,
  rows: DEMO_UNITS.map(unitCells),
};
const bring = async (body: object, path = UNITS): Promise<CodeListImportReply> =>
  (await admin.put(path, body)).body as CodeListImportReply;
const list = async (): Promise<CodeList> => (await worker.get('/api/v1/code-lists/units')).body as CodeList;
async function rowsOf({ parts }: CodeList): Promise<readonly (readonly string[])[]> {
  const read = parts.map(async ({ digest }) => {
    const answer = await worker.get(`/api/v1/code-list-parts/${digest}`);
    return (answer.body as CodeListPart).rows;
  });
  return (await Promise.all(read)).flat();
}

describe('a national list', () => {
  it('comes in from the administrator and goes out to whoever is signed in', async () => {
    expect(await bring(FIRST)).toMatchObject({
      kind: 'imported',
      list: { rowCount: DEMO_UNITS.length, endedCount: 0, edition: '02/08/2026' },
      changes: { added: DEMO_UNITS.length, ended: 0 },
    });
    const { lists } = (await worker.get('/api/v1/code-lists')).body as CodeListsReply;
    expect(lists).toHaveLength(1);
    expect(lists[0]).not.toHaveProperty('parts');
    const whole = await list();
    expect(whole.digest).toBe(lists[0]?.digest);
    expect((await rowsOf(whole)).toSorted()).toEqual(FIRST.rows.toSorted());
  });

  it('brought twice is brought once', async () => {
    const before = await list();
    server.advance(60_000);
    expect(await bring(FIRST)).toMatchObject({ kind: 'unchanged' });
    expect(await list()).toEqual(before);
  });

  it('in a newer version ends what it no longer has, and shares the parts that stayed', async () => {
    const before = await list();
    const newer = {
      ...FIRST,
      edition: '01/10/2026',
      effectiveFrom: '2026-10-01',
      rows: FIRST.rows.slice(0, -1),
    };
    expect(await bring(newer)).toMatchObject({ kind: 'imported', changes: { ended: 1, added: 0 } });
    const after = await list();
    expect(after).toMatchObject({ rowCount: FIRST.rows.length, endedCount: 1 });
    const ended = (await rowsOf(after)).find(([code]) => code === '99110');
    expect(ended?.[5]).toBe('2026-10-01');
    const kept = new Set(before.parts.map(({ digest }) => digest));
    expect(after.parts.filter(({ digest }) => !kept.has(digest))).toHaveLength(1);
  });

  it('that is older than the one that stands is not taken, unless it shall stand in its place', async () => {
    expect(await bring(FIRST)).toEqual({
      kind: 'not-imported',
      denial: { kind: 'older-than-standing', standingFrom: '2026-10-01' },
    });
    expect(await bring({ ...FIRST, replace: true })).toMatchObject({ kind: 'imported' });
    expect(await list()).toMatchObject({ endedCount: 0, effectiveFrom: '2026-08-02' });
  });

  it('cut short is not taken, unless somebody says that so much ends', async () => {
    const short = { ...FIRST, effectiveFrom: '2026-11-01', rows: FIRST.rows.slice(0, 5) };
    expect(await bring(short)).toEqual({
      kind: 'not-imported',
      denial: { kind: 'ends-many', ended: DEMO_UNITS.length - 5, of: DEMO_UNITS.length },
    });
    expect(await bring({ ...short, mayEndMany: true })).toMatchObject({ kind: 'imported' });
  });

  it('is noted in the audit log with its counts', async () => {
    const { entries } = (await admin.get('/api/v1/admin/audit')).body as AuditPage;
    const noted = entries.filter(({ act }) => act === 'code-list-imported');
    expect(noted).toHaveLength(4);
    expect(noted.at(-1)).toMatchObject({ subject: 'units', counts: { rows: DEMO_UNITS.length } });
  });
});

describe('the door for lists', () => {
  it('is closed to strangers, and to lists from anybody but an administrator', async () => {
    expect((await worker.put(UNITS, FIRST)).status).toBe(403);
    expect((await supertest(server.app).get('/api/v1/code-lists')).status).toBe(401);
  });

  it('names what is wrong with a request', async () => {
    expect((await admin.put('/api/v1/admin/code-lists/khac', FIRST)).status).toBe(404);
    expect((await admin.put(UNITS, { ...FIRST, rows: [] })).body).toMatchObject({
      kind: 'bad-request',
      field: 'rows',
    });
    expect((await admin.put(UNITS, { ...FIRST, effectiveFrom: '2026-02-30' })).body).toMatchObject({
      kind: 'bad-request',
      field: 'effectiveFrom',
    });
    expect(await bring({ ...FIRST, columns: ['code', 'name'] })).toMatchObject({
      denial: { kind: 'unknown-columns' },
    });
  });

  it('has no list and no part it does not have', async () => {
    expect((await worker.get('/api/v1/code-lists/icd10')).status).toBe(404);
    expect((await worker.get('/api/v1/code-list-parts/abc')).status).toBe(404);
    expect((await worker.get(`/api/v1/code-list-parts/${'0'.repeat(64)}`)).status).toBe(404);
  });

  it('lets a whole list of 15,000 rows in', async () => {
    const rows = Array.from({ length: 15_000 }, (_, n) => [
      `${'ABCDEFGHIJKLM'.charAt(n % 13)}${String(Math.floor(n / 13) % 100).padStart(2, '0')}.${Math.floor(n / 1300)}`,
      `Bệnh thử nghiệm số ${n} của bộ phận giả định, không đặc hiệu`,
      `Synthetic disease number ${n} of an imaginary organ, unspecified`,
    ]);
    const columns = ['code', 'vi', 'en', 'effectiveFrom', 'effectiveTo'];
    const reply = await bring({ ...FIRST, columns, rows }, '/api/v1/admin/code-lists/icd10');
    expect(reply).toMatchObject({ kind: 'imported', list: { rowCount: 15_000 } });
  });
});
