// Opens the screening form: new, left half written, or on a screening that is to be corrected.

import { computed, type ReadonlySignal } from '@preact/signals';
import { SCREENING_SCHEMA_VERSION, type Screening } from '@tram/shared-schema/chronic/follow-up.js';
import { emergencies } from '@tram/shared-schema/chronic/referral-reasons.js';
import type { ReferralRow } from '@tram/shared-schema/chronic/referral.table.js';
import {
  screenedState,
  type Measured,
  type ScreenedState,
} from '@tram/shared-schema/chronic/screened-state.js';
import { documentId, isIdOf, type PersonDocId, type ScreeningId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { isLocalDate, parseTypedDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { newestFirst } from '#documents/newest-first.js';
import { newEnvelope } from '#people/desk.js';
import { createDraftKeeper } from '#people/draft-keeper.js';
import { withoutUndefined } from '#people/without-undefined.js';
import { amendCareEvent, recordCareEvent } from '../care-events.js';
import { createCareForm, type CareForm } from '../care-form.js';
import type { ChronicDeps } from '../chronic-deps.js';
import { keptValues } from '../kept-values.js';
import { chronicDraftId } from '../paths.js';
import type { Condition } from './conditions.js';
import { measuredBefore } from './measured-before.js';
import { measuredSoFar } from '../read-measures.js';
import { emergencyFacts } from '../visit/judge-visit.js';
import { parseScreening, type ScreeningFields } from './parse-screening.js';
import { emptyScreening, screeningValuesOf, type ScreeningValues } from './screening-values.js';

export interface ScreeningForm extends CareForm<ScreeningValues, Screening> {
  readonly person: Person;
  readonly amends: Screening | undefined;
  /** With what is typed now. */
  readonly states: ReadonlySignal<Readonly<Record<Condition, ScreenedState>>>;
  readonly emergencies: ReadonlySignal<readonly ReferralRow[]>;
  /** Newest first. */
  readonly before: readonly Measured[];
}

function newScreening(
  fields: ScreeningFields,
  { _id: personId, hamletId }: Person,
  deps: ChronicDeps,
  { id, amends }: { id: ScreeningId; amends: ScreeningId | undefined },
): Screening {
  return {
    _id: id,
    type: 'screening',
    schemaVersion: SCREENING_SCHEMA_VERSION,
    ...newEnvelope(deps),
    personId,
    status: 'completed',
    ...fields,
    ...withoutUndefined({ hamletId, amends }),
  };
}

/** Undefined where the person, or the screening to correct, is not on this tablet. */
export async function openScreening(
  deps: ChronicDeps,
  personId: PersonDocId,
  amendsId?: ScreeningId,
): Promise<ScreeningForm | undefined> {
  const records = deps.recordsOf?.(personId) ?? [personId];
  const stored = await deps.documents.get('person', amendsId ? personId : (records[0] ?? personId));
  const amends = amendsId && (await deps.documents.get('screening', amendsId))?.doc;
  if (!stored || (amendsId && amends?.personId !== personId)) return undefined;
  const person = stored.doc;
  const events = (await Promise.all(records.map((id) => deps.documents.eventsOf(id))))
    .flat()
    .sort(newestFirst);
  const before = measuredBefore(events.filter(({ doc }) => doc._id !== amendsId));
  const { accountId } = deps.editor();
  const begun = amends ? screeningValuesOf(amends) : emptyScreening(instantAt(deps.clock.nowMs()));
  const draftId = chronicDraftId('screening', accountId, amends?._id ?? person._id);
  const draft = await deps.drafts.find(draftId);
  const given = draft?.recordId;
  const recordId =
    given !== undefined && isIdOf('screening', given) ? given : documentId('screening', deps.ids.ulid());
  const form = createCareForm<ScreeningValues, ScreeningFields, Screening>({
    values: draft ? keptValues(draft.values, begun) : begun,
    title: person.name,
    about: amends && { amends: amends._id },
    keeper: createDraftKeeper(
      deps.drafts,
      { draftId, kind: 'screening', accountId, personId: person._id, ...(!amends && { recordId }) },
      deps.clock.nowMs,
    ),
    parse: (values) => parseScreening(values, deps.today(), person.birthDate),
    write(fields) {
      const screening = newScreening(fields, person, deps, { id: recordId, amends: amends?._id });
      return amends ? amendCareEvent(amends, screening, deps) : recordCareEvent(screening, deps);
    },
  });
  const now = computed((): Measured => {
    const { value } = form.values;
    const typed = parseTypedDate(value.occurredOn);
    const on = typed.ok && isLocalDate(typed.value) ? typed.value : deps.today();
    return { on, ...measuredSoFar(value) };
  });
  return {
    ...form,
    person,
    amends,
    before,
    states: computed(() => {
      const measured = [now.value, ...before];
      const stateOf = (condition: Condition): ScreenedState =>
        screenedState(condition, measured, now.value.on);
      return { hypertension: stateOf('hypertension'), diabetes: stateOf('diabetes') };
    }),
    emergencies: computed(() => emergencies(emergencyFacts(measuredSoFar(form.values.value)))),
  };
}
