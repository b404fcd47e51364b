// Somebody said where they live now. The unit is written beside the address, which stays as it is; whoever's record says
// something else meanwhile is left alone. Can be taken back as long as nobody changed it.

import { sameJson } from '@tram/shared-schema/document/canonical-json.js';
import { editRegistry } from '@tram/shared-schema/document/edit-registry.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { isOpenFor, type UnitChoice } from '@tram/shared-schema/reference/unit-question.js';
import { ok, type Result } from '@tram/shared-schema/result.js';
import type { ChangeFailure } from '#documents/tablet-documents.js';
import { editorNow } from '../desk.js';
import type { PeopleDeps } from '../people-deps.js';
import type { AskedPerson } from './open-questions.js';

type SettlingDesk = Pick<PeopleDeps, 'documents' | 'clock' | 'editor'>;

/** In one save, so that a dead battery leaves nobody between. */
const PEOPLE_AT_ONCE = 50;

export interface SettledUnits {
  readonly choice: UnitChoice;
  /** As they stood before, and only those that were changed. */
  readonly before: readonly Person[];
}

async function changePeople(
  people: readonly Pick<Person, '_id'>[],
  change: (person: Person) => Person,
  { documents }: SettlingDesk,
): Promise<Result<readonly Person[], ChangeFailure>> {
  const before = new Map<string, Person>();
  for (let from = 0; from < people.length; from += PEOPLE_AT_ONCE) {
    const saved = await documents.saveTogether(
      people.slice(from, from + PEOPLE_AT_ONCE).map(({ _id }) => ({
        type: 'person' as const,
        id: _id,
        change(person: Person) {
          const next = change(person);
          if (next !== person) before.set(_id, person);
          return next;
        },
      })),
      [],
    );
    if (!saved.ok) return saved;
  }
  return ok([...before.values()]);
}

export async function settleQuestions(
  asked: readonly AskedPerson[],
  choice: UnitChoice,
  desk: SettlingDesk & Pick<PeopleDeps, 'directory'>,
): Promise<Result<SettledUnits, ChangeFailure>> {
  const editor = editorNow(desk);
  const questions = new Map(asked.map(({ person, question }) => [person._id, question]));
  const changed = await changePeople(
    asked.map(({ person }) => person),
    (person) => {
      const question = questions.get(person._id);
      return question && isOpenFor(question, person, desk.directory.standingFor)
        ? editRegistry<Person>(person, { residence: choice }, editor)
        : person;
    },
    desk,
  );
  return changed.ok ? ok({ choice, before: changed.value }) : changed;
}

export async function takeBack(
  { choice, before }: SettledUnits,
  desk: SettlingDesk,
): Promise<Result<void, ChangeFailure>> {
  const editor = editorNow(desk);
  const residences = new Map(before.map((person) => [person._id, person.residence]));
  const changed = await changePeople(
    before,
    (person) =>
      sameJson(person.residence, choice)
        ? editRegistry<Person>(person, { residence: residences.get(person._id) }, editor)
        : person,
    desk,
  );
  return changed.ok ? ok(undefined) : changed;
}
