// Opens the follow-up form: new, left half written, or on a visit that is to be corrected.

import { computed, type ReadonlySignal } from '@preact/signals';
import type { FollowUp } from '@tram/shared-schema/chronic/follow-up.js';
import { documentId, isIdOf, type FollowUpId, type PersonDocId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { isLocalDate, localDateAt, parseTypedDate } from '@tram/shared-schema/local-date.js';
import { newestFirst } from '#documents/newest-first.js';
import { createDraftKeeper } from '#people/draft-keeper.js';
import { amendCareEvent, recordCareEvent } from '../care-events.js';
import { createCareForm, type CareForm } from '../care-form.js';
import type { ChronicDeps } from '../chronic-deps.js';
import { keptValues } from '../kept-values.js';
import { chronicDraftId } from '../paths.js';
import { enrolmentsOf, factsOf } from '../person-care.js';
import { judgeVisit, type VisitJudgement } from './judge-visit.js';
import { parseVisit, visitSoFar } from './parse-visit.js';
import { newFollowUp } from './record-visit.js';
import { visitContext, type VisitContext } from './visit-context.js';
import { emptyVisit, visitValuesOf, type VisitValues } from './visit-values.js';

export interface VisitForm extends CareForm<VisitValues, FollowUp> {
  readonly context: VisitContext;
  readonly amends: FollowUp | undefined;
  readonly judgement: ReadonlySignal<VisitJudgement>;
}

export interface VisitOpening {
  readonly personId: PersonDocId;
  readonly amendsId?: FollowUpId | undefined;
  readonly place?: 'home' | undefined;
}

/** Undefined where the person, or the visit to correct, is not on this tablet. */
export async function openVisit(
  deps: ChronicDeps,
  { personId, amendsId, place }: VisitOpening,
): Promise<VisitForm | undefined> {
  const records = deps.recordsOf?.(personId) ?? [personId];
  // A new visit is written under the record that goes on, whichever of them an old link or a draft names.
  const subjectId = amendsId ? personId : (records[0] ?? personId);
  const stored = await deps.documents.get('person', subjectId);
  const amends = amendsId && (await deps.documents.get('follow-up', amendsId))?.doc;
  if (!stored || (amendsId && amends?.personId !== personId)) return undefined;
  const person = stored.doc;
  const [enrolments, facts, events] = await Promise.all([
    enrolmentsOf(deps, subjectId),
    factsOf(deps, subjectId),
    Promise.all(records.map((id) => deps.documents.eventsOf(id))),
  ]);
  const underCare = enrolments.filter(({ standing }) => standing === 'under-care');
  const visits = events
    .flat()
    .sort(newestFirst)
    .flatMap(({ doc }) => (doc.type === 'follow-up' && doc.status === 'completed' ? [doc] : []))
    .filter(({ _id }) => _id !== amendsId);
  const context = visitContext({
    person,
    enrolments: underCare,
    visits,
    facts: facts.filter(({ id }) => id !== amendsId),
    today: deps.today(),
  });
  return createVisitForm(deps, context, amends, place);
}

async function createVisitForm(
  deps: ChronicDeps,
  context: VisitContext,
  amends: FollowUp | undefined,
  place: 'home' | undefined,
): Promise<VisitForm> {
  const { person } = context;
  const { accountId } = deps.editor();
  const registers = context.enrolments.map(({ register }) => register);
  const begun = amends
    ? visitValuesOf(amends)
    : { ...emptyVisit(instantAt(deps.clock.nowMs()), registers), ...(place && { place }) };
  const draftId = chronicDraftId('follow-up', accountId, amends?._id ?? person._id);
  const draft = await deps.drafts.find(draftId);
  const given = draft?.recordId;
  const recordId =
    given !== undefined && isIdOf('follow-up', given) ? given : documentId('follow-up', deps.ids.ulid());
  const form = createCareForm<VisitValues, Parameters<typeof newFollowUp>[0], FollowUp>({
    values: draft ? keptValues(draft.values, begun) : begun,
    title: person.name,
    about: amends && { amends: amends._id },
    keeper: createDraftKeeper(
      deps.drafts,
      { draftId, kind: 'follow-up', accountId, personId: person._id, ...(!amends && { recordId }) },
      deps.clock.nowMs,
    ),
    parse: (values) => parseVisit(values, context, deps.today()),
    write(fields) {
      const visit = newFollowUp(fields, person, deps, { id: recordId, amends: amends?._id });
      return amends ? amendCareEvent(amends, visit, deps) : recordCareEvent(visit, deps);
    },
  });
  return {
    ...form,
    context,
    amends,
    judgement: computed(() => {
      const { value } = form.values;
      const typed = parseTypedDate(value.occurredOn);
      const on = typed.ok && isLocalDate(typed.value) ? typed.value : localDateAt(deps.clock.nowMs());
      return judgeVisit(visitSoFar(value), context, on);
    }),
  };
}
