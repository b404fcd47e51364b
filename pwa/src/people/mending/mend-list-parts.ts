// What the list of records to mend is made from.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { ProposeUnit } from '@tram/shared-schema/people/propose-unit.js';
import type { TabletDocuments } from '#documents/tablet-documents.js';
import type { PersonDirectory } from '../person-directory.js';

export interface MendListParts {
  readonly documents: Pick<TabletDocuments, 'readAll' | 'onWritten'>;
  readonly directory: Pick<PersonDirectory, 'standingFor' | 'onChanged'>;
  readonly size: () => number;
  readonly units: () => ProposeUnit;
  readonly today: () => LocalDate;
  readonly nowMs: () => number;
  /** Lets the screen and the worker's fingers go first; may wait for as long as somebody is busy. */
  readonly giveWay: () => Promise<void>;
  readonly onFault: (error: unknown) => void;
}
