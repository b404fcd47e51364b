// What a worker types to find somebody, key by key: each way of looking, for people picked by seed.

import { seededRandom, type SeededRandom } from '@tram/shared-schema/fixtures/seeded-random.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { foldText } from '@tram/shared-schema/people/vietnamese-text.js';
import type { FilledStation } from './filled-station.js';

export const BACKSPACE = 'Backspace';

export interface TypedQuery {
  readonly way: string;
  readonly keys: readonly string[];
  /** The name that must be among the results; undefined where nobody must be. */
  readonly finds: string | undefined;
}

interface Sought {
  readonly person: Person;
  readonly name: string;
  readonly given: string;
  readonly year: string;
  readonly hamlet: string;
}

const lastWord = (text: string): string => text.slice(text.lastIndexOf(' ') + 1);

function soughtPeople({ people, hamletNames }: FilledStation, count: number, random: SeededRandom): Sought[] {
  // Who has a whole birth date, a card, a phone and a hamlet can be looked for in every way.
  const findable = people.filter(
    ({ name, birthDate, personalId, phone, hamletId, lifeStatus }) =>
      birthDate && personalId && phone && hamletId && lifeStatus === 'living' && name.includes(' '),
  );
  return Array.from({ length: count }, () => {
    const person = random.pick(findable);
    return {
      person,
      name: foldText(person.name),
      given: foldText(lastWord(person.name)),
      year: (person.birthDate ?? '').slice(0, 4),
      hamlet: foldText(hamletNames.get(person.hamletId ?? '') ?? ''),
    };
  });
}

const initialsOf = (name: string): string =>
  name
    .split(' ')
    .map((word) => word.charAt(0))
    .join('');

function waysTo({ person, name, given, year, hamlet }: Sought): TypedQuery[] {
  const finds = person.name;
  const typed = (way: string, text: string): TypedQuery => ({ way, keys: [...text], finds });
  const slip = lastWord(name).slice(0, 1);
  return [
    typed('name without accents, then year', `${name} ${year}`),
    typed('name with accents, then year', `${person.name} ${year}`),
    typed('given name, then year and hamlet', `${given} ${year} ${hamlet}`),
    typed('hamlet, then given name and year', `${hamlet} ${given} ${year}`),
    typed('initials, then year', `${initialsOf(name)} ${year}`),
    typed('year, then given name', `${year} ${given} ${hamlet}`),
    typed('last 4 digits of the ID card', `${(person.personalId ?? '').slice(-4)} ${given}`),
    typed('ID card number', person.personalId ?? ''),
    typed('telephone', `${person.phone ?? ''} ${given}`),
    {
      way: 'name with a slip mended',
      keys: [...name, ' ', slip, 'q', BACKSPACE, BACKSPACE, ...year],
      finds,
    },
    { way: 'somebody who is not there', keys: [...`${given}xq zzk 0000`], finds: undefined },
  ];
}

export function typedQueries(station: FilledStation, runs: number, seed: string): readonly TypedQuery[] {
  const random = seededRandom(`${seed}/queries`);
  return soughtPeople(station, runs, random).flatMap(waysTo);
}
