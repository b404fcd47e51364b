// Opens the form of an enrolment, new or on one that stands; only what was changed is stamped.

import { computed, type ReadonlySignal } from '@preact/signals';
import {
  cardiovascularRisk,
  type CardiovascularRisk,
} from '@tram/shared-schema/chronic/cardiovascular-risk.js';
import { averagePressure } from '@tram/shared-schema/chronic/blood-pressure.js';
import {
  ENROLMENT_SCHEMA_VERSION,
  type CareTarget,
  type Enrolment,
} from '@tram/shared-schema/chronic/enrolment.js';
import { screenedState, type Measured } from '@tram/shared-schema/chronic/screened-state.js';
import { isHeartAttackOrStroke } from '@tram/shared-schema/chronic/symptoms.js';
import {
  changesBetween,
  editRegistry,
  type FieldChanges,
} from '@tram/shared-schema/document/edit-registry.js';
import { documentId, isIdOf, type EnrolmentId, type PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { ok, type Result } from '@tram/shared-schema/result.js';
import { newestFirst } from '#documents/newest-first.js';
import type { ChangeFailure } from '#documents/tablet-documents.js';
import { editorNow, newEnvelope } from '#people/desk.js';
import { createDraftKeeper } from '#people/draft-keeper.js';
import { withoutUndefined } from '#people/without-undefined.js';
import { createCareForm, type CareForm } from '../care-form.js';
import type { ChronicDeps } from '../chronic-deps.js';
import { keptValues } from '../kept-values.js';
import { chronicDraftId } from '../paths.js';
import { enrolmentsOf, targetPersonOf } from '../person-care.js';
import { CONDITIONS, type Condition } from '../screen/conditions.js';
import { measuredBefore } from '../screen/measured-before.js';
import { begunEnrolment } from './begun-enrolment.js';
import { emptyEnrolment, type EnrolmentValues } from './enrolment-values.js';
import {
  parseEnrolment,
  personWith,
  proposedTarget,
  possibleCholesterol,
  type EnrolmentFields,
} from './parse-enrolment.js';

export interface EnrolmentForm extends CareForm<EnrolmentValues, Enrolment> {
  readonly person: Person;
  readonly standing: Enrolment | undefined;
  /** Registers the person is in already. */
  readonly taken: readonly string[];
  readonly proposed: ReadonlySignal<CareTarget | undefined>;
  readonly risk: ReadonlySignal<CardiovascularRisk>;
  readonly systolicMmHg: number | undefined;
}

export interface EnrolmentOpening {
  readonly personId: PersonDocId;
  readonly enrolmentId?: EnrolmentId | undefined;
  /** The first, second … illness a screening confirmed, of those whose register they are not in. */
  readonly confirmed?: number | undefined;
}

const SMOKES: Readonly<Record<string, boolean>> = { yes: true, no: false, stopped: false };

async function writeEnrolment(
  fields: EnrolmentFields,
  { id, person, before }: { id: EnrolmentId; person: Person; before: FieldChanges<Enrolment> | undefined },
  deps: ChronicDeps,
): Promise<Result<Enrolment, ChangeFailure>> {
  if (before) {
    const editor = editorNow(deps);
    const changes = changesBetween<Enrolment>(before, fields);
    return deps.documents.change('enrolment', id, (doc) => editRegistry(doc, changes, editor, before));
  }
  const enrolment: Enrolment = {
    _id: id,
    type: 'enrolment',
    schemaVersion: ENROLMENT_SCHEMA_VERSION,
    ...newEnvelope(deps),
    personId: person._id,
    ...fields,
    ...withoutUndefined({ hamletId: person.hamletId }),
  };
  const written = await deps.documents.add([enrolment]);
  return written.ok ? ok(enrolment) : written;
}

function confirmedOf(
  measured: readonly Measured[],
  enrolments: readonly Enrolment[],
  today: LocalDate,
): readonly Condition[] {
  return CONDITIONS.filter(
    (condition) =>
      enrolments.every(({ register }) => register !== condition) &&
      screenedState(condition, measured, today).kind === 'confirmed',
  );
}

/** Undefined where the person, or the enrolment, is not on this tablet. */
export async function openEnrolment(
  deps: ChronicDeps,
  { personId, enrolmentId, confirmed }: EnrolmentOpening,
): Promise<EnrolmentForm | undefined> {
  const records = deps.recordsOf?.(personId) ?? [personId];
  const standing = enrolmentId && (await deps.documents.get('enrolment', enrolmentId))?.doc;
  const stored = await deps.documents.get('person', standing?.personId ?? records[0] ?? personId);
  if (!stored || (enrolmentId && (!standing || !records.includes(standing.personId)))) return undefined;
  const person = stored.doc;
  const all = await enrolmentsOf(deps, records[0] ?? personId);
  const others = all.filter(({ _id }) => _id !== enrolmentId);
  const events = (await Promise.all(records.map((id) => deps.documents.eventsOf(id))))
    .flat()
    .sort(newestFirst);
  const measured = measuredBefore(events);
  const latest = measured.find(({ pressureReadings = [] }) => pressureReadings.length > 0);
  const systolicMmHg = averagePressure(latest?.pressureReadings ?? [])?.systolicMmHg;
  const facts = {
    today: deps.today(),
    birthDate: person.birthDate,
    person: targetPersonOf(person.birthDate, others, deps.today()),
    standing,
    taken: others.filter((one) => one.standing === 'under-care').map((one) => one.register),
  };
  const { accountId } = deps.editor();
  const draftId = chronicDraftId('enrolment', accountId, standing?._id ?? person._id);
  const draft = await deps.drafts.find(draftId);
  const begun = standing && begunEnrolment(standing, draft?.values);
  const empty = emptyEnrolment(
    confirmedOf(measured, others, facts.today)[(confirmed ?? 0) - 1] ?? '',
    facts.today,
  );
  const given = draft?.recordId;
  const newId =
    given !== undefined && isIdOf('enrolment', given) ? given : documentId('enrolment', deps.ids.ulid());
  const form = createCareForm<EnrolmentValues, EnrolmentFields, Enrolment>({
    values: begun?.values ?? keptValues(draft?.values ?? {}, empty),
    title: person.name,
    about: standing && { amends: standing._id, opened: begun?.opened },
    keeper: createDraftKeeper(
      deps.drafts,
      { draftId, kind: 'enrolment', accountId, personId: person._id, ...(!standing && { recordId: newId }) },
      deps.clock.nowMs,
    ),
    parse: (values) => parseEnrolment(values, facts),
    write: (fields) =>
      writeEnrolment(fields, { id: standing?._id ?? newId, person, before: begun?.opened.fields }, deps),
  });
  return {
    ...form,
    person,
    standing,
    taken: facts.taken,
    systolicMmHg,
    proposed: computed(() => proposedTarget(form.values.value, facts.person)),
    risk: computed(() => {
      const { value } = form.values;
      return cardiovascularRisk({
        ageYears: facts.person.ageYears,
        sex: person.sex,
        smoker: SMOKES[value.smoker],
        diabetes: personWith(facts.person, value).diabetes,
        systolicMmHg,
        totalCholesterolMmolL: possibleCholesterol(value),
        hadHeartAttackOrStroke: value.complications.some(isHeartAttackOrStroke),
      });
    }),
  };
}
