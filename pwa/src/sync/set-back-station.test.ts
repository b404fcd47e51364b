// @vitest-environment node
// Yesterday's backup put back under a real server with two tablets, whole and by real sync over real sockets. Nobody says
// that there was a restore. TRAM_RESTORE_DOCUMENTS=20000 prints what it costs (decisions/0005).

import {
  LIFECYCLE,
  type DocumentType,
  type TramDocument,
} from '@tram/shared-schema/document/document-types.js';
import { canonicalJson } from '@tram/shared-schema/document/canonical-json.js';
import { editRegistry } from '@tram/shared-schema/document/edit-registry.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { generateCommune } from '@tram/shared-schema/fixtures/synthetic-commune.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCountedLine, type CountedLine } from '#testing/contracts/counted-line.js';
import { startRealStation, type RealStation } from '#testing/contracts/real-station.js';
import { openRealTablet, type RealTablet } from '#testing/contracts/real-tablet.js';

const DOCUMENTS = Number(process.env['TRAM_RESTORE_DOCUMENTS'] ?? 600);
const LOST = 150;
const KB = 1024;
const PATIENCE_MS = 600_000;
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The first ten characters of a ULID. */
function encodeTime(ms: number): string {
  let [rest, text] = [ms, ''];
  for (let at = 0; at < 10; at += 1) {
    text = (CROCKFORD[rest % 32] ?? '0') + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

const TYPES = Object.keys(LIFECYCLE) as DocumentType[];

async function holdings(tablet: RealTablet): Promise<string> {
  const held = new Map<string, TramDocument>();
  for (const type of TYPES)
    await tablet.store.documents.readAll(type, (page) => page.forEach(({ doc }) => held.set(doc._id, doc)));
  return canonicalJson([...held].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

describe('yesterday’s backup put back under a station with two tablets', () => {
  let station: RealStation;
  const lines: CountedLine[] = [];
  const tablets: RealTablet[] = [];
  beforeAll(async () => {
    station = await startRealStation();
    for (const n of [1, 2]) {
      const line = await openCountedLine(station.port);
      lines.push(line);
      tablets.push(
        await openRealTablet({
          station,
          url: line.url,
          username: `yte${n}`,
          replicaId: `tablet000${n}` as ReplicaId,
          // Rounds only when they are asked for.
          schedule: () => () => undefined,
          nowMs: Date.now,
        }),
      );
    }
  }, PATIENCE_MS);
  afterAll(async () => {
    for (const tablet of tablets) await tablet.close();
    for (const line of lines) await line.close();
    await station.stop();
  });

  const at = (n: number): { tablet: RealTablet; line: CountedLine } => {
    const [tablet, line] = [tablets[n], lines[n]];
    if (!tablet || !line) throw new Error('no such tablet');
    return { tablet, line };
  };
  async function sync(n: number): Promise<{ bytes: number; ms: number }> {
    const { tablet, line } = at(n);
    const [bytes, ms, rounds] = [line.bytes(), performance.now(), tablet.rounds()];
    tablet.loop.sendNow();
    await expect
      .poll(() => tablet.rounds() > rounds && tablet.loop.status.value.phase === 'idle', {
        timeout: PATIENCE_MS,
        interval: 20,
      })
      .toBe(true);
    expect(tablet.loop.status.value.failure).toBeUndefined();
    return { bytes: line.bytes() - bytes, ms: performance.now() - ms };
  }
  const say = (what: string, { bytes, ms }: { bytes: number; ms: number }): void => {
    process.stdout.write(
      `${DOCUMENTS} records, ${what}: ${(bytes / KB).toFixed(1)} KB, ${Math.round(ms)} ms\n`,
    );
  };
  /** The records of a commune that does not exist, as this tablet would have written them. */
  function records(n: number, seed: string, count: number, isToday = true): TramDocument[] {
    const { stationId, createdBy } = at(n).tablet.person(1);
    const commune = generateCommune({
      seed,
      size: { persons: count },
      stationId,
      authorAccountIds: [createdBy.accountId],
      replicaId: createdBy.replicaId,
      today: '2026-03-02' as LocalDate,
    });
    const written: TramDocument[] = [];
    for (const doc of commune) {
      // What is new got its id today, as on a tablet; what is old has the ids of three years.
      const _id = isToday ? `${doc.type}:${encodeTime(Date.now())}${doc._id.slice(-16)}` : doc._id;
      if (doc.type !== 'hamlet') written.push({ ...doc, _id } as TramDocument);
      if (written.length === count) break;
    }
    return written;
  }

  it(
    'loses nothing that was acknowledged, and every tablet and the server end alike',
    async () => {
      const [first, second] = [at(0).tablet, at(1).tablet];
      const whole = records(0, 'ba năm', DOCUMENTS - LOST, false);
      for (let from = 0; from < whole.length; from += 500) {
        await first.store.documents.add(whole.slice(from, from + 500));
      }
      await sync(0);
      say('read from the beginning by a new tablet', await sync(1));
      await station.backUp();

      await first.store.documents.add(records(0, 'một ngày', LOST - 50));
      await second.store.documents.add(records(1, 'máy hai', 50));
      const edited = whole.find(({ type }) => type === 'person')?._id ?? '';
      const changed = await second.store.documents.change('person', edited, (doc) =>
        editRegistry(
          doc,
          { note: 'sau bản sao lưu' },
          {
            nowMs: Date.now(),
            replicaId: 'tablet0002' as ReplicaId,
            accountId: second.person(1).createdBy.accountId,
          },
        ),
      );
      expect(changed.ok).toBe(true);
      for (const n of [0, 1, 0]) await sync(n);
      const before = await holdings(first);
      await station.restore();

      // The work of the day goes on, and the database grows past where it was, before the second tablet comes.
      await first.store.documents.add(records(0, 'hôm sau', 20));
      say(`compared and ${LOST} sent again by the first tablet`, await sync(0));
      say('compared by the second tablet', await sync(1));
      for (const n of [0, 1]) await sync(n);
      say('a round with nothing new', await sync(0));

      const after = await holdings(first);
      expect(await holdings(second)).toBe(after);
      expect(JSON.parse(after)).toHaveLength((JSON.parse(before) as unknown[]).length + 20);
      const stored = await first.store.documents.get('person', edited);
      expect(stored?.doc.note).toBe('sau bản sao lưu');
      for (const { store } of [first, second]) {
        const counts = await store.documents.counts();
        expect(counts).toEqual({ waiting: 0, refused: 0, atServer: DOCUMENTS + 20 });
      }
    },
    PATIENCE_MS,
  );
});
