// A laboratory's number in the unit that is stored, and back for those who read the other one.

import { UNITS, type Quantity, type Unit } from './units.table.js';

const rounded = (value: number, decimals: number): number => {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
};

/** Undefined for a unit this quantity is not written in: a number without its unit is none. */
export function toStoredUnit(quantity: Quantity, value: number, unit: Unit): number | undefined {
  const row = UNITS[quantity];
  if (unit === row.stored) return rounded(value, row.storedDecimals);
  if (unit !== row.other) return undefined;
  return rounded(value * row.factor + row.offset, row.storedDecimals);
}

/** What a stored value reads in the other unit. */
export function inOtherUnit(quantity: Quantity, stored: number): number {
  const { factor, offset, otherDecimals } = UNITS[quantity];
  return rounded((stored - offset) / factor, otherDecimals);
}
