// What a worker does with vaccines and chronic care, at random: lots and enrolments change as people do, doses are events
// saved in one go. The app's own use cases, but for the enrolment's form, whose write is made here as the form makes it.

import { restoreRecord, withdrawRecords } from '@tram/pwa/src/immunisation/withdraw-records.js';
import { amendDose } from '@tram/pwa/src/immunisation/amend-dose.js';
import { lockLot, receiveLot, setClosed } from '@tram/pwa/src/immunisation/lots/record-lot.js';
import { recordDoses, type DoseFields } from '@tram/pwa/src/immunisation/record-doses.js';
import { editorNow, newEnvelope } from '@tram/pwa/src/people/desk.js';
import { ENROLMENT_SCHEMA_VERSION, type Enrolment } from '@tram/shared-schema/chronic/enrolment.js';
import { editRegistry } from '@tram/shared-schema/document/edit-registry.js';
import { documentId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { Dose } from '@tram/shared-schema/immunisation/dose.js';
import type { VaccineLot } from '@tram/shared-schema/immunisation/vaccine-lot.js';
import type { SeededRandom } from '@tram/shared-schema/fixtures/seeded-random.js';
import { localDateAt, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { setTimeout as pause } from 'node:timers/promises';
import type { NodeTablet } from './node-tablet.js';
import { allOf, expectDone, LONGEST_FORM_MS } from './worker-desk.js';

/** A few everybody works on, so that tablets meet. */
const HOT_LOTS = 3;
const HOT_ENROLMENTS = 4;
const EXPIRES_ON = '2030-12-31' as LocalDate;

export interface CareActs {
  lot(): Promise<void>;
  enrolment(): Promise<void>;
  dose(): Promise<void>;
  /** Corrected, said to be a mistake, or taken back from it. */
  doseAgain(): Promise<void>;
}

export interface CareActParts {
  readonly tablet: Pick<NodeTablet, 'desk' | 'witness'>;
  readonly random: SeededRandom;
  /** Never said before. */
  readonly words: () => string;
  readonly somebody: () => Promise<Person | undefined>;
}

export function createCareActs({ tablet, random, words, somebody }: CareActParts): CareActs {
  const today = (): LocalDate => localDateAt(tablet.desk.clock.nowMs());
  const newLot = () =>
    receiveLot(
      {
        vaccineCode: 'penta',
        lotNumber: words(),
        expiresOn: EXPIRES_ON,
        manufacturer: undefined,
        dosesPerVial: 1,
        quantity: random.int(1, 40),
      },
      tablet.desk,
    );
  const doseFields = (lot: VaccineLot | undefined): DoseFields => ({
    occurredAt: instantAt(tablet.desk.clock.nowMs()),
    givenOn: today(),
    vaccineCode: 'penta',
    source: 'given-here',
    product: undefined,
    givenAtPlace: undefined,
    givenBy: tablet.desk.editor().accountId,
    lotId: lot?._id,
    lotNumber: lot?.lotNumber,
    expiresOn: lot?.expiresOn,
    bodySite: 'left-thigh',
    route: 'intramuscular',
    screening: undefined,
    override: undefined,
    writtenNumber: undefined,
    duringPregnancy: undefined,
    note: words(),
  });

  async function enrol(person: Person): Promise<void> {
    const enrolment: Enrolment = {
      _id: documentId('enrolment', tablet.desk.ids.ulid()),
      type: 'enrolment',
      schemaVersion: ENROLMENT_SCHEMA_VERSION,
      ...newEnvelope(tablet.desk),
      personId: person._id,
      register: 'hypertension',
      enrolledOn: today(),
      standing: 'under-care',
    };
    expectDone(await tablet.desk.documents.add([enrolment]));
  }

  /** The form stands open for a while, and sync brings what it brings. */
  async function changeEnrolment(saw: Enrolment): Promise<void> {
    tablet.witness.opened(saw);
    await pause(random.unit() * LONGEST_FORM_MS);
    const field = random.pick(['note', 'diagnosedAt'] as const);
    const changes = { [field]: random.chance(0.1) ? undefined : words() };
    const editor = editorNow(tablet.desk);
    expectDone(
      await tablet.desk.documents.change('enrolment', saw._id, (doc) =>
        editRegistry(doc, changes, editor, saw),
      ),
    );
  }

  return {
    async lot() {
      const lots = (await allOf(tablet.desk, 'vaccine-lot')).slice(0, HOT_LOTS);
      if (lots.length < HOT_LOTS && random.chance(0.5)) return expectDone(await newLot());
      if (lots.length === 0) return;
      const { _id } = random.pick(lots);
      // To unlock is for a head alone, and none of these is one.
      const act = random.pick(['lock', 'close', 'reopen'] as const);
      if (act === 'lock') expectDone(await lockLot(_id, words(), tablet.desk));
      else expectDone(await setClosed(_id, act === 'close', tablet.desk));
    },
    async enrolment() {
      const all = (await allOf(tablet.desk, 'enrolment')).slice(0, HOT_ENROLMENTS);
      const person = all.length < HOT_ENROLMENTS && random.chance(0.5) ? await somebody() : undefined;
      if (person) return enrol(person);
      if (all.length > 0) await changeEnrolment(random.pick(all));
    },
    async dose() {
      const person = await somebody();
      if (!person) return;
      const lots = await allOf(tablet.desk, 'vaccine-lot');
      const planned = Array.from({ length: random.int(1, 3) }, () => ({
        id: documentId('dose', tablet.desk.ids.ulid()),
        fields: doseFields(lots.length > 0 ? random.pick(lots) : undefined),
      }));
      const subject = { personId: person._id, hamletId: person.hamletId };
      expectDone(await recordDoses(planned, subject, tablet.desk));
    },
    async doseAgain() {
      const doses = await allOf(tablet.desk, 'dose');
      const of = (status: Dose['status']): readonly Dose[] => doses.filter((one) => one.status === status);
      const [standing, mistaken] = [of('completed'), of('entered-in-error')];
      const act = random.pick(['amend', 'withdraw', 'restore'] as const);
      if (act === 'restore') {
        if (mistaken.length > 0) expectDone(await restoreRecord(random.pick(mistaken)._id, tablet.desk));
      } else if (standing.length > 0) {
        const { _id } = random.pick(standing);
        if (act === 'amend') expectDone(await amendDose(_id, doseFields(undefined), tablet.desk));
        else expectDone(await withdrawRecords([_id], tablet.desk));
      }
    },
  };
}
