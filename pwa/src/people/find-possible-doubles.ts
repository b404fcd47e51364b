// Who in the station may already be the person being registered. Said before saving, never in the way of it: twins and
// namesakes exist.

import { isAfter } from '@tram/shared-schema/people/card-date.js';
import type { LocalDate, PartialDate } from '@tram/shared-schema/local-date.js';
import { parseTypedDate } from '@tram/shared-schema/local-date.js';
import { parseInsuranceNumber } from '@tram/shared-schema/people/insurance-number.js';
import { parsePersonalId } from '@tram/shared-schema/people/personal-id.js';
import type { DirectoryPerson, PersonDirectory } from './person-directory.js';
import type { PersonFormValues } from './person-form.js';

export interface PossibleDouble {
  readonly person: DirectoryPerson;
  readonly because: 'same-number' | 'same-name-and-birth-year';
}

type Asked = Pick<PersonFormValues, 'name' | 'birthDate' | 'personalId' | 'oldIdNumbers' | 'insuranceNumber'>;

export function findPossibleDoubles(
  values: Asked,
  directory: Pick<PersonDirectory, 'withNumber' | 'withName'>,
  today: LocalDate,
  /** The person being mended is not a double of themselves. */
  except?: string,
): readonly PossibleDouble[] {
  const found = new Map<string, PossibleDouble>();
  const note = (person: DirectoryPerson, because: PossibleDouble['because']): void => {
    if (person.id !== except && !found.has(person.id)) found.set(person.id, { person, because });
  };
  for (const number of numbersIn(values)) {
    directory.withNumber(number).forEach((person) => note(person, 'same-number'));
  }
  const year = birthYear(values.birthDate, today);
  if (year !== undefined && values.name.trim() !== '') {
    directory
      .withName(values.name)
      .filter((person) => person.birthDate?.slice(0, 4) === year)
      .forEach((person) => note(person, 'same-name-and-birth-year'));
  }
  return [...found.values()];
}

function numbersIn(values: Asked): readonly string[] {
  const personalId = parsePersonalId(values.personalId);
  const insurance = parseInsuranceNumber(values.insuranceNumber);
  const old = values.oldIdNumbers.split(/[,;]/).map((text) => text.replace(/[\s.]/g, ''));
  return [
    ...(personalId.ok ? [personalId.value] : []),
    ...(insurance.ok ? [insurance.value.text, insurance.value.socialInsuranceNumber] : []),
    ...old.filter((number) => /^\d{9}(\d{3})?$/.test(number)),
  ];
}

function birthYear(text: string, today: LocalDate): string | undefined {
  const parsed = parseTypedDate(text);
  if (!parsed.ok || isAfter(parsed.value, today)) return undefined;
  const born: PartialDate = parsed.value;
  return born.slice(0, 4);
}
