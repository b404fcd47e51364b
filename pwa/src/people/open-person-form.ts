// Opens the person form: empty, begun by the page before, or where it was left half written.

import { documentId, isIdOf } from '@tram/shared-schema/document/ids.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { goOnWith, keptRecord } from '#drafts/go-on-with.js';
import { createDraftKeeper } from './draft-keeper.js';
import { newPersonDraftId, editPersonDraftId } from './paths.js';
import { newbornFormOf } from './newborn.js';
import type { PeopleDeps } from './people-deps.js';
import { fieldsOf } from './person-fields.js';
import { EMPTY_PERSON_FORM, personFormOf, readPersonForm, type PersonFormValues } from './person-form.js';
import { parsePersonForm, type OpenedPersonForm } from './parse-person-form.js';
import { createPersonFormModel, type PersonFormModel } from './person-form-model.js';

export async function openNewPersonForm(
  deps: PeopleDeps,
  draftId: string | undefined,
  /** A newborn's, whose page led here. */
  motherId?: Person['_id'],
): Promise<PersonFormModel> {
  const start = deps.formStarts.take(undefined);
  const mother = motherId && (await deps.documents.get('person', motherId))?.doc;
  const draft = draftId === undefined ? undefined : await deps.drafts.find(draftId);
  const { accountId } = deps.editor();
  const given = draft?.recordId;
  const personId =
    given !== undefined && isIdOf('person', given) ? given : documentId('person', deps.ids.ulid());
  const about = {
    draftId: draftId ?? newPersonDraftId(deps.ids.ulid()),
    kind: 'person',
    accountId,
    recordId: personId,
  } as const;
  return createPersonFormModel(deps, {
    values: draft ? readPersonForm(draft.values) : (start?.values ?? begun(mother, deps)),
    keeper: createDraftKeeper(deps.drafts, about, deps.clock.nowMs),
    cardWarnings: start?.cardWarnings ?? [],
    personId,
  });
}

const begun = (mother: Person | undefined, { directory }: PeopleDeps): PersonFormValues =>
  mother ? newbornFormOf(mother, directory.headOf(mother.householdId ?? '')?.name ?? '') : EMPTY_PERSON_FORM;

/** Undefined where nobody of that id is on this tablet. */
export async function openPersonEdit(
  deps: PeopleDeps,
  personId: Person['_id'],
): Promise<PersonFormModel | undefined> {
  const start = deps.formStarts.take(personId);
  const stored = await deps.documents.get('person', personId);
  if (!stored) return undefined;
  const person = stored.doc;
  const head = person.householdId === undefined ? undefined : deps.directory.headOf(person.householdId);
  const now = { values: personFormOf(person, head?.name ?? ''), fields: fieldsOf(person) };
  const { accountId } = deps.editor();
  const draftId = editPersonDraftId(accountId, personId);
  const draft = await deps.drafts.find(draftId);
  const { values, opened } = draft
    ? resumed(draft.values, now, deps.today())
    : { values: now.values, opened: now };
  return createPersonFormModel(deps, {
    values: start?.values ?? values,
    keeper: createDraftKeeper(
      deps.drafts,
      { draftId, kind: 'person', accountId, personId },
      deps.clock.nowMs,
    ),
    cardWarnings: start?.cardWarnings ?? [],
    personId,
    mends: { opened, refusal: stored.refusal },
  });
}

/** Where what was opened cannot be read any more (a day that lies ahead by now), it counts as opened just now. */
function resumed(
  draft: Readonly<Record<string, unknown>>,
  now: OpenedPersonForm,
  today: LocalDate,
): { values: PersonFormValues; opened: OpenedPersonForm } {
  const opened = keptRecord(draft['opened']);
  const then = opened ? readPersonForm(opened) : now.values;
  const goneOn = goOnWith({ typed: readPersonForm(draft), then, now: now.values });
  if (!opened) return { values: goneOn.values, opened: now };
  const reading = parsePersonForm(goneOn.opened, today, now);
  return {
    values: goneOn.values,
    opened: reading.ok ? { values: goneOn.opened, fields: reading.value.fields } : now,
  };
}
