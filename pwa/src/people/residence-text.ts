// The commune of an address as one answer of a form: a text, like every other, so that a draft keeps it.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { parseLocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { UnitLookup } from '@tram/shared-schema/reference/unit-lookup.js';
import { unitTitle, type UnitRow } from '@tram/shared-schema/reference/unit-rows.js';

export type Residence = NonNullable<Person['residence']>;

const BETWEEN = '|';

export function residenceText(residence: Residence | undefined): string {
  if (!residence) return '';
  const { communeCode, communeName, provinceCode, provinceName, asOf } = residence;
  return [communeCode, communeName, provinceCode, provinceName, asOf].join(BETWEEN);
}

/** Undefined for an empty answer, and for a text no form wrote. */
export function residenceOfText(text: string): Residence | undefined {
  const [communeCode = '', communeName = '', provinceCode = '', provinceName = '', day = ''] =
    text.split(BETWEEN);
  const asOf = parseLocalDate(day);
  const isWhole = /^\d{5}$/.test(communeCode) && /^\d{2}$/.test(provinceCode) && asOf.ok;
  if (!isWhole || communeName === '' || provinceName === '') return undefined;
  return { communeCode, communeName, provinceCode, provinceName, asOf: asOf.value };
}

/** Code and names as they are in force on that day; undefined where the list lacks its province. */
export function residenceIn(unit: UnitRow, lookup: UnitLookup, asOf: LocalDate): Residence | undefined {
  const province = unit.parentCode === undefined ? undefined : lookup.unitOf(unit.parentCode);
  if (!province) return undefined;
  return {
    communeCode: unit.code,
    communeName: unitTitle(unit),
    provinceCode: province.code,
    provinceName: unitTitle(province),
    asOf,
  };
}

/** `Xã Thử Nghiệm, Tỉnh Giả Định` */
export const residenceWords = ({ communeName, provinceName }: Residence): string =>
  `${communeName}, ${provinceName}`;
