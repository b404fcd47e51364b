// Every step the tablet's store has taken, in order: what releases made of documents, by the functions the server lifts
// by. A released step is never edited and never taken out: some tablet has been in a drawer since before it.

import { RELEASES } from '@tram/shared-schema/document/releases.js';
import { liftRelease, type Migration } from './migration.js';

export const MIGRATIONS: readonly Migration[] = RELEASES.map(liftRelease);

/** The store as it was first released; a row of the store says nothing then. */
export const FIRST_VERSION = 1;

export const STORE_VERSION = FIRST_VERSION + MIGRATIONS.length;
