// Counts of chronic care are the tablet's own: whatever store the records lie in, the server answers what the same rules
// make of the same documents, to whoever may read them, and writes down that they were read.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chronicCounts } from '@tram/shared-schema/chronic/chronic-counts.js';
import type { Reached } from '@tram/shared-schema/chronic/target-reached.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { documentId, type StationId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { careFactOf } from '@tram/shared-schema/due/care-fact.js';
import { aFollowUp, anEnrolment } from '@tram/shared-schema/fixtures/care-builders.js';
import { addDays, localDateAt, startOfDayMs, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { CentreChronicCountsReply, StationChronicCountsReply } from '@tram/shared-schema/sync/counts.js';
import { personFactOf } from '#centre/read-care-facts.js';
import type { CouchUnderTest } from '#testing/couch-under-test.js';
import { NOW_MS, person, ulidOf } from '#testing/documents.js';
import {
  furnish,
  signInAs,
  startServerUnderTest,
  type Furnished,
  type ServerUnderTest,
} from '#testing/server-under-test.js';

const TODAY = localDateAt(NOW_MS);
/** More than one piece of what is read at a time. */
const ENROLLED = 620;
const daysAgo = (days: number): LocalDate => addDays(TODAY, -days);
const at = (on: LocalDate) => instantAt(startOfDayMs(on) + 3_600_000);

const enrolled = (n: number, register = 'hypertension') =>
  anEnrolment({
    _id: documentId('enrolment', ulidOf(10_000 + n)),
    personId: person(n)._id,
    register,
    enrolledOn: daysAgo(30 + (n % 300)),
    standing: n % 20 === 0 ? 'died' : 'under-care',
  });
const seen = (n: number, daysBefore: number, reached: Reached, status = 'completed') =>
  aFollowUp({
    _id: documentId('follow-up', ulidOf(20_000 + 1000 * daysBefore + n)),
    personId: person(n)._id,
    registers: ['hypertension'],
    occurredAt: at(daysAgo(daysBefore)),
    status,
    reached: { hypertension: reached },
  });

function commune(): TramDocument[] {
  const numbers = Array.from({ length: ENROLLED }, (_, n) => n);
  return [
    ...numbers.map((n) => person(n)),
    ...numbers.map((n) => enrolled(n)),
    ...numbers.filter((n) => n % 3 > 0).map((n) => seen(n, 20 + (n % 120), n % 2 === 0 ? 1 : 0)),
    // A person nobody follows, and a visit that was entered in error.
    person(5000),
    seen(4, 2, 1, 'entered-in-error'),
    // Another record of somebody, with a visit of its own.
    person(6000, { replacedBy: person(7)._id }),
    aFollowUp({ ...seen(7, 3, 1), personId: person(6000)._id }),
    enrolled(9_000, 'of-a-newer-app'),
    person(9_000),
  ];
}

/** What a tablet with these documents in its memory counts. */
function countedHere(docs: readonly TramDocument[], question: { from?: LocalDate; asOf: LocalDate }) {
  const facts = docs.flatMap((doc) => careFactOf(doc) ?? []);
  const people = docs.filter((doc) => doc.type === 'person' && doc.replacedBy === undefined);
  const joined = new Map(
    docs.flatMap((doc) => (doc.type === 'person' && doc.replacedBy ? [[doc._id, doc.replacedBy]] : [])),
  );
  return chronicCounts(
    people.flatMap((doc) =>
      doc.type === 'person'
        ? [
            {
              person: personFactOf(doc),
              facts: facts.filter(({ personId }) => (joined.get(personId) ?? personId) === doc._id),
            },
          ]
        : [],
    ),
    question,
  );
}

export function chronicCountsContract(couch: CouchUnderTest): void {
  describe(`counts of chronic care on ${couch.name}`, () => {
    const docs = commune();
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
      await put(places.stationId, docs);
      await put(places.otherStationId, [person(1), enrolled(1), seen(1, 10, 1)]);
    });
    afterAll(() => server.close());

    const centreCounts = async (query = ''): Promise<CentreChronicCountsReply> => {
      const caller = await signInAs(server, 'tt');
      const reply = await caller.get(`/api/v1/centres/${places.centreId}/counts/chronic${query}`);
      expect(reply.status).toBe(200);
      return reply.body as CentreChronicCountsReply;
    };

    it('are those a tablet makes of the same records, station by station and together', async () => {
      const reply = await centreCounts();
      const own = reply.stations.find(({ stationId }) => stationId === places.stationId);
      const here = countedHere(docs, { asOf: TODAY });
      expect(own?.registers).toEqual(here);
      expect(here.map(({ register }) => register)).toEqual(['hypertension', 'of-a-newer-app']);
      expect(reply).toMatchObject({ asOf: TODAY, centreId: places.centreId });
      expect(reply.stations.map(({ stationName }) => stationName)).toEqual(['Trạm Khác', 'Trạm Thử']);
      expect(reply.totals['hypertension']?.enrolled).toBe(ENROLLED + 1);
      expect(reply.totals['hypertension']?.controlled).toBe((here[0]?.total.controlled ?? 0) + 1);
    });

    it('are of the days and the register asked for', async () => {
      const [from, asOf] = [daysAgo(200), daysAgo(60)];
      const reply = await centreCounts(`?from=${from}&to=${asOf}&register=hypertension`);
      const own = reply.stations.find(({ stationId }) => stationId === places.stationId);
      expect(own?.registers).toEqual([countedHere(docs, { from, asOf })[0]]);
      expect(reply).toMatchObject({ from, asOf });
      expect(await centreCounts('?year=2026')).toEqual(await centreCounts());
      const yearBefore = await centreCounts('?year=2025');
      const then = yearBefore.stations.find(({ stationId }) => stationId === places.stationId);
      expect(yearBefore.asOf).toBe('2025-12-31');
      expect(then?.registers).toEqual(countedHere(docs, { asOf: '2025-12-31' as LocalDate }));
      const empty = await centreCounts('?register=diabetes');
      expect(empty.stations[0]?.registers).toMatchObject([{ register: 'diabetes', total: { enrolled: 0 } }]);
    });

    it('are told to the station’s own people, of their station', async () => {
      for (const username of ['truong', 'y1']) {
        const caller = await signInAs(server, username);
        const reply = await caller.get(`/api/v1/stations/${places.stationId}/counts/chronic`);
        const body = reply.body as StationChronicCountsReply;
        expect(body).toMatchObject({ stationId: places.stationId, stationName: 'Trạm Thử', asOf: TODAY });
        expect(body.registers).toEqual(countedHere(docs, { asOf: TODAY }));
      }
    });

    it.each([
      ['quantri', 403, 403],
      ['truong', 403, 200],
      ['to', 403, 403],
      ['khac', 403, 403],
      ['tt', 200, 200],
    ])(
      'are told to %s with %i of the centre and %i of the station',
      async (username, ofCentre, ofStation) => {
        const caller = await signInAs(server, username);
        const status = async (path: string) => (await caller.get(`/api/v1/${path}/counts/chronic`)).status;
        expect(await status(`centres/${places.centreId}`)).toBe(ofCentre);
        expect(await status(`stations/${places.stationId}`)).toBe(ofStation);
        expect(await status(`centres/${documentId('centre', ulidOf(9))}`)).toBe(403);
        expect(await status('centres/none')).toBe(404);
        expect(await status('stations/none')).toBe(404);
      },
    );

    it('are written down as a reading of each station', async () => {
      const before = (await server.deps.audit.read({ limit: 1 }))[0]?.sequence ?? 0;
      await centreCounts();
      const entries = await server.deps.audit.read({ limit: 20 });
      const read = entries.filter(({ sequence, act }) => sequence > before && act === 'documents-read');
      expect(read.map(({ subject }) => subject).sort()).toEqual(
        [places.stationId, places.otherStationId].sort(),
      );
      expect(read.every(({ actor }) => actor === places.accounts['tt'])).toBe(true);
    });

    it('are new as soon as something of a station is', async () => {
      const before = (await centreCounts()).totals['hypertension'];
      expect((await centreCounts()).totals['hypertension']).toEqual(before);
      await put(places.otherStationId, [person(2), enrolled(2), seen(2, 0, 1)]);
      const after = (await centreCounts()).totals['hypertension'];
      expect(after?.enrolled).toBe((before?.enrolled ?? 0) + 1);
      expect(after?.controlled).toBe((before?.controlled ?? 0) + 1);
    });

    it.each([
      ['?from=2026-02-30', 'from', 'date'],
      ['?to=hôm%20nay', 'to', 'date'],
      ['?from=2026-05-04&to=2026-05-03', 'from', 'after-to'],
      ['?from=2026-05-05', 'from', 'after-to'],
      ['?year=26', 'year', 'year'],
      ['?year=2027', 'year', 'ahead'],
      ['?year=2026&to=2026-05-01', 'year', 'alone'],
      ['?register=A%2FB', 'register', 'code'],
      ['?from=2026-01-01&from=2026-01-02', 'from', 'date'],
    ])('asked for %s say that %s is wrong: %s', async (query, field, rule) => {
      const caller = await signInAs(server, 'tt');
      const reply = await caller.get(`/api/v1/centres/${places.centreId}/counts/chronic${query}`);
      expect(reply.status).toBe(400);
      expect(reply.body).toEqual({ kind: 'bad-request', field, rule });
    });
  });
}
