// Every step the tablet's store has taken, in order. A released step is never edited and never taken out: some tablet has
// been in a drawer since before it.

import type { Migration } from './migration.js';

export const MIGRATIONS: readonly Migration[] = [];

/** The store as it was first released; a row of the store says nothing then. */
export const FIRST_VERSION = 1;

export const STORE_VERSION = FIRST_VERSION + MIGRATIONS.length;
