// Who must still be asked where they live after a merger: read from the questions the server sent and the records as
// they stand here, a slice at a time. Needs no network.

import { signal, type ReadonlySignal } from '@preact/signals';
import type { Person } from '@tram/shared-schema/people/person.js';
import { isOpenFor, type UnitQuestion } from '@tram/shared-schema/reference/unit-question.js';
import type { TabletDocuments } from '#documents/tablet-documents.js';
import type { PersonDirectory } from '../person-directory.js';

export interface AskedPerson {
  readonly person: Person;
  readonly question: UnitQuestion;
}

export interface OpenQuestions {
  readonly asked: ReadonlySignal<readonly AskedPerson[]>;
  /** False while records are still being read; those found so far stand in `asked`. */
  readonly ready: ReadonlySignal<boolean>;
  close(): void;
}

type Documents = Pick<TabletDocuments, 'get' | 'readAll' | 'onWritten'>;
const PEOPLE_IN_A_SLICE = 25;

export function watchOpenQuestions(
  documents: Documents,
  { standingFor }: Pick<PersonDirectory, 'standingFor'>,
  yieldToScreen: () => Promise<void>,
  onFault: (error: unknown) => void,
): OpenQuestions {
  const asked = signal<readonly AskedPerson[]>([]);
  const ready = signal(false);
  const questions = new Map<string, UnitQuestion>();
  /** Newest question first asked of a person stands. */
  const questionOf = new Map<string, UnitQuestion>();
  const found = new Map<string, AskedPerson>();
  let closed = false;

  const tell = (): void => {
    asked.value = [...found.values()];
  };
  function judge(person: Person): void {
    const question = questionOf.get(person._id);
    if (question && isOpenFor(question, person, standingFor)) found.set(person._id, { person, question });
    else found.delete(person._id);
  }
  function index(): void {
    questionOf.clear();
    for (const question of [...questions.values()].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1)))
      if (!question.withdrawn) for (const personId of question.personIds) questionOf.set(personId, question);
  }
  async function readPeople(): Promise<void> {
    const ids = [...questionOf.keys()];
    for (let from = 0; from < ids.length && !closed; from += PEOPLE_IN_A_SLICE) {
      const slice = ids.slice(from, from + PEOPLE_IN_A_SLICE);
      const stored = await Promise.all(slice.map((id) => documents.get('person', id)));
      for (const one of stored) if (one) judge(one.doc);
      tell();
      await yieldToScreen();
    }
  }

  const unsubscribe = documents.onWritten((written) => {
    let isNew = false;
    for (const { doc } of written) {
      if (doc.type === 'unit-question') {
        questions.set(doc._id, doc);
        isNew = true;
      } else if (doc.type === 'person' && questionOf.has(doc._id)) judge(doc);
    }
    if (isNew) {
      index();
      for (const id of found.keys()) if (!questionOf.has(id)) found.delete(id);
      void readPeople().catch(onFault);
    }
    tell();
  });
  const start = async (): Promise<void> => {
    await documents.readAll('unit-question', (page) => {
      for (const { doc } of page) questions.set(doc._id, doc);
    });
    index();
    await readPeople();
    ready.value = true;
  };
  void start().catch(onFault);
  return {
    asked,
    ready,
    close() {
      closed = true;
      unsubscribe();
    },
  };
}
