// What a worker does all day, at random: the app's own use cases, one after another. Every value typed is written only
// once, so that it can be looked for afterwards.

import { amendEncounter } from '@tram/pwa/src/encounters/amend-encounter.js';
import { recordEncounter, type EncounterFields } from '@tram/pwa/src/encounters/record-encounter.js';
import { restoreEncounter, withdrawEncounter } from '@tram/pwa/src/encounters/withdraw-encounter.js';
import { differencesOf } from '@tram/pwa/src/people/differences.js';
import { editPerson } from '@tram/pwa/src/people/edit-person.js';
import { fieldsOf, type PersonFields } from '@tram/pwa/src/people/person-fields.js';
import { personFormOf } from '@tram/pwa/src/people/person-form.js';
import { registerPerson } from '@tram/pwa/src/people/register-person.js';
import { settleDisagreement } from '@tram/pwa/src/people/settle-disagreement.js';
import { editRegistry } from '@tram/shared-schema/document/edit-registry.js';
import type { RegistryRecord } from '@tram/shared-schema/document/document-types.js';
import { documentId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';
import type { SeededRandom } from '@tram/shared-schema/fixtures/seeded-random.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { Result } from '@tram/shared-schema/result.js';
import { setTimeout as pause } from 'node:timers/promises';
import { createCareActs, type CareActs } from './care-acts.js';
import type { NodeTablet } from './node-tablet.js';
import { allOf, expectDone, LONGEST_FORM_MS } from './worker-desk.js';

const TEXT_FIELDS = ['phone', 'address', 'note', 'allergies', 'guardianName'] as const;
/** A few people everybody works on, so that tablets meet. */
const HOT_PEOPLE = 4;
const HOT_CHANCE = 0.7;

type VisitAct = 'visit' | 'amend' | 'withdraw' | 'restore';
type Act = 'register' | 'edit' | 'household' | VisitAct | keyof CareActs | 'settle';
const ACTS = [
  [2, 'register'],
  [9, 'edit'],
  [1, 'household'],
  [4, 'visit'],
  [2, 'amend'],
  [1, 'withdraw'],
  [1, 'restore'],
  [3, 'lot'],
  [3, 'enrolment'],
  [2, 'dose'],
  [2, 'doseAgain'],
  [2, 'settle'],
] as const satisfies readonly (readonly [number, Act])[];

/** What the page of differences lists. */
const SETTLED = ['person', 'household', 'vaccine-lot', 'enrolment'] as const;

export interface Worker {
  /** One thing, or nothing where there is nobody to do it for. */
  act(): Promise<void>;
}

export function createWorker(
  tablet: Pick<NodeTablet, 'name' | 'desk' | 'witness'>,
  random: SeededRandom,
): Worker {
  const { witness, name } = tablet;
  let typed = 0;
  const words = (): string => `${name} ${(typed += 1)}`;

  async function somebody(): Promise<Person | undefined> {
    const people = await allOf(tablet.desk, 'person');
    if (people.length === 0) return undefined;
    return random.pick(random.chance(HOT_CHANCE) ? people.slice(0, HOT_PEOPLE) : people);
  }
  const care = createCareActs({ tablet, random, words, somebody });
  const fields = (household: 'new' | 'none'): PersonFields => {
    const told: Partial<Person> = {
      name: `Người Thử ${words()}`,
      sex: random.pick(['female', 'male']),
      address: words(),
      // The form asks for it only within a household.
      ...(household === 'new' && { relationToHead: 'head' }),
      lifeStatus: 'living',
      identitySource: 'told',
    };
    return fieldsOf(told as Person);
  };
  const visit = (): EncounterFields => ({
    occurredAt: instantAt(tablet.desk.clock.nowMs()),
    reason: words(),
    vitals: { systolicMmHg: random.int(100, 160), diastolicMmHg: random.int(60, 95) },
    diagnoses: undefined,
    advice: undefined,
  });

  async function register(): Promise<void> {
    const kind = random.chance(0.3) ? 'new' : 'none';
    const id = documentId('person', tablet.desk.ids.ulid());
    expectDone(await registerPerson({ fields: fields(kind), household: { kind } }, tablet.desk, id));
  }

  /** The form stands open for a while, and sync brings what it brings. */
  async function edit(): Promise<void> {
    const person = await somebody();
    if (!person) return;
    witness.opened(person);
    await pause(random.unit() * LONGEST_FORM_MS);
    const opened = { values: personFormOf(person, ''), fields: fieldsOf(person) };
    const changes: Partial<Record<(typeof TEXT_FIELDS)[number], string | undefined>> = {};
    for (let n = random.int(1, 2); n > 0; n -= 1) {
      changes[random.pick(TEXT_FIELDS)] = random.chance(0.1) ? undefined : words();
    }
    const reading = { fields: { ...opened.fields, ...changes }, household: { kind: 'none' } } as const;
    expectDone(await editPerson(person._id, opened, reading, tablet.desk));
  }

  async function household(): Promise<void> {
    const all = await allOf(tablet.desk, 'household');
    if (all.length === 0) return;
    const { _id } = random.pick(all.slice(0, HOT_PEOPLE));
    const address = words();
    const editor = { nowMs: tablet.desk.clock.nowMs(), ...tablet.desk.editor() };
    expectDone(
      await tablet.desk.documents.change('household', _id, (doc) => editRegistry(doc, { address }, editor)),
    );
  }

  async function record(): Promise<void> {
    const person = await somebody();
    if (!person) return;
    const id = documentId('encounter', tablet.desk.ids.ulid());
    expectDone(
      await recordEncounter(visit(), { personId: person._id, hamletId: person.hamletId }, tablet.desk, id),
    );
  }

  async function onSomeVisit(
    work: (visit: Encounter) => Promise<Result<unknown, { kind: string }>>,
  ): Promise<void> {
    const visits = await allOf(tablet.desk, 'encounter');
    const standing = visits.filter(({ status }) => status === 'completed');
    if (standing.length > 0) expectDone(await work(random.pick(standing)));
  }

  /** The page with both values stands open for a while, too. */
  async function settle(): Promise<void> {
    const held = await Promise.all(SETTLED.map((type) => allOf(tablet.desk, type)));
    const records: readonly RegistryRecord[] = held.flat();
    const record = records.find((one) => differencesOf(one).length > 0);
    const [seen] = record ? differencesOf(record) : [];
    if (!record || !seen) return;
    await pause(random.unit() * LONGEST_FORM_MS);
    const choice = random.chance(0.5) ? 'keep' : random.pick(seen.others);
    witness.settling(record, seen.field);
    expectDone(await settleDisagreement(record, seen, choice, tablet.desk));
    witness.doneSettling();
  }

  return {
    async act() {
      const act: Act = random.weighted(ACTS);
      switch (act) {
        case 'register':
          return register();
        case 'edit':
          return edit();
        case 'household':
          return household();
        case 'visit':
          return record();
        case 'amend':
          return onSomeVisit(({ _id }) => amendEncounter(_id, visit(), tablet.desk));
        case 'withdraw':
          return onSomeVisit(({ _id }) => withdrawEncounter(_id, tablet.desk));
        case 'restore':
          return onSomeVisit(({ _id }) => restoreEncounter(_id, tablet.desk));
        case 'lot':
        case 'enrolment':
        case 'dose':
        case 'doseAgain':
          return care[act]();
        case 'settle':
          return settle();
      }
    },
  };
}
