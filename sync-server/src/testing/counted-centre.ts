// A centre of two stations with their records, whose counts of one kind are asked for over HTTP; and what is promised of
// counts of every kind: who is told them, and that each reading is written down.

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { documentId, type StationId } from '@tram/shared-schema/document/ids.js';
import type { CouchUnderTest } from './couch-under-test.js';
import { ulidOf } from './documents.js';
import {
  furnish,
  signInAs,
  startServerUnderTest,
  type Caller,
  type Furnished,
  type ServerUnderTest,
} from './server-under-test.js';

type Reply = Awaited<ReturnType<Caller['get']>>;

export interface CountedCentre<Counts> {
  readonly server: () => ServerUnderTest;
  readonly places: () => Furnished;
  put(stationId: StationId, written: readonly TramDocument[]): Promise<unknown>;
  /** As the centre's own account is told them. */
  centreCounts(query?: string): Promise<Counts>;
  ofCentre(username: string, query?: string, centreId?: string): Promise<Reply>;
  ofStation(username: string, query?: string, stationId?: string): Promise<Reply>;
}

export interface Counting {
  /** The last part of their address. */
  readonly path: string;
  readonly here: readonly TramDocument[];
  readonly elsewhere: readonly TramDocument[];
}

/** Within a `describe`: opened before its tests, closed behind them. */
export function countedCentre<Counts>(couch: CouchUnderTest, counting: Counting): CountedCentre<Counts> {
  let server: ServerUnderTest;
  let places: Furnished;
  const put = (stationId: StationId, written: readonly TramDocument[]) =>
    server.deps.documents.writeDocuments(
      stationId,
      written.map((doc) => ({ ...doc, stationId })),
    );
  beforeAll(async () => {
    server = await startServerUnderTest({}, { mayKeepUnsent: true }, couch);
    places = await furnish(server);
    await put(places.stationId, counting.here);
    await put(places.otherStationId, counting.elsewhere);
  });
  afterAll(() => server.close());

  const callers = new Map<string, Promise<Caller>>();
  async function ask(username: string, place: string, query: string): Promise<Reply> {
    const signedIn = callers.get(username) ?? signInAs(server, username);
    callers.set(username, signedIn);
    return (await signedIn).get(`/api/v1/${place}/counts/${counting.path}${query}`);
  }
  const ofCentre: CountedCentre<Counts>['ofCentre'] = (username, query = '', id = places.centreId) =>
    ask(username, `centres/${id}`, query);
  const ofStation: CountedCentre<Counts>['ofStation'] = (username, query = '', id = places.stationId) =>
    ask(username, `stations/${id}`, query);
  return {
    server: () => server,
    places: () => places,
    put,
    ofCentre,
    ofStation,
    async centreCounts(query) {
      const reply = await ofCentre('tt', query);
      expect(reply.status).toBe(200);
      return reply.body as Counts;
    },
  };
}

export function toldToWhoMayKnow({ ofCentre, ofStation }: CountedCentre<unknown>): void {
  it.each([
    ['quantri', 403, 403],
    ['truong', 403, 200],
    ['to', 403, 403],
    ['khac', 403, 403],
    ['tt', 200, 200],
  ])('are told to %s with %i of the centre and %i of the station', async (username, centre, station) => {
    expect((await ofCentre(username)).status).toBe(centre);
    expect((await ofStation(username)).status).toBe(station);
    expect((await ofCentre(username, '', documentId('centre', ulidOf(9)))).status).toBe(403);
    expect((await ofCentre(username, '', 'none')).status).toBe(404);
    expect((await ofStation(username, '', 'none')).status).toBe(404);
  });
}

export function writtenDownAsRead({ server, places, centreCounts }: CountedCentre<unknown>): void {
  it('are written down as a reading of each station', async () => {
    const { audit } = server().deps;
    const before = (await audit.read({ limit: 1 }))[0]?.sequence ?? 0;
    await centreCounts();
    const entries = await audit.read({ limit: 20 });
    const read = entries.filter(({ sequence, act }) => sequence > before && act === 'documents-read');
    const { stationId, otherStationId, accounts } = places();
    expect(read.map(({ subject }) => subject).sort()).toEqual([stationId, otherStationId].sort());
    expect(read.every(({ actor }) => actor === accounts['tt'])).toBe(true);
  });
}

export function refusedByField(
  { ofCentre }: CountedCentre<unknown>,
  questions: readonly (readonly [query: string, field: string, rule: string])[],
): void {
  it.each(questions)('asked for %s say that %s is wrong: %s', async (query, field, rule) => {
    const reply = await ofCentre('tt', query);
    expect(reply.status).toBe(400);
    expect(reply.body).toEqual({ kind: 'bad-request', field, rule });
  });
}
