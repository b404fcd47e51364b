// People to be asked, by the older unit and the hamlet they live in: whoever goes from house to house asks a hamlet once.

import { compareNames } from '@tram/shared-schema/people/name-order.js';
import type { UnitChoice, UnitQuestion } from '@tram/shared-schema/reference/unit-question.js';
import type { AskedPerson } from './open-questions.js';

export interface QuestionGroup {
  readonly key: string;
  readonly from: UnitQuestion['from'];
  readonly hamletId: string | undefined;
  readonly choices: readonly UnitChoice[];
  /** Where most of the older unit went. */
  readonly proposed: UnitChoice | undefined;
  readonly asked: readonly AskedPerson[];
}

/** The proposed one first: it is the likely answer. */
function choicesOf({ choices, proposedCode }: UnitQuestion): readonly UnitChoice[] {
  const proposed = choices.filter(({ communeCode }) => communeCode === proposedCode);
  return [...proposed, ...choices.filter(({ communeCode }) => communeCode !== proposedCode)];
}

export function questionGroups(
  asked: readonly AskedPerson[],
  hamletName: (hamletId: string | undefined) => string | undefined,
): readonly QuestionGroup[] {
  const groups = new Map<
    string,
    { question: UnitQuestion; hamletId: string | undefined; asked: AskedPerson[] }
  >();
  for (const one of asked) {
    const { hamletId } = one.person;
    const codes = one.question.choices.map(({ communeCode }) => communeCode);
    const key = [one.question.from.communeCode, ...codes, hamletId ?? ''].join(' ');
    const group = groups.get(key);
    if (group) group.asked.push(one);
    else groups.set(key, { question: one.question, hamletId, asked: [one] });
  }
  const nameOf = ({ hamletId }: { hamletId: string | undefined }): string => hamletName(hamletId) ?? '\uffff';
  return [...groups]
    .map(([key, { question, hamletId, asked: people }]) => ({
      key,
      from: question.from,
      hamletId,
      choices: choicesOf(question),
      proposed: question.choices.find(({ communeCode }) => communeCode === question.proposedCode),
      asked: people.toSorted((a, b) => compareNames(a.person.name, b.person.name)),
    }))
    .toSorted(
      (a, b) => compareNames(a.from.communeName, b.from.communeName) || compareNames(nameOf(a), nameOf(b)),
    );
}

/** The province only where it tells the choices apart. */
export function choiceName(
  { communeName, provinceName }: UnitChoice,
  choices: readonly UnitChoice[],
): string {
  const isOneProvince = choices.every((other) => other.provinceName === provinceName);
  return isOneProvince ? communeName : `${communeName}, ${provinceName}`;
}
