// One person's chronic care as it stands, and as it changes while their page is open.

import { averagePressure } from '@tram/shared-schema/chronic/blood-pressure.js';
import type { CareTarget, Enrolment } from '@tram/shared-schema/chronic/enrolment.js';
import type { Glucose } from '@tram/shared-schema/chronic/follow-up.js';
import { missedMonths } from '@tram/shared-schema/chronic/overdue-state.js';
import { registerCare } from '@tram/shared-schema/chronic/register-visits.js';
import { screenedState, type ScreenedState } from '@tram/shared-schema/chronic/screened-state.js';
import type { BloodPressure } from '@tram/shared-schema/encounters/vitals.js';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { PersonFact } from '@tram/shared-schema/due/care-fact.js';
import { localDateAt, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { StoredDocument } from '#documents/tablet-documents.js';
import { newestFirst } from '#documents/newest-first.js';
import { watchReading, type Watched } from '#documents/watch-reading.js';
import { encounterPath } from '#encounters/paths.js';
import { withoutUndefined } from '#people/without-undefined.js';
import type { ChronicDeps } from './chronic-deps.js';
import { medicineWords } from './chronic-words.js';
import { recordPath } from './paths.js';
import { CONDITIONS, type Condition } from './screen/conditions.js';
import { measuredBefore } from './screen/measured-before.js';
import { enrolmentsOf, factsOf, targetOf, targetPersonOf } from './person-care.js';

export interface CareLine {
  readonly id: string;
  readonly on: LocalDate;
  readonly href: string;
  readonly pressure?: BloodPressure;
  readonly glucose?: Glucose;
  readonly reached?: Readonly<Record<string, number>>;
  readonly medicines?: string;
}

export interface PersonCareState {
  readonly person: Person;
  readonly enrolments: readonly Enrolment[];
  readonly targets: Readonly<Record<string, CareTarget>>;
  /** Newest first. */
  readonly lines: readonly CareLine[];
  /** Of what they are not under care for. */
  readonly screened: Readonly<Partial<Record<Condition, ScreenedState>>>;
  /** Of all registers together. */
  readonly missed: readonly string[];
}

export type CareState = { kind: 'loading' } | { kind: 'not-found' } | ({ kind: 'found' } & PersonCareState);

function lineOf({ doc }: StoredDocument): readonly CareLine[] {
  if (doc.type === 'encounter' && doc.status === 'completed') {
    const { systolicMmHg, diastolicMmHg, glucoseMmolL } = doc.vitals ?? {};
    const pressure =
      systolicMmHg === undefined || diastolicMmHg === undefined ? undefined : { systolicMmHg, diastolicMmHg };
    const glucose = glucoseMmolL === undefined ? undefined : { mmolL: glucoseMmolL, kind: 'random' };
    if (!pressure && !glucose) return [];
    const on = localDateAt(epochMsOf(doc.occurredAt));
    const href = encounterPath(doc.personId, doc._id);
    return [{ id: doc._id, on, href, ...withoutUndefined({ pressure, glucose }) }];
  }
  if ((doc.type !== 'follow-up' && doc.type !== 'screening') || doc.status !== 'completed') return [];
  const medicines =
    doc.type === 'follow-up' && doc.medicines ? doc.medicines.map(medicineWords).join('; ') : undefined;
  return [
    {
      id: doc._id,
      on: localDateAt(epochMsOf(doc.occurredAt)),
      href: recordPath(doc.personId, doc._id),
      ...withoutUndefined({
        pressure: averagePressure(doc.pressureReadings ?? []),
        glucose: doc.glucose,
        reached: doc.type === 'follow-up' ? doc.reached : undefined,
        medicines,
      }),
    },
  ];
}

function screenedOf(
  events: readonly StoredDocument[],
  enrolments: readonly Enrolment[],
  today: LocalDate,
): PersonCareState['screened'] {
  const measured = measuredBefore(events);
  const open = CONDITIONS.filter((condition) => !enrolments.some(({ register }) => register === condition));
  return Object.fromEntries(open.map((condition) => [condition, screenedState(condition, measured, today)]));
}

async function read(deps: ChronicDeps, personId: PersonDocId): Promise<CareState> {
  const records = deps.recordsOf?.(personId) ?? [personId];
  const subjectId = records[0] ?? personId;
  const stored = await deps.documents.get('person', subjectId);
  if (!stored) return { kind: 'not-found' };
  const person = stored.doc;
  const [enrolments, facts, events] = await Promise.all([
    enrolmentsOf(deps, subjectId),
    factsOf(deps, subjectId),
    Promise.all(records.map((id) => deps.documents.eventsOf(id))),
  ]);
  const today = deps.today();
  const personFact: PersonFact = {
    personId: person._id,
    sex: person.sex,
    lifeStatus: person.lifeStatus,
    ...withoutUndefined({ birthDate: person.birthDate, hamletId: person.hamletId }),
  };
  const missed = enrolments.flatMap(({ register }) => {
    const care = registerCare(register, personFact, facts, today);
    return care ? missedMonths(care, today) : [];
  });
  const targetPerson = targetPersonOf(person.birthDate, enrolments, today);
  const targets = enrolments.flatMap((enrolment): [string, CareTarget][] => {
    const target = targetOf(enrolment, targetPerson);
    return target ? [[enrolment.register, target]] : [];
  });
  return {
    kind: 'found',
    person,
    enrolments,
    targets: Object.fromEntries(targets),
    screened: screenedOf(events.flat(), enrolments, today),
    lines: events.flat().sort(newestFirst).flatMap(lineOf),
    missed: [...new Set(missed)].sort(),
  };
}

export function watchCare(deps: ChronicDeps, personId: PersonDocId): Watched<CareState> {
  return watchReading<CareState>(
    { kind: 'loading' },
    () => read(deps, personId),
    (changed) => [
      deps.careBook.onChanged((whose) => {
        if (whose === undefined || whose.has(personId)) changed();
      }),
    ],
  );
}
