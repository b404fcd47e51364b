// Whose records are asked about.

import type { PersonDocId } from '../document/ids.js';
import type { Person } from './person.js';

/** The record that goes on, by the links of everybody: one link alone does not tell, records may lead to each other in a ring. */
export type StandingOf = (id: PersonDocId) => PersonDocId;

/** They died or went away. */
export const isGone = ({ lifeStatus }: Pick<Person, 'lifeStatus'>): boolean =>
  lifeStatus === 'deceased' || lifeStatus === 'moved-away';

/** Nobody asks somebody who died or left; of several records of one person the one that goes on is mended. */
export const isCounted = (person: Pick<Person, '_id' | 'lifeStatus'>, standingOf: StandingOf): boolean =>
  !isGone(person) && standingOf(person._id) === person._id;
