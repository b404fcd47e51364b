// What is asked when a lot comes in, and when some of it is opened, wasted, sent back or counted; read into documents.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { isLocalDate, parseTypedDate } from '@tram/shared-schema/local-date.js';
import type { LotMovement, VaccineLot } from '@tram/shared-schema/immunisation/vaccine-lot.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { tidyLines } from '#people/tidy-lines.js';

export interface LotValues {
  readonly vaccineCode: string;
  readonly lotNumber: string;
  readonly expiresOn: string;
  readonly manufacturer: string;
  readonly dosesPerVial: string;
  /** In doses. */
  readonly quantity: string;
}
export const EMPTY_LOT: LotValues = {
  vaccineCode: '',
  lotNumber: '',
  expiresOn: '',
  manufacturer: '',
  dosesPerVial: '',
  quantity: '',
};

export type LotProblem =
  'missing' | 'date-unreadable' | 'expired' | 'number-unreadable' | 'too-long' | 'known-already';
export type LotFailures = Partial<Record<keyof LotValues, LotProblem>>;

export type LotFields = Pick<VaccineLot, 'vaccineCode' | 'lotNumber' | 'expiresOn'> & {
  readonly manufacturer: string | undefined;
  readonly dosesPerVial: number | undefined;
  readonly quantity: number;
};

const MOST_DOSES = 100_000;
const MOST_IN_A_VIAL = 100;
const LONGEST_NUMBER = 40;
const LONGEST_NAME = 120;

function wholeNumber(text: string, most: number): number | undefined {
  const digits = text.trim().replaceAll('.', '');
  const value = /^\d{1,6}$/.test(digits) ? Number(digits) : undefined;
  return value !== undefined && value <= most ? value : undefined;
}

/** Two lots of one number and vaccine are one lot: what comes in again is added to it. */
export const isSameLot = (lot: VaccineLot, fields: Pick<LotFields, 'vaccineCode' | 'lotNumber'>): boolean =>
  lot.vaccineCode === fields.vaccineCode && lot.lotNumber.toUpperCase() === fields.lotNumber.toUpperCase();

export function parseLot(
  values: LotValues,
  today: LocalDate,
  known: readonly VaccineLot[],
): Result<LotFields, LotFailures> {
  const failures: LotFailures = {};
  const { vaccineCode } = values;
  const lotNumber = tidyLines(values.lotNumber);
  const manufacturer = tidyLines(values.manufacturer);
  if (vaccineCode === '') failures.vaccineCode = 'missing';
  if (lotNumber === '') failures.lotNumber = 'missing';
  if (lotNumber.length > LONGEST_NUMBER) failures.lotNumber = 'too-long';
  if (manufacturer.length > LONGEST_NAME) failures.manufacturer = 'too-long';
  if (known.some((lot) => isSameLot(lot, { vaccineCode, lotNumber }))) failures.lotNumber = 'known-already';
  const expires = parseTypedDate(values.expiresOn);
  const expiresOn = expires.ok && isLocalDate(expires.value) ? expires.value : undefined;
  if (expiresOn === undefined) failures.expiresOn = 'date-unreadable';
  else if (expiresOn < today) failures.expiresOn = 'expired';
  const perVial = values.dosesPerVial.trim();
  const dosesPerVial = perVial === '' ? undefined : wholeNumber(perVial, MOST_IN_A_VIAL);
  if (perVial !== '' && !dosesPerVial) failures.dosesPerVial = 'number-unreadable';
  const quantity = wholeNumber(values.quantity, MOST_DOSES);
  if (!quantity) failures.quantity = 'number-unreadable';
  if (Object.keys(failures).length > 0 || expiresOn === undefined || !quantity) return err(failures);
  return ok({
    vaccineCode,
    lotNumber,
    expiresOn,
    manufacturer: manufacturer === '' ? undefined : manufacturer,
    dosesPerVial,
    quantity,
  });
}

export const MOVEMENTS = ['received', 'opened', 'wasted', 'returned', 'counted'] as const;
export type MovementKind = (typeof MOVEMENTS)[number];
export const WASTE_REASONS = [
  'open-vial-time',
  'expired',
  'heat',
  'frozen',
  'broken',
  'vvm',
  'locked',
  'other',
] as const;

export interface MovementValues {
  readonly kind: MovementKind;
  readonly quantity: string;
  readonly reason: '' | (typeof WASTE_REASONS)[number];
  readonly note: string;
}
export type MovementFailures = Partial<
  Record<keyof MovementValues, 'number-unreadable' | 'missing' | 'too-long'>
>;
export type MovementFields = Pick<LotMovement, 'kind' | 'quantity'> & {
  readonly reason: LotMovement['reason'] | undefined;
  readonly note: string | undefined;
};

const LONGEST_NOTE = 500;

export function parseMovement(values: MovementValues): Result<MovementFields, MovementFailures> {
  const failures: MovementFailures = {};
  const quantity = wholeNumber(values.quantity, MOST_DOSES);
  // A count may find nothing; nothing cannot be opened or thrown away.
  if (quantity === undefined || (quantity === 0 && values.kind !== 'counted'))
    failures.quantity = 'number-unreadable';
  const mustSayWhy = values.kind === 'wasted';
  if (mustSayWhy && values.reason === '') failures.reason = 'missing';
  const note = tidyLines(values.note);
  if (note.length > LONGEST_NOTE) failures.note = 'too-long';
  if (Object.keys(failures).length > 0 || quantity === undefined) return err(failures);
  return ok({
    kind: values.kind,
    quantity,
    reason: mustSayWhy && values.reason !== '' ? values.reason : undefined,
    note: note === '' ? undefined : note,
  });
}
