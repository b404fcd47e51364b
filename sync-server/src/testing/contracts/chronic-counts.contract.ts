// Counts of chronic care are the tablet's own: whatever store the records lie in, the server answers what the same rules
// make of the same documents, to whoever may read them, and writes down that they were read.

import { describe, expect, it } from 'vitest';
import { REGISTERS } from '@tram/shared-schema/chronic/registers.table.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { CentreChronicCountsReply, StationChronicCountsReply } from '@tram/shared-schema/sync/counts.js';
import { readCareFacts } from '#centre/read-care-facts.js';
import {
  cellsOf,
  chronicCommune,
  countedHere,
  daysAgo,
  ENROLLED,
  enrolled,
  heldHere,
  IN_EVERY_REGISTER,
  seen,
  TODAY,
} from '#testing/chronic-commune.js';
import type { CouchUnderTest } from '#testing/couch-under-test.js';
import {
  countedCentre,
  refusedByField,
  toldToWhoMayKnow,
  writtenDownAsRead,
} from '#testing/counted-centre.js';
import { person } from '#testing/documents.js';

export function chronicCountsContract(couch: CouchUnderTest): void {
  describe(`counts of chronic care on ${couch.name}`, () => {
    const docs = chronicCommune();
    const centre = countedCentre<CentreChronicCountsReply>(couch, {
      path: 'chronic',
      here: docs,
      elsewhere: [person(1), enrolled(1), seen(1, 10, 1)],
    });
    const { server, places, put, centreCounts, ofStation } = centre;

    it('are those a tablet makes of the same records, station by station and together', async () => {
      const reply = await centreCounts();
      const own = reply.stations.find(({ stationId }) => stationId === places().stationId);
      const here = countedHere(docs, { asOf: TODAY });
      expect(own?.registers).toEqual(here);
      expect(here.map(({ register }) => register)).toEqual([
        ...REGISTERS.map(({ code }) => code),
        'of-a-newer-app',
      ]);
      expect(reply).toMatchObject({ asOf: TODAY, centreId: places().centreId });
      expect(reply.stations.map(({ stationName }) => stationName)).toEqual(['Trạm Khác', 'Trạm Thử']);
      expect(reply.totals['hypertension']?.enrolled).toBe(ENROLLED + 2);
      expect(reply.totals['hypertension']?.controlled).toBe((here[0]?.total.controlled ?? 0) + 1);
    });

    it.each(REGISTERS.map((register) => [register.form, register] as const))(
      'are of a register %s that has the same in every cell here and there, this year and the year before',
      async (_form, register) => {
        const { people } = await readCareFacts({ documents: server().deps.documents }, places().stationId, {
          kinds: ['enrolment', 'follow-up'],
          people: 'with-facts',
        });
        for (const year of [2025, 2026]) {
          const there = cellsOf(register, year, people);
          expect(there).toEqual(cellsOf(register, year, heldHere(docs)));
          expect(there.length).toBeGreaterThan(1);
        }
        // Of one who is in all of them every column of a month says something.
        const own =
          cellsOf(register, 2026, people).find((cells) => cells[1] === person(IN_EVERY_REGISTER)._id) ?? [];
        const visit = daysAgo(70);
        const month = own.slice(10 + (Number(visit.slice(5, 7)) - 1) * register.columns.length);
        expect(month.slice(0, register.columns.length)).not.toContain('');
      },
    );

    it('are of the days and the register asked for', async () => {
      const [from, asOf] = [daysAgo(200), daysAgo(60)];
      const reply = await centreCounts(`?from=${from}&to=${asOf}&register=hypertension`);
      const own = reply.stations.find(({ stationId }) => stationId === places().stationId);
      expect(own?.registers).toEqual([countedHere(docs, { from, asOf })[0]]);
      expect(reply).toMatchObject({ from, asOf });
      expect(await centreCounts('?year=2026')).toEqual(await centreCounts());
      const yearBefore = await centreCounts('?year=2025');
      const then = yearBefore.stations.find(({ stationId }) => stationId === places().stationId);
      expect(yearBefore.asOf).toBe('2025-12-31');
      expect(then?.registers).toEqual(countedHere(docs, { asOf: '2025-12-31' as LocalDate }));
      const ofDiabetes = await centreCounts('?register=diabetes');
      expect(ofDiabetes.stations.map(({ registers }) => registers)).toMatchObject([
        [{ register: 'diabetes', total: { enrolled: 0 } }],
        [{ register: 'diabetes', total: { enrolled: 1, seen: 1 } }],
      ]);
    });

    it('are told to the station’s own people, of their station', async () => {
      for (const username of ['truong', 'y1']) {
        const body = (await ofStation(username)).body as StationChronicCountsReply;
        expect(body).toMatchObject({ stationId: places().stationId, stationName: 'Trạm Thử', asOf: TODAY });
        expect(body.registers).toEqual(countedHere(docs, { asOf: TODAY }));
      }
    });

    toldToWhoMayKnow(centre);
    writtenDownAsRead(centre);

    it('are new as soon as something of a station is', async () => {
      const before = (await centreCounts()).totals['hypertension'];
      expect((await centreCounts()).totals['hypertension']).toEqual(before);
      await put(places().otherStationId, [person(2), enrolled(2), seen(2, 0, 1)]);
      const after = (await centreCounts()).totals['hypertension'];
      expect(after?.enrolled).toBe((before?.enrolled ?? 0) + 1);
      expect(after?.controlled).toBe((before?.controlled ?? 0) + 1);
    });

    refusedByField(centre, [
      ['?from=2026-02-30', 'from', 'date'],
      ['?to=hôm%20nay', 'to', 'date'],
      ['?from=2026-05-04&to=2026-05-03', 'from', 'after-to'],
      ['?from=2026-05-05', 'from', 'after-to'],
      ['?year=26', 'year', 'year'],
      ['?year=2027', 'year', 'ahead'],
      ['?year=2026&to=2026-05-01', 'year', 'alone'],
      ['?register=A%2FB', 'register', 'code'],
      ['?from=2026-01-01&from=2026-01-02', 'from', 'date'],
    ]);
  });
}
