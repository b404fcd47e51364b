// How the CDC writes dates, codes and ages, in our types.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { textOf, type Xml } from './xml-tree.js';

/** `20161216` and `12/16/2016`. */
export function cdcDate(text: string): LocalDate {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const [year, month, day] = compact
    ? [compact[1], compact[2], compact[3]]
    : [slashed?.[3], slashed?.[1]?.padStart(2, '0'), slashed?.[2]?.padStart(2, '0')];
  if (!year || !month || !day) throw new SyntaxError(`not a date: ${text}`);
  return `${year}-${month}-${day}` as LocalDate;
}

export const codesOf = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(';')
    .map((code) => code.trim())
    .filter((code) => code !== '');

/** An age or interval as our schedules write it; the data has one `6 yrs`. */
export const offsetIn = (xml: Xml | undefined, name: string): string | undefined =>
  textOf(xml, name)?.replaceAll(/\byrs\b/g, 'years');

/** Leaves out what the data leaves out, so that an absent limit is absent. */
export function present<T extends object>(row: T): Present<T> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Present<T>;
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

export function dateIn(xml: Xml | undefined, name: string): LocalDate | undefined {
  const text = textOf(xml, name);
  return text ? cdcDate(text) : undefined;
}
