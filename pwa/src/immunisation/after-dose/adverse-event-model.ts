// The form of an adverse event while it is open. Knows no markup.

import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { documentId, isIdOf, type AdverseEventId, type DoseId } from '@tram/shared-schema/document/ids.js';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import type { AdverseEvent } from '@tram/shared-schema/immunisation/after-dose.js';
import type { Dose } from '@tram/shared-schema/immunisation/dose.js';
import { localDateAt } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { Draft } from '#drafts/draft-store.js';
import { createDraftKeeper, type DraftKeeper } from '#people/draft-keeper.js';
import type { VaccinationDesk } from '../session/vaccination-desk.js';
import {
  adverseEventValues,
  emptyAdverseEvent,
  parseAdverseEvent,
  readAdverseEventDraft,
  type AdverseEventFailures,
  type AdverseEventValues,
} from './adverse-event-form.js';
import { adverseEventDraftId } from './draft-ids.js';
import { amendAdverseEvent, recordAdverseEvent, type AmendEventFailure } from './record-adverse-event.js';

export type AdverseEventOutcome =
  | { kind: 'saved'; event: AdverseEvent }
  | { kind: 'incomplete'; failures: AdverseEventFailures }
  | { kind: 'busy' }
  | { kind: 'failed' };

export interface AdverseEventModel {
  readonly person: Person;
  readonly amends: AdverseEvent | undefined;
  /** Of the last vaccination day, or those the event to correct names. */
  readonly doses: readonly Dose[];
  readonly values: ReadonlySignal<AdverseEventValues>;
  readonly doseIds: ReadonlySignal<readonly DoseId[]>;
  /** Said once somebody tried to save. */
  readonly failures: ReadonlySignal<AdverseEventFailures>;
  readonly areDosesMissing: ReadonlySignal<boolean>;
  readonly saving: ReadonlySignal<boolean>;
  readonly failure: ReadonlySignal<AmendEventFailure | undefined>;
  readonly draft: Pick<DraftKeeper, 'keptAtMs' | 'allKept' | 'failure'>;
  set(changes: Partial<AdverseEventValues>): void;
  chooseDoses(ids: readonly string[]): void;
  save(): Promise<AdverseEventOutcome>;
  discard(): Promise<Draft | undefined>;
}

const stands = ({ status }: { readonly status: string }): boolean => status === 'completed';
const dayOf = ({ occurredAt }: Pick<Dose, 'occurredAt'>): string => localDateAt(epochMsOf(occurredAt));

async function dosesOf(desk: VaccinationDesk, personId: Person['_id']): Promise<readonly Dose[]> {
  const records = [personId, ...desk.directory.heldBy(personId).map(({ id }) => id)];
  const events = (await Promise.all(records.map((id) => desk.documents.eventsOf(id)))).flat();
  return events.flatMap(({ doc }) => (doc.type === 'dose' && stands(doc) ? [doc] : []));
}

function lastDay(doses: readonly Dose[]): readonly Dose[] {
  const here = doses.filter(({ source }) => source === 'given-here');
  const days = (here.length > 0 ? here : doses).map(dayOf).sort();
  const last = days.at(-1);
  return doses.filter((dose) => dayOf(dose) === last);
}

/** Undefined where the person, or the event to correct, is not on this tablet or was corrected meanwhile. */
export async function openAdverseEvent(
  desk: VaccinationDesk,
  personId: string,
  amendsId?: string,
): Promise<AdverseEventModel | undefined> {
  if (!isIdOf('person', personId)) return undefined;
  const standing = desk.directory.standingFor(personId);
  const stored = await desk.documents.get('person', standing);
  const amended =
    amendsId !== undefined && isIdOf('adverse-event', amendsId)
      ? (await desk.documents.get('adverse-event', amendsId))?.doc
      : undefined;
  if (!stored || (amendsId !== undefined && (!amended || !stands(amended)))) return undefined;
  const all = await dosesOf(desk, standing);
  const doses = amended ? all.filter(({ _id }) => amended.doseIds.includes(_id)) : lastDay(all);
  const { accountId } = desk.editor();
  const draftId = adverseEventDraftId(accountId, amendsId ?? standing);
  const draft = await desk.drafts.find(draftId);
  const begun = amended ? adverseEventValues(amended) : emptyAdverseEvent(desk.clock.nowMs());
  const given = draft?.recordId;
  const recordId =
    given !== undefined && isIdOf('adverse-event', given)
      ? given
      : documentId('adverse-event', desk.ids.ulid());
  const keeper = createDraftKeeper(
    desk.drafts,
    { draftId, kind: 'adverse-event', accountId, personId: standing, ...(!amended && { recordId }) },
    desk.clock.nowMs,
  );
  const values = draft ? readAdverseEventDraft(draft.values, begun) : begun;
  return createModel(desk, { person: stored.doc, amends: amended, doses, values, keeper, recordId });
}

interface Beginning extends Pick<AdverseEventModel, 'person' | 'amends' | 'doses'> {
  readonly values: AdverseEventValues;
  readonly keeper: DraftKeeper;
  readonly recordId: AdverseEventId;
}

function createModel(desk: VaccinationDesk, begin: Beginning): AdverseEventModel {
  const { person, amends, doses, keeper, recordId } = begin;
  const values = signal(begin.values);
  const doseIds = signal<readonly DoseId[]>(amends?.doseIds ?? doses.map(({ _id }) => _id));
  const tried = signal(false);
  const saving = signal(false);
  const failure = signal<AmendEventFailure | undefined>(undefined);
  const read = () => parseAdverseEvent(values.value, desk.clock.nowMs(), amends?.reports);

  async function write(): Promise<AdverseEventOutcome> {
    const reading = read();
    tried.value = true;
    const chosen = doseIds.value;
    if (!reading.ok) return { kind: 'incomplete', failures: reading.error };
    if (chosen.length === 0) return { kind: 'incomplete', failures: {} };
    const subject = { personId: person._id, doseIds: [...chosen] };
    const written = amends
      ? await amendAdverseEvent(amends._id, reading.value, desk)
      : await recordAdverseEvent(reading.value, subject, desk, { id: recordId, endsWatch: true });
    if (!written.ok) {
      failure.value = written.error;
      return { kind: 'failed' };
    }
    void keeper.discard();
    return { kind: 'saved', event: written.value };
  }
  return {
    person,
    amends,
    doses,
    values,
    doseIds,
    failures: computed(() => {
      const reading = read();
      return tried.value && !reading.ok ? reading.error : {};
    }),
    areDosesMissing: computed(() => tried.value && doseIds.value.length === 0),
    saving,
    failure,
    draft: keeper,
    set(changes) {
      values.value = { ...values.value, ...changes };
      keeper.keep(person.name, { ...values.value, ...(amends && { amends: amends._id }) });
    },
    chooseDoses(ids) {
      doseIds.value = doses.flatMap(({ _id }) => (ids.includes(_id) ? [_id] : []));
    },
    async save() {
      if (saving.value) return { kind: 'busy' };
      saving.value = true;
      failure.value = undefined;
      try {
        return await write();
      } finally {
        saving.value = false;
      }
    },
    discard: () => keeper.discard(),
  };
}
