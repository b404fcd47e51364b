// Whose records are asked about.

import type { Person } from './person.js';

/** Nobody asks somebody who died or left; a record that another replaced is mended there. */
export const isCounted = (person: Person): boolean =>
  person.lifeStatus !== 'deceased' && person.lifeStatus !== 'moved-away' && person.replacedBy === undefined;
