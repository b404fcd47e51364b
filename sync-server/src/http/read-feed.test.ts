import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import {
  documentId,
  type CentreId,
  type HamletId,
  type StationId,
} from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { CentreChangesLine, ChangesLine } from '@tram/shared-schema/sync/wire.js';
import { setHamlets } from '#admin/change-account.js';
import { createStation } from '#admin/create-place.js';
import { encounter, household, NOW_MS, person, ulidOf } from '#testing/documents.js';
import {
  furnish,
  signInAs,
  startServerUnderTest,
  type Caller,
  type Furnished,
  type ServerUnderTest,
} from '#testing/server-under-test.js';

let server: ServerUnderTest;
let at: Furnished;
let nurse: Caller;
let listening: Server;
beforeAll(async () => {
  server = await startServerUnderTest();
  at = await furnish(server);
  nurse = await signInAs(server, 'y1');
  listening = await new Promise<Server>((resolve) => {
    const opened = createServer(server.app).listen(0, '127.0.0.1', () => resolve(opened));
  });
});
afterAll(async () => {
  listening.closeAllConnections();
  listening.close();
  await server.close();
});

const PEOPLE = 1500;
const stationPath = (query = ''): string => `/api/v1/stations/${at.stationId}/changes${query}`;
const put = (stationId: StationId, docs: readonly TramDocument[]) =>
  server.deps.documents.writeDocuments(
    stationId,
    docs.map((doc) => ({ ...doc, stationId })),
  );
const docsOf = (lines: readonly { kind: string }[]): TramDocument[] =>
  (lines as ChangesLine[]).flatMap((line) => (line.kind === 'doc' ? [line.doc] : []));
const idsOf = (lines: readonly ChangesLine[]): string[] => docsOf(lines).map(({ _id }) => _id);
const peopleIn = (lines: readonly ChangesLine[]): string[] =>
  idsOf(lines).filter((id) => id.startsWith('person:'));

/** The lines that came whole before the line was cut after about `bytes`. */
function cutOff(caller: Caller, path: string, bytes: number): Promise<ChangesLine[]> {
  const { port } = listening.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${caller.token}`, 'accept-encoding': 'identity' };
    const request = get({ port, path, headers }, (reply) => {
      let text = '';
      const done = (): void => {
        reply.destroy();
        const whole = text.slice(0, text.lastIndexOf('\n')).split('\n');
        resolve(whole.map((line) => JSON.parse(line) as ChangesLine));
      };
      reply.setEncoding('utf8');
      reply.on('data', (chunk: string) => {
        text += chunk;
        if (text.length > bytes) done();
      });
      reply.on('end', done);
    });
    request.on('error', reject);
  });
}

describe('a station’s changes', () => {
  beforeAll(async () => {
    const docs = Array.from({ length: PEOPLE }, (_, n) =>
      person(n, { hamletId: n % 3 === 0 ? at.hamletB : at.hamletA }),
    );
    for (let from = 0; from < PEOPLE; from += 500) await put(at.stationId, docs.slice(from, from + 500));
    await put(at.stationId, [encounter(1, { hamletId: at.hamletA }), household(1, { hamletId: at.hamletA })]);
  });

  it('come in pages no larger than asked for, each closed by where to go on', async () => {
    const lines = await nurse.lines(stationPath('?pageBytes=20000'));
    let bytes = 0;
    let pages = 0;
    for (const line of lines) {
      if (line.kind === 'doc') bytes += Buffer.byteLength(JSON.stringify(line.doc));
      if (line.kind !== 'cursor') continue;
      expect(bytes).toBeLessThanOrEqual(20_000);
      bytes = 0;
      pages += 1;
    }
    expect(pages).toBeGreaterThan(20);
    expect([lines[0]?.kind, lines.at(-2)?.kind, lines.at(-1)?.kind]).toEqual(['hello', 'cursor', 'end']);
    expect(peopleIn(lines)).toHaveLength(PEOPLE);
  });

  it('go on after a broken line from the last whole page, with nothing missed and nothing twice', async () => {
    const whole = idsOf(await nurse.lines(stationPath()));
    const got: string[] = [];
    let query = '?pageBytes=16000';
    for (const bytes of [60_000, 150_000, 90_000, 1e9]) {
      const lines = await cutOff(nurse, stationPath(query), bytes);
      const lastPage = lines.findLastIndex((line) => line.kind === 'cursor');
      got.push(...idsOf(lines.slice(0, lastPage)));
      const [hello, last] = [lines[0], lines[lastPage]];
      if (hello?.kind !== 'hello' || last?.kind !== 'cursor') throw new Error('no page came whole');
      query = `?pageBytes=16000&epoch=${hello.epoch}&since=${encodeURIComponent(last.cursor)}`;
    }
    expect(got).toEqual(whole);
  });

  it('begin, for a tablet that asks so, with the newest visit, whom it is of and the hamlets, and are whole behind that', async () => {
    const lines = await nurse.lines(stationPath('?first=recent&pageBytes=20000'));
    const firstPage = lines.findIndex((line) => line.kind === 'cursor');
    const first = idsOf(lines.slice(0, firstPage));
    const visit = encounter(1);
    expect(first).toEqual(expect.arrayContaining([visit._id, visit.personId, at.hamletA]));
    expect(first.indexOf(visit.personId)).toBeLessThan(first.indexOf(visit._id));
    // Cut off behind the slice, a tablet goes on from the very beginning: the slice itself moves nothing.
    const [hello, cursor] = [lines[0], lines[firstPage]];
    if (hello?.kind !== 'hello' || cursor?.kind !== 'cursor') throw new Error('no page came whole');
    const from = `?first=recent&epoch=${hello.epoch}&since=${encodeURIComponent(cursor.cursor)}`;
    const whole = idsOf(await nurse.lines(stationPath()));
    expect(idsOf(await nurse.lines(stationPath(from)))).toEqual(whole);
    expect(idsOf(lines).slice(first.length)).toEqual(whole);
    const pending = lines.flatMap((line) => (line.kind === 'cursor' ? [line.pending] : []));
    expect(pending).toEqual([...pending].sort((a, b) => b - a));
    expect(pending.at(-1)).toBe(0);
  });

  it('with a wish nobody knows are refused by name', async () => {
    const reply = await nurse.get(stationPath('?first=oldest'));
    expect([reply.status, reply.body]).toEqual([
      400,
      { kind: 'bad-request', field: 'first', rule: 'unknown' },
    ]);
  });

  it('read by a tablet that went away are in the audit log all the same', async () => {
    await cutOff(nurse, stationPath('?pageBytes=16000'), 50_000);
    await expect
      .poll(async () => (await server.deps.audit.read({ limit: 1 }))[0]?.counts?.['read'])
      .toSatisfy((read) => typeof read === 'number' && read > 50 && read < PEOPLE);
  });

  it.each(['0', '-5', 'abc', '1e9', ''])('answer a strange page size (%s) without harm', async (size) => {
    const reply = await nurse.get(stationPath(`?pageBytes=${size}`));
    expect(reply.status).toBe(size === '0' ? 200 : 400);
  });

  it('show the community team the people of its hamlets and no encounter', async () => {
    const team = await signInAs(server, 'to');
    const docs = docsOf(await team.lines(stationPath()));
    const count = (type: string): number => docs.filter((doc) => doc.type === type).length;
    expect(count('person')).toBe(PEOPLE - PEOPLE / 3);
    expect(count('household')).toBe(1);
    expect(count('encounter')).toBe(0);
    expect(count('hamlet')).toBe(2);
    expect(count('worker')).toBeGreaterThan(3);
  });

  it('start over for the community team when its hamlets change, because its tablet lacks the new ones', async () => {
    const team = await signInAs(server, 'to');
    const lines = await team.lines(stationPath());
    const [hello] = lines;
    const cursor = lines.findLast((line) => line.kind === 'cursor');
    if (hello?.kind !== 'hello' || cursor?.kind !== 'cursor') throw new Error('no page');
    const from = `?epoch=${hello.epoch}&since=${encodeURIComponent(cursor.cursor)}`;
    expect(peopleIn(await team.lines(stationPath(from)))).toEqual([]);
    const account = at.accounts['to'] ?? at.admin;
    await setHamlets(server.deps, at.admin, account, [at.hamletA, at.hamletB] as HamletId[]);
    const reply = await team.get(stationPath(from));
    expect(reply.body).toMatchObject({ kind: 'epoch-changed' });
    expect(peopleIn(await team.lines(stationPath()))).toHaveLength(PEOPLE);
    await setHamlets(server.deps, at.admin, account, [at.hamletA]);
  });
});

describe('a centre’s changes', () => {
  let centre: Caller;
  const path = (query = '', centreId: string = at.centreId): string =>
    `/api/v1/centres/${centreId}/changes${query}`;
  const read = async (
    cursor?: string,
  ): Promise<{ lines: CentreChangesLine[]; docs: TramDocument[]; cursor: string }> => {
    const query = cursor === undefined ? '' : `?since=${encodeURIComponent(cursor)}`;
    const lines = (await centre.lines(path(query))) as readonly { kind: string }[] as CentreChangesLine[];
    const last = lines.findLast((line) => line.kind === 'cursor');
    return { lines, docs: docsOf(lines), cursor: last?.kind === 'cursor' ? last.cursor : (cursor ?? '') };
  };
  beforeAll(async () => {
    centre = await signInAs(server, 'tt');
    await put(at.otherStationId, [person(9000)]);
  });

  it('hold all its stations, each document with its station, and then only what is new', async () => {
    const first = await read();
    const stations = new Set(first.docs.map(({ stationId }) => stationId));
    expect([...stations].sort()).toEqual([at.stationId, at.otherStationId].sort());
    expect(first.docs.filter(({ type }) => type === 'encounter')).toHaveLength(1);
    expect((await read(first.cursor)).docs).toEqual([]);
    await put(at.otherStationId, [person(9001)]);
    const next = await read(first.cursor);
    expect(next.docs.map(({ _id }) => _id)).toEqual([person(9001)._id]);
    expect((await read(next.cursor)).docs).toEqual([]);
  });

  it('begin at the beginning for a station that joins later, and again for one whose database was restored', async () => {
    const { cursor } = await read();
    const joined = await createStation(server.deps, at.admin, { name: 'Trạm Mới', centreId: at.centreId });
    if (!joined.ok) throw new Error(joined.error.kind);
    await put(joined.value.stationId, [person(9100)]);
    const after = await read(cursor);
    expect(after.docs.map(({ _id }) => _id)).toEqual([joined.value.stationId, person(9100)._id]);
    const renewed = await server.deps.documents.renewEpoch(joined.value.stationId, instantAt(NOW_MS));
    const again = await read(after.cursor);
    expect(again.docs.map(({ _id }) => _id)).toEqual([joined.value.stationId, person(9100)._id]);
    const [hello] = again.lines;
    expect(hello).toMatchObject({ kind: 'hello', centreId: at.centreId });
    expect(hello?.kind === 'hello' && hello.stations).toContainEqual({
      stationId: joined.value.stationId,
      epoch: renewed.epoch,
    });
  });

  it('are written down for each station that was read', async () => {
    await read();
    const entries = await server.deps.audit.read({ limit: 3 });
    const subjects = entries.filter(({ act }) => act === 'documents-read').map(({ subject }) => subject);
    expect(subjects).toContain(at.stationId);
    expect(subjects).toContain(at.otherStationId);
  });

  it('are for the centre’s own account only, and for its own cursor', async () => {
    const other = documentId('centre', ulidOf(77)) as CentreId;
    expect((await centre.get(path('', other))).status).toBe(403);
    expect((await nurse.get(path())).status).toBe(403);
    expect((await centre.get(path('', 'nonsense'))).status).toBe(404);
    for (const since of ['abc', 'eyJhIjoxfQ', Buffer.from('[1,[["x","y"]]]').toString('base64url')]) {
      expect((await centre.get(path(`?since=${since}`))).body, since).toEqual({ kind: 'unknown-cursor' });
    }
  });
});
