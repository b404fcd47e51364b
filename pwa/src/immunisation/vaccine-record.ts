// Everything this tablet holds of one person's vaccines, judged as of today: what the card, the forms and the prints are
// made from. Whoever has several records is read under all of them.

import { careFactOf, type CareFact, type PregnancyFact } from '@tram/shared-schema/due/care-fact.js';
import { immunisationSubject } from '@tram/shared-schema/due/immunisation-subject.js';
import { judgeChild } from '@tram/shared-schema/immunisation/judge-child.js';
import type { ChildJudgement, Subject } from '@tram/shared-schema/immunisation/judged.js';
import { vaccineCard, type VaccineCard } from '@tram/shared-schema/immunisation/vaccine-card.js';
import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { newestFirst } from '#documents/newest-first.js';
import type { StoredDocument } from '#documents/tablet-documents.js';
import type { ImmunisationDeps } from './immunisation-deps.js';

export interface VaccineRecord {
  readonly person: Person;
  /** Of all the person's records, newest first. */
  readonly events: readonly StoredDocument[];
  /** Oldest first. */
  readonly facts: readonly CareFact[];
  /** The one that has not ended. */
  readonly pregnancy: PregnancyFact | undefined;
  /** Undefined where not even the year of birth is known: then no age can be judged. */
  readonly judged: JudgedRecord | undefined;
}

export interface JudgedRecord {
  readonly subject: Subject;
  readonly judgement: ChildJudgement;
  readonly card: VaccineCard;
}

export type RecordReader = Pick<
  ImmunisationDeps,
  'documents' | 'directory' | 'careBook' | 'schedule' | 'today'
>;

export function recordsOf(
  directory: RecordReader['directory'],
  personId: PersonDocId,
): readonly PersonDocId[] {
  const standing = directory.standingFor(personId);
  return [...new Set([standing, ...directory.heldBy(standing).map(({ id }) => id)])];
}

/** Undefined where the person is not on this tablet. */
export async function readVaccineRecord(
  deps: RecordReader,
  personId: PersonDocId,
): Promise<VaccineRecord | undefined> {
  const records = recordsOf(deps.directory, personId);
  const [standing = personId] = records;
  const stored = await deps.documents.get('person', standing);
  if (!stored) return undefined;
  const read = await Promise.all(records.map((id) => deps.documents.eventsOf(id)));
  const events = read.flat().sort(newestFirst);
  const pregnancies = deps.careBook.of(standing).filter((fact) => fact.kind === 'pregnancy');
  const facts = [...pregnancies, ...events.toReversed().flatMap(({ doc }) => careFactOf(doc) ?? [])];
  const today = deps.today();
  return {
    person: stored.doc,
    events,
    facts,
    pregnancy: pregnancies.find(({ endedOn }) => endedOn === undefined),
    judged: judgedRecord(stored.doc, facts, deps.schedule, today),
  };
}

function judgedRecord(
  person: Person,
  facts: readonly CareFact[],
  schedule: ImmunisationDeps['schedule'],
  today: ReturnType<ImmunisationDeps['today']>,
): JudgedRecord | undefined {
  const { _id: personId, sex, birthDate, lifeStatus } = person;
  const subject = immunisationSubject(
    { personId, sex, lifeStatus, ...(birthDate !== undefined && { birthDate }) },
    facts,
  );
  if (!subject) return undefined;
  const judgement = judgeChild(schedule, subject, today);
  return { subject, judgement, card: vaccineCard(judgement, facts, today) };
}
