// What the pages of a vaccination day are handed by app/: the desk, and who stands at it.

import type { ImmunisationDesk } from '../immunisation-deps.js';

export interface VaccinationDesk extends Omit<ImmunisationDesk, 'sessionLots'> {
  /** Locks and unlocks lots. */
  readonly isHead: boolean;
}
