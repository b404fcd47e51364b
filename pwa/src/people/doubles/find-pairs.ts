// Looks for pairs of records that may be of one person: among everybody, step by step, or around one who was written.

import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import { insuranceDigits } from '@tram/shared-schema/people/double-facts.js';
import { createDoubleMeetings } from '@tram/shared-schema/people/double-meetings.js';
import { LISTED_FROM } from '@tram/shared-schema/people/double-rules.table.js';
import { judgeDouble, shareLivingId } from '@tram/shared-schema/people/doubles.js';
import type { TabletDocuments } from '#documents/tablet-documents.js';
import type { DirectoryPerson, PersonDirectory } from '../person-directory.js';
import type { FoundPair } from './shown-pairs.js';

export interface PairSources {
  readonly documents: Pick<TabletDocuments, 'get'>;
  readonly directory: Pick<
    PersonDirectory,
    'everybody' | 'find' | 'heldBy' | 'withNumber' | 'withName' | 'withPhone' | 'withPassport'
  >;
}

/** What a list row does not know: who the mother is, and which of twins was born first. */
async function withKinship(person: DirectoryPerson, { documents }: PairSources) {
  const { motherPersonId, multipleBirth } = (await documents.get('person', person.id))?.doc ?? {};
  return { ...person, motherPersonId, multipleBirth };
}

/** Undefined where the two need not be looked at. */
export async function judgedPair(
  a: DirectoryPerson,
  b: DirectoryPerson,
  sources: PairSources,
): Promise<FoundPair | undefined> {
  const sharesId = shareLivingId(a, b);
  let judgement = judgeDouble(a, b);
  // Newborns of one birth have one name until they are named: only their records tell them apart.
  if (judgement.weight >= LISTED_FROM && judgement.reasons.includes('same-name-and-birth-date')) {
    const [one, other] = await Promise.all([withKinship(a, sources), withKinship(b, sources)]);
    judgement = judgeDouble(one, other);
  }
  if (judgement.weight < LISTED_FROM && !sharesId) return undefined;
  const { weight, reasons } = judgement;
  return { ids: a.id < b.id ? [a.id, b.id] : [b.id, a.id], weight, reasons, sharesId };
}

/** Gives way after every step: how many were taken in so far, then each pair that was compared. */
export async function* pairsAmongAll(
  sources: PairSources,
): AsyncGenerator<{ taken: number } | { pair: FoundPair | undefined }, void> {
  const { directory } = sources;
  const meetings = createDoubleMeetings<PersonDocId>();
  let taken = 0;
  for (const person of directory.everybody()) {
    meetings.take(person.id, person);
    yield { taken: (taken += 1) };
  }
  for (const [a, b] of meetings.pairs()) {
    const [one, other] = [directory.find(a), directory.find(b)];
    yield { pair: one && other && (await judgedPair(one, other, sources)) };
  }
}

/** By what the directory finds people by: nobody else is looked at. */
function whoMeets(person: DirectoryPerson, directory: PairSources['directory']): readonly DirectoryPerson[] {
  const { personalId, oldIdNumbers = [], insuranceNumber, passportNumber, phones = [] } = person;
  const numbers = [
    ...(personalId === undefined ? [] : [personalId]),
    ...oldIdNumbers,
    ...(insuranceNumber === undefined ? [] : [insuranceDigits(insuranceNumber)]),
  ];
  const met = [
    ...numbers.flatMap((number) => directory.withNumber(number)),
    ...phones.flatMap((phone) => directory.withPhone(phone)),
    ...(passportNumber === undefined ? [] : directory.withPassport(passportNumber)),
    ...directory.withName(person.name),
  ].flatMap((standing) => [standing, ...directory.heldBy(standing.id)]);
  return [...new Map(met.map((other) => [other.id, other])).values()].filter(({ id }) => id !== person.id);
}

export async function pairsAround(id: PersonDocId, sources: PairSources): Promise<readonly FoundPair[]> {
  const person = sources.directory.find(id);
  if (!person) return [];
  const judged = await Promise.all(
    whoMeets(person, sources.directory).map((other) => judgedPair(person, other, sources)),
  );
  return judged.flatMap((pair) => pair ?? []);
}
