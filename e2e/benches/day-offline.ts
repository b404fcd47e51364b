// What a station of one nurse writes on one day without network, through the app's own use cases: 60 visits, 30 doses,
// 40 follow-ups, 20 corrections of people.

import type { VisitFields } from '@tram/pwa/src/chronic/visit/parse-visit.js';
import { newFollowUp } from '@tram/pwa/src/chronic/visit/record-visit.js';
import { recordEncounter } from '@tram/pwa/src/encounters/record-encounter.js';
import { recordDoses, type DoseFields } from '@tram/pwa/src/immunisation/record-doses.js';
import { editPerson } from '@tram/pwa/src/people/edit-person.js';
import { fieldsOf } from '@tram/pwa/src/people/person-fields.js';
import { personFormOf } from '@tram/pwa/src/people/person-form.js';
import { documentId, type ReplicaId, type StationId } from '@tram/shared-schema/document/ids.js';
import { epochMsOf, instantAt, type Instant } from '@tram/shared-schema/document/instant.js';
import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';
import { fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import type { SeededRandom } from '@tram/shared-schema/fixtures/seeded-random.js';
import { generateCommune } from '@tram/shared-schema/fixtures/synthetic-commune.js';
import { SCREENING } from '@tram/shared-schema/immunisation/screening.table.js';
import { addDays, localDateAt } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { Result } from '@tram/shared-schema/result.js';
import { openNodeTablet, type NodeTablet } from '../faults/node-tablet.js';
import type { WrittenBook } from '../faults/written-book.js';

const VISITS = 60;
const DOSES = 30;
const FOLLOW_UPS = 40;
const EDITS = 20;
export const DAY_DOCUMENTS = VISITS + DOSES + FOLLOW_UPS + EDITS;
const DAY_MS = 8 * 3_600_000;
const PATIENCE_MS = 30_000;

export interface DayTablet extends NodeTablet {
  /** Moves the tablet's clock; ends at the present. */
  readonly clock: { agoMs: number };
}

export async function openDayTablet(parts: {
  readonly name: string;
  readonly replicaId: ReplicaId;
  readonly stationId: StationId;
  readonly url: string;
  readonly book: WrittenBook;
  readonly random: SeededRandom;
}): Promise<DayTablet> {
  const clock = { agoMs: 0 };
  const nowMs = (): number => Date.now() - clock.agoMs;
  const ids = { ulid: () => parts.random.ulid(nowMs()) };
  const tablet = await openNodeTablet({
    ...parts,
    username: 'yte1',
    disk: 'memory',
    ids,
    nowMs,
    patienceMs: PATIENCE_MS,
  });
  return Object.assign(tablet, { clock });
}

/** What people really come for, out of the made-up commune. */
function complaints(random: SeededRandom): readonly Encounter[] {
  const commune = generateCommune({
    seed: random.int(0, 1_000_000),
    size: { persons: 400 },
    stationId: fixtureId('station'),
    authorAccountIds: [fixtureId('account')],
    replicaId: 'daybook000' as ReplicaId,
    today: localDateAt(Date.now()),
    eventsPerPerson: 2,
  });
  return [...commune].filter((doc): doc is Encounter => doc.type === 'encounter');
}

const VACCINES = ['penta', 'bopv', 'mr', 'je', 'td'];
const EDITION = SCREENING.at(-1)?.edition ?? '';

function dose(random: SeededRandom, occurredAt: Instant): DoseFields {
  const temperature = random.int(362, 372) / 10;
  return {
    occurredAt,
    givenOn: localDateAt(epochMsOf(occurredAt)),
    vaccineCode: random.pick(VACCINES),
    source: 'given-here',
    product: undefined,
    givenAtPlace: undefined,
    givenBy: fixtureId('account'),
    lotId: fixtureId('vaccine-lot', random.int(1, 9)),
    lotNumber: `${random.int(10, 99)}X${random.int(1_000, 9_999)}`,
    expiresOn: addDays(localDateAt(epochMsOf(occurredAt)), random.int(60, 600)),
    bodySite: random.pick(['left-thigh', 'right-thigh']),
    route: 'intramuscular',
    screening: { edition: EDITION, answers: [{ code: 'temperature', value: temperature }] },
    override: undefined,
    writtenNumber: undefined,
    duringPregnancy: undefined,
    note: undefined,
  };
}

function followUp(random: SeededRandom, occurredAt: Instant): VisitFields {
  const on = localDateAt(epochMsOf(occurredAt));
  return {
    occurredAt,
    registers: ['hypertension'],
    place: 'station',
    pressureReadings: [{ systolicMmHg: random.int(105, 175), diastolicMmHg: random.int(60, 100) }],
    pulsePerMin: random.int(58, 98),
    weightKg: random.int(400, 820) / 10,
    medicines: [{ code: 'amlodipine', name: 'Amlodipin', strength: '5 mg', timesPerDay: 1, days: 30 }],
    reached: { hypertension: random.chance(0.5) ? 1 : 0 },
    nextOn: addDays(on, 30),
    ...(random.chance(0.5) && { advice: 'Uống thuốc đều, hẹn tháng sau' }),
  };
}

function expectDone(result: Result<unknown, { kind: string }>): void {
  if (!result.ok) throw new Error(`not written: ${result.error.kind}`);
}

export async function writeDay(
  tablet: DayTablet,
  people: readonly Person[],
  random: SeededRandom,
): Promise<void> {
  const { desk, clock } = tablet;
  const known = complaints(random);
  const turns = [
    ...Array.from({ length: VISITS }, () => 'visit' as const),
    ...Array.from({ length: DOSES }, () => 'dose' as const),
    ...Array.from({ length: FOLLOW_UPS }, () => 'follow-up' as const),
    ...Array.from({ length: EDITS }, () => 'edit' as const),
  ];
  const shuffled = turns.map((turn) => ({ turn, at: random.unit() })).sort((a, b) => a.at - b.at);
  for (const [n, { turn }] of shuffled.entries()) {
    clock.agoMs = Math.round(DAY_MS * (1 - n / shuffled.length));
    const person = random.pick(people);
    if (turn === 'edit') {
      const stored = await desk.documents.get('person', person._id);
      if (!stored) throw new Error('the tablet does not know somebody of the station');
      const opened = { values: personFormOf(stored.doc, ''), fields: fieldsOf(stored.doc) };
      const fields = { ...opened.fields, phone: `09${random.int(10_000_000, 99_999_999)}` };
      expectDone(await editPerson(person._id, opened, { fields, household: { kind: 'none' } }, desk));
      continue;
    }
    const occurredAt = instantAt(desk.clock.nowMs());
    const subject = { personId: person._id, hamletId: person.hamletId };
    const ulid = desk.ids.ulid();
    if (turn === 'dose') {
      const planned = { id: documentId('dose', ulid), fields: dose(random, occurredAt) };
      expectDone(await recordDoses([planned], subject, desk));
    } else if (turn === 'follow-up') {
      const visit = newFollowUp(followUp(random, occurredAt), person, desk, {
        id: documentId('follow-up', ulid),
      });
      expectDone(await desk.documents.add([visit]));
    } else {
      const { reason, vitals, diagnoses, advice } = random.pick(known);
      const fields = { occurredAt, reason, vitals, diagnoses, advice };
      expectDone(await recordEncounter(fields, subject, desk, documentId('encounter', ulid)));
    }
  }
  clock.agoMs = 0;
}
