// How long events that the server has stay on a tablet that is short of room, and what stays however old it is.
// Source: none yet. Both numbers are to be confirmed by a clinician before a station relies on them; they decide only what
// must be fetched again, never what is kept: the server keeps every record.

import type { DocumentType } from '@tram/shared-schema/document/document-types.js';

export interface Retention {
  /** Younger than this nothing is given up. */
  readonly months: number;
  /** Of each person the newest stay: the form shows the last values beside the new ones. */
  readonly newestKept: number;
}

/**
 * A type that is not here is never given up: no record of vaccines or chronic care is, because due lists and counts are made
 * of all of them (decisions/0026).
 */
export const RETENTION: Readonly<Partial<Record<DocumentType, Retention>>> = {
  encounter: { months: 24, newestKept: 5 },
};

/** A backup that a server is restored from is younger than this: what it lacks is then still on a tablet. */
export const RECEIVED_FOR_DAYS = 90;
