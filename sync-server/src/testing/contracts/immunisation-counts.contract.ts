// Counts of vaccines are the tablet's own: whatever store the records lie in, the server answers what the same rules make of
// the same documents, to whoever may read them, and writes down that they were read.

import { describe, expect, it } from 'vitest';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { careFactOf } from '@tram/shared-schema/due/care-fact.js';
import { compileSchedule } from '@tram/shared-schema/immunisation/compile-schedule.js';
import { countImmunisation } from '@tram/shared-schema/immunisation/counts/immunisation-counts.js';
import { lotCounts } from '@tram/shared-schema/immunisation/counts/lot-counts.js';
import { lastDayOf } from '@tram/shared-schema/immunisation/counts/month.js';
import { EPI_SCHEDULES } from '@tram/shared-schema/immunisation/epi-schedules.table.js';
import { judgeChild } from '@tram/shared-schema/immunisation/judge-child.js';
import { scheduleOn, withPublished } from '@tram/shared-schema/immunisation/schedule-on.js';
import { SCHEDULE_COLUMNS, scheduleCells } from '@tram/shared-schema/immunisation/schedule-rows.js';
import type { Schedule } from '@tram/shared-schema/immunisation/schedule.js';
import { finish } from '@tram/shared-schema/steps.js';
import type {
  CentreImmunisationCountsReply,
  StationImmunisationCountsReply,
} from '@tram/shared-schema/sync/immunisation-counts.js';
import type { SchedulePreviewReply } from '@tram/shared-schema/sync/schedule-preview.js';
import { importCodeList } from '#admin/import-code-list.js';
import { personFactOf } from '#centre/read-care-facts.js';
import type { CouchUnderTest } from '#testing/couch-under-test.js';
import {
  countedCentre,
  refusedByField,
  toldToWhoMayKnow,
  writtenDownAsRead,
} from '#testing/counted-centre.js';
import { person } from '#testing/documents.js';
import { signInAs } from '#testing/server-under-test.js';
import {
  bornAgo,
  CHILDREN,
  commune,
  dose,
  MONTH,
  PENTA_FROM_THREE_MONTHS,
  TODAY,
} from '#testing/vaccinated-commune.js';

/** What a tablet with these documents in its memory counts, and with these editions beside those it came with. */
function countedHere(docs: readonly TramDocument[], published: readonly Schedule[] = []) {
  const facts = docs.flatMap((doc) => careFactOf(doc) ?? []);
  const edition = scheduleOn(withPublished(EPI_SCHEDULES, published), lastDayOf(MONTH));
  if (!edition) throw new Error('no edition');
  const schedule = compileSchedule(edition);
  const people = docs.flatMap((doc) =>
    doc.type === 'person'
      ? [{ person: personFactOf(doc), facts: facts.filter(({ personId }) => personId === doc._id) }]
      : [],
  );
  const { total, hamlets } = finish(
    countImmunisation(people, MONTH, { judge: (subject, asOf) => judgeChild(schedule, subject, asOf) }),
  );
  const lots = lotCounts(
    docs.filter((doc) => doc.type === 'vaccine-lot'),
    docs.filter((doc) => doc.type === 'lot-movement'),
    facts.filter((fact) => fact.kind === 'dose'),
    MONTH,
  );
  return { total, hamlets, lots };
}

export function immunisationCountsContract(couch: CouchUnderTest): void {
  describe(`counts of vaccines on ${couch.name}`, () => {
    const docs = commune();
    const centre = countedCentre<CentreImmunisationCountsReply>(couch, {
      path: 'immunisation',
      here: docs,
      elsewhere: [person(1, { birthDate: bornAgo(1) }), dose(1, 1, 'bcg', 5)],
    });
    const { server, places, put, centreCounts, ofStation } = centre;

    it('are those a tablet makes of the same records, station by station and together', async () => {
      const reply = await centreCounts();
      const own = reply.stations.find(({ stationId }) => stationId === places().stationId);
      const here = countedHere(docs);
      expect(own).toMatchObject(here);
      expect(here.total.turnedOne).toBe(20);
      expect(here.total.dropOut).toEqual({ first: 20, last: 10 });
      expect(here.total).toMatchObject({ severeEvents: 1, unreported: 1 });
      expect(here.lots).toMatchObject([{ lotNumber: 'THU-9', received: 30 }]);
      expect(reply.total.turnedOne).toBe(21);
      expect(reply).toMatchObject({ month: MONTH, centreId: places().centreId });
    });

    it('are told to the station’s own people, of their station', async () => {
      const reply = await ofStation('truong', `?month=${MONTH}`);
      expect(reply.body as StationImmunisationCountsReply).toMatchObject({
        month: MONTH,
        ...countedHere(docs),
      });
    });

    toldToWhoMayKnow(centre);
    writtenDownAsRead(centre);

    it('are new as soon as a dose is', async () => {
      const before = (await centreCounts()).total.dropOut.last;
      await put(places().stationId, [dose(1, 3, 'penta', 92), dose(1, 4, 'penta', 122)]);
      expect((await centreCounts()).total.dropOut.last).toBe(before + 1);
    });

    refusedByField(centre, [
      ['?month=2026-13', 'month', 'month'],
      ['?month=2026', 'month', 'month'],
      ['?month=2999-01', 'month', 'ahead'],
      ['?month=2026-01&month=2026-02', 'month', 'month'],
    ]);

    it('say before an edition is published whom it would move, station by station, to the administrator alone', async () => {
      const rows = scheduleCells(PENTA_FROM_THREE_MONTHS);
      const ask = async (username: string, body: object = { rows }) =>
        (await signInAs(server(), username)).post('/api/v1/admin/schedule-preview', body);
      for (const username of ['truong', 'tt', 'to']) expect((await ask(username)).status).toBe(403);
      const cut = await ask('quantri', { rows: rows.slice(1) });
      expect(cut.body).toEqual({ kind: 'bad-request', field: 'rows', rule: 'schedule' });
      const { body } = await ask('quantri');
      const [edition] = (body as SchedulePreviewReply).editions;
      expect(edition).toMatchObject({ version: '2026-thu', follows: '2026-02', asOf: TODAY });
      const own = edition?.stations.find(({ stationId }) => stationId === places().stationId);
      // Whoever had the first at two months has none now; of those who had three, each counts for one less.
      expect(own?.moves).toMatchObject({ people: CHILDREN, moved: CHILDREN, judgedOtherwise: CHILDREN });
      expect(own?.moves.byVaccine['penta']).toMatchObject({ countsNoLonger: CHILDREN });
      expect(JSON.stringify(body)).not.toContain('person:');
    });

    it('judge doses already given again, as tablets do, once another edition was published', async () => {
      const own = [
        person(1, { birthDate: bornAgo(1) }),
        dose(1, 1, 'bcg', 5),
        ...[62, 92, 122].map((age, index) => dose(1, 2 + index, 'penta', age)),
      ];
      await put(places().otherStationId, own.slice(2));
      const station = async () =>
        (await centreCounts()).stations.find(({ stationId }) => stationId === places().otherStationId);
      expect(await station()).toMatchObject({ ...countedHere(own), schedule: { version: '2026-02' } });
      expect((await station())?.total.dropOut).toEqual({ first: 1, last: 1 });
      const imported = await importCodeList(server().deps, 'system', {
        listId: 'schedule',
        edition: 'Lịch thử',
        source: 'Tệp thử',
        effectiveFrom: PENTA_FROM_THREE_MONTHS.effectiveFrom,
        columns: SCHEDULE_COLUMNS,
        rows: scheduleCells(PENTA_FROM_THREE_MONTHS),
      });
      expect(imported.kind).toBe('imported');
      expect(await station()).toMatchObject({
        ...countedHere(own, [PENTA_FROM_THREE_MONTHS]),
        schedule: { version: '2026-thu' },
      });
      expect((await station())?.total.dropOut).toEqual({ first: 1, last: 0 });
    });
  });
}
