// A call, a message or a knock at the door of somebody who was missed, for chronic care or for vaccines.

import { askAgainOn } from '@tram/shared-schema/chronic/overdue-state.js';
import { CONTACT_SCHEMA_VERSION, type Contact } from '@tram/shared-schema/chronic/follow-up.js';
import { documentId, type PersonDocId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { isLocalDate, parseTypedDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { newEnvelope } from '#people/desk.js';
import type { DraftKeeper } from '#people/draft-keeper.js';
import { signal } from '@preact/signals';
import { withoutUndefined } from '#people/without-undefined.js';
import { recordCareEvent } from '../care-events.js';
import { createCareForm, type CareForm } from '../care-form.js';
import type { ChronicDeps } from '../chronic-deps.js';
import type { FieldFailures } from '../field-failure.js';
import { readText } from '../read-answers.js';

export const CONTACT_BY = ['call', 'home-visit', 'message'] as const;

export interface ContactValues {
  readonly by: string;
  readonly result: string;
  /** Empty: as the rule has it for this result. */
  readonly againOn: string;
  readonly note: string;
}

export interface ContactForm extends CareForm<ContactValues, Contact> {
  readonly person: Person;
  readonly about: readonly string[];
}

interface ContactFields {
  readonly by: string;
  readonly result: string;
  readonly againOn: LocalDate;
  readonly note: string | undefined;
}

const NOTE_LIMIT = 500;

export function parseContact(
  values: ContactValues,
  today: LocalDate,
): Result<ContactFields, FieldFailures<ContactValues>> {
  const failures: FieldFailures<ContactValues> = {};
  if (values.result === '') failures.result = { kind: 'required' };
  const note = readText(values.note, NOTE_LIMIT);
  if ('failure' in note) failures.note = note.failure;
  let againOn = askAgainOn(values.result, today);
  if (values.againOn.trim() !== '') {
    const typed = parseTypedDate(values.againOn);
    if (!typed.ok) failures.againOn = { kind: 'date', failure: { kind: 'date-unreadable' } };
    else if (!isLocalDate(typed.value)) failures.againOn = { kind: 'day-needed' };
    else againOn = typed.value;
  }
  if (Object.keys(failures).length > 0 || 'failure' in note) return err(failures);
  return ok({ by: values.by, result: values.result, againOn, note: note.value });
}

/** Two taps are not a half-written form: nothing of it is kept. */
const unkept: DraftKeeper = {
  keep: () => undefined,
  discard: () => Promise.resolve(undefined),
  settled: () => Promise.resolve(),
  keptAtMs: signal(undefined),
  allKept: signal(true),
  failure: signal(undefined),
};

export async function openContact(
  deps: ChronicDeps,
  personId: PersonDocId,
  about: readonly string[],
): Promise<ContactForm | undefined> {
  const records = deps.recordsOf?.(personId) ?? [personId];
  const stored = await deps.documents.get('person', records[0] ?? personId);
  if (!stored || about.length === 0) return undefined;
  const person = stored.doc;
  const id = documentId('contact', deps.ids.ulid());
  const form = createCareForm<ContactValues, ContactFields, Contact>({
    values: { by: 'call', result: '', againOn: '', note: '' },
    title: person.name,
    keeper: unkept,
    parse: (values) => parseContact(values, deps.today()),
    write: ({ note, ...fields }) =>
      recordCareEvent<Contact>(
        {
          _id: id,
          type: 'contact',
          schemaVersion: CONTACT_SCHEMA_VERSION,
          ...newEnvelope(deps),
          personId: person._id,
          status: 'completed',
          occurredAt: instantAt(deps.clock.nowMs()),
          about,
          ...fields,
          ...withoutUndefined({ hamletId: person.hamletId, note }),
        },
        deps,
      ),
  });
  return { ...form, person, about };
}
