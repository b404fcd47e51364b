// What households, hamlets and people are called, for whatever tells of moves.

import type { NamesOfHomes } from '#households/move-words.js';
import type { Workplace } from './open-workplace.js';

export const namesOfHomes = ({
  directory,
  reference,
}: Pick<Workplace, 'directory' | 'reference'>): NamesOfHomes => ({
  hamletName: reference.hamletName,
  headName: (householdId) => directory.headOf(householdId)?.name,
  personName: (personId) => directory.find(personId)?.name,
});
