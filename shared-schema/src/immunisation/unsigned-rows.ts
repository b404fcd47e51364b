// What of an edition no clinician has signed: "chờ bác sĩ xác nhận".

import type { Schedule } from './schedule.js';
import type { RowStatus, Words } from './schedule-words.js';

export interface UnsignedRows {
  /** The edition as a whole. */
  readonly edition: boolean;
  readonly doseCodes: readonly string[];
  readonly vaccines: readonly Words[];
}

interface Signed {
  readonly status?: RowStatus;
  /** Fields of a signed row that are not. */
  readonly unconfirmed?: readonly string[];
}

const isUnsigned = ({ status, unconfirmed = [] }: Signed): boolean =>
  status === 'to-be-confirmed' || unconfirmed.length > 0;

export const unsignedRows = ({ status, series, vaccines }: Schedule): UnsignedRows => ({
  edition: status === 'to-be-confirmed',
  doseCodes: series.flatMap(({ doses }) => doses.filter(isUnsigned).map(({ code }) => code)),
  vaccines: vaccines.filter(isUnsigned).map(({ names }) => names),
});
