// Signs of an adverse event by their codes; one this version does not know is shown as it was written.

import { SIGNS } from '@tram/shared-schema/immunisation/after-dose.table.js';
import { named } from '../words.js';

export const signWord = (code: string): string => {
  const row = SIGNS.find((sign) => sign.code === code);
  return row ? named(row.names) : code;
};

export const signWords = (codes: readonly string[]): string => codes.map(signWord).join(', ');
