// A call, a message or a knock at the door of somebody who was missed, for chronic care or for vaccines: new, left half
// written, or to be corrected.

import { askAgainOn } from '@tram/shared-schema/chronic/overdue-state.js';
import { CONTACT_SCHEMA_VERSION, type Contact } from '@tram/shared-schema/chronic/follow-up.js';
import { documentId, isIdOf, type ContactId, type PersonDocId } from '@tram/shared-schema/document/ids.js';
import { epochMsOf, instantAt, type Instant } from '@tram/shared-schema/document/instant.js';
import {
  formatLocalDate,
  isLocalDate,
  localDateAt,
  parseTypedDate,
  type LocalDate,
} from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { newEnvelope } from '#people/desk.js';
import { createDraftKeeper } from '#people/draft-keeper.js';
import { withoutUndefined } from '#people/without-undefined.js';
import { amendCareEvent, recordCareEvent } from '../care-events.js';
import { createCareForm, type CareForm } from '../care-form.js';
import type { ChronicDeps } from '../chronic-deps.js';
import type { FieldFailures } from '../field-failure.js';
import { keptValues } from '../kept-values.js';
import { chronicDraftId, contactSubject, UNDER_CARE } from '../paths.js';
import { enrolmentsOf } from '../person-care.js';
import { readText } from '../read-answers.js';

export interface ContactValues {
  /** When the form was begun: the moment of the call, also where the rest is written later. */
  readonly startedAt: Instant;
  readonly by: string;
  readonly result: string;
  /** Empty: as the rule has it for this result. */
  readonly againOn: string;
  readonly note: string;
}

export interface ContactForm extends CareForm<ContactValues, Contact> {
  readonly person: Person;
  readonly about: readonly string[];
  readonly amends: Contact | undefined;
  /** The day of the call, by which the rule counts. */
  readonly on: LocalDate;
}

interface ContactFields {
  readonly occurredAt: Instant;
  readonly by: string;
  readonly result: string;
  readonly againOn: LocalDate;
  readonly note: string | undefined;
}

const NOTE_LIMIT = 500;

export const dayOfContact = ({ startedAt }: Pick<ContactValues, 'startedAt'>): LocalDate =>
  localDateAt(epochMsOf(startedAt));

export function parseContact(values: ContactValues): Result<ContactFields, FieldFailures<ContactValues>> {
  const failures: FieldFailures<ContactValues> = {};
  if (values.result === '') failures.result = { kind: 'required' };
  const note = readText(values.note, NOTE_LIMIT);
  if ('failure' in note) failures.note = note.failure;
  let againOn = askAgainOn(values.result, dayOfContact(values));
  if (values.againOn.trim() !== '') {
    const typed = parseTypedDate(values.againOn);
    if (!typed.ok) failures.againOn = { kind: 'date', failure: { kind: 'date-unreadable' } };
    else if (!isLocalDate(typed.value)) failures.againOn = { kind: 'day-needed' };
    else againOn = typed.value;
  }
  if (Object.keys(failures).length > 0 || 'failure' in note) return err(failures);
  const { startedAt: occurredAt, by, result } = values;
  return ok({ occurredAt, by, result, againOn, note: note.value });
}

const contactValuesOf = (contact: Contact): ContactValues => ({
  startedAt: contact.occurredAt,
  by: contact.by,
  result: contact.result,
  againOn: contact.againOn === undefined ? '' : formatLocalDate(contact.againOn),
  note: contact.note ?? '',
});

/** Whoever has no phone is gone to. */
const newContact = (startedAt: Instant, { phone }: Person): ContactValues => ({
  startedAt,
  by: phone === undefined ? 'home-visit' : 'call',
  result: '',
  againOn: '',
  note: '',
});

export interface ContactOpening {
  readonly personId: PersonDocId;
  /** What a new one is about. */
  readonly about: readonly string[];
  readonly amendsId?: ContactId | undefined;
}

async function registersOf(deps: ChronicDeps, personId: PersonDocId): Promise<readonly string[]> {
  const enrolments = await enrolmentsOf(deps, personId);
  return enrolments.filter(({ standing }) => standing === 'under-care').map(({ register }) => register);
}

/** Undefined where the person, or the contact to correct, is not on this tablet, and where it would be about nothing. */
export async function openContact(
  deps: ChronicDeps,
  { personId, about: asked, amendsId }: ContactOpening,
): Promise<ContactForm | undefined> {
  const records = deps.recordsOf?.(personId) ?? [personId];
  const subjectId = amendsId ? personId : (records[0] ?? personId);
  const stored = await deps.documents.get('person', subjectId);
  const amends = amendsId && (await deps.documents.get('contact', amendsId))?.doc;
  const about = amends?.about ?? (asked.includes(UNDER_CARE) ? await registersOf(deps, subjectId) : asked);
  if (!stored || (amendsId && amends?.personId !== personId) || about.length === 0) return undefined;
  const person = stored.doc;
  const { accountId } = deps.editor();
  const begun = amends ? contactValuesOf(amends) : newContact(instantAt(deps.clock.nowMs()), person);
  const draftId = chronicDraftId('contact', accountId, amends?._id ?? contactSubject(person._id, about));
  const draft = await deps.drafts.find(draftId);
  const given = draft?.recordId;
  const recordId =
    given !== undefined && isIdOf('contact', given) ? given : documentId('contact', deps.ids.ulid());
  const values = draft ? keptValues(draft.values, begun) : begun;
  const form = createCareForm<ContactValues, ContactFields, Contact>({
    values,
    title: person.name,
    about: amends ? { amends: amends._id } : { about },
    keeper: createDraftKeeper(
      deps.drafts,
      { draftId, kind: 'contact', accountId, personId: person._id, ...(!amends && { recordId }) },
      deps.clock.nowMs,
    ),
    parse: parseContact,
    write({ note, ...fields }) {
      const contact: Contact = {
        _id: recordId,
        type: 'contact',
        schemaVersion: CONTACT_SCHEMA_VERSION,
        ...newEnvelope(deps),
        personId: person._id,
        status: 'completed',
        about,
        ...fields,
        ...withoutUndefined({ hamletId: person.hamletId, note, amends: amends?._id }),
      };
      return amends ? amendCareEvent(amends, contact, deps) : recordCareEvent(contact, deps);
    },
  });
  return { ...form, person, about, amends, on: dayOfContact(values) };
}
