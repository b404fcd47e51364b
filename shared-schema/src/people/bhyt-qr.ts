// Reads the QR of a health-insurance card (BHYT), old cards of fifteen fields and new ones of seventeen.
// Names and places are hex of UTF-8; `-` stands for none. What is doubtful becomes a warning, so that a card whose
// parent's name is broken still opens. Source: vietnam.md §2 (public parsers agree on the order of fields).

import { err, ok, type Result } from '../result.js';
import { isLocalDate, type LocalDate, type PartialDate } from '../local-date.js';
import { isAfter, readCardDate } from './card-date.js';
import {
  parseInsuranceNumber,
  type InsuranceNumber,
  type InsuranceNumberFailure,
} from './insurance-number.js';
import { scanFields } from './scan-fields.js';
import { decodeHexUtf8 } from './utf8-bytes.js';
import { foldText, tidyText } from './vietnamese-text.js';

export interface BhytCard {
  readonly number: InsuranceNumber;
  readonly name: string;
  readonly birthDate: PartialDate | undefined;
  readonly sex: 'male' | 'female' | undefined;
  readonly address: string | undefined;
  /** Where the holder is first treated, `pp-fff`. */
  readonly facilityCode: string | undefined;
  readonly validFrom: LocalDate | undefined;
  /** None on cards without an end. */
  readonly validTo: LocalDate | undefined;
  readonly issuedOn: LocalDate | undefined;
  readonly managingCode: string | undefined;
  readonly parentName: string | undefined;
  readonly areaCode: string | undefined;
  /** The day from which five years in a row are reached. */
  readonly fiveYearsFrom: LocalDate | undefined;
  /** New cards only: on old ones the level stands in the number. */
  readonly benefitLevel: number | undefined;
  readonly placeName: string | undefined;
  readonly warnings: readonly BhytWarning[];
}

export type BhytWarning =
  | { kind: 'no-birth-date' }
  | { kind: 'impossible-birth-date' }
  | { kind: 'future-birth-date' }
  | { kind: 'unknown-sex' }
  | { kind: 'expired'; on: LocalDate }
  | { kind: 'not-yet-valid'; from: LocalDate }
  /** The last day comes before the first. */
  | { kind: 'validity-reversed' }
  | { kind: 'unreadable'; field: BhytField }
  /** The closing `$` is missing, though all that is needed was read. */
  | { kind: 'no-end-mark' };

export type BhytField =
  | 'address'
  | 'facility'
  | 'valid-from'
  | 'valid-to'
  | 'issued-on'
  | 'parent-name'
  | 'five-years-from'
  | 'benefit-level'
  | 'place-name';

export type BhytFailure =
  | { kind: 'not-an-insurance-card' }
  /** The scan broke off. Scan again. */
  | { kind: 'torn'; fields: number }
  | { kind: 'insurance-number'; failure: InsuranceNumberFailure }
  | { kind: 'unreadable-name' }
  | { kind: 'no-name' };

const END_MARK = '$';
/** Up to the check text; all that a visit needs stands before it. */
const NEEDED_FIELDS = 14;
/** Fewest fields met on a card that did end with its mark. */
const NEEDED_BEFORE_MARK = 13;

export function parseBhytQr(text: string, today: LocalDate): Result<BhytCard, BhytFailure> {
  const all = scanFields(text);
  if (all.length < 2 || !/^(?:[A-Za-z]{2}\d|\d)[\d\s]*$/.test(all[0] ?? '')) {
    return err({ kind: 'not-an-insurance-card' });
  }
  const endsAt = all.indexOf(END_MARK);
  const fields = endsAt < 0 ? all : all.slice(0, endsAt);
  const needed = endsAt < 0 ? NEEDED_FIELDS : NEEDED_BEFORE_MARK;
  if (fields.length < needed) return err({ kind: 'torn', fields: all.length });
  const number = parseInsuranceNumber(fields[0] ?? '');
  if (!number.ok) return err({ kind: 'insurance-number', failure: number.error });
  const name = decodeHexUtf8(fields[1] ?? '');
  if (name === undefined) return err({ kind: 'unreadable-name' });
  if (foldText(name) === '') return err({ kind: 'no-name' });
  return ok(readCard(number.value, tidyText(name), fields, endsAt >= 0, today));
}

function readCard(
  number: InsuranceNumber,
  name: string,
  fields: readonly string[],
  hasEndMark: boolean,
  today: LocalDate,
): BhytCard {
  const warnings: BhytWarning[] = hasEndMark ? [] : [{ kind: 'no-end-mark' }];
  const unreadable = (field: BhytField): undefined => void warnings.push({ kind: 'unreadable', field });
  const written = (at: number): string | undefined => {
    const field = fields[at] ?? '';
    return field === '' || field === '-' ? undefined : field;
  };
  const spelled = (at: number, field: BhytField): string | undefined => {
    const hex = written(at);
    return hex === undefined ? undefined : (nonEmpty(decodeHexUtf8(hex)) ?? unreadable(field));
  };
  const day = (at: number, field: BhytField): LocalDate | undefined => {
    const read = readCardDate(fields[at] ?? '');
    if (read.kind === 'none') return undefined;
    return read.kind === 'date' && isLocalDate(read.date) ? read.date : unreadable(field);
  };
  const birthDate = readBirthDate(fields[2] ?? '', today, warnings);
  const sex = SEX_BY_DIGIT[fields[3] ?? ''];
  if (!sex) warnings.push({ kind: 'unknown-sex' });
  const facility = written(5);
  const [validFrom, validTo] = [day(6, 'valid-from'), day(7, 'valid-to')];
  warnings.push(...validityWarnings(validFrom, validTo, today));
  const level = written(14);
  return {
    number,
    name,
    birthDate,
    sex,
    address: spelled(4, 'address'),
    facilityCode: facility && (facilityCodeOf(facility) ?? unreadable('facility')),
    validFrom,
    validTo,
    issuedOn: day(8, 'issued-on'),
    managingCode: written(9),
    parentName: spelled(10, 'parent-name'),
    areaCode: written(11),
    fiveYearsFrom: day(12, 'five-years-from'),
    benefitLevel: level === undefined ? undefined : (levelOf(level) ?? unreadable('benefit-level')),
    placeName: spelled(15, 'place-name'),
    warnings,
  };
}

const SEX_BY_DIGIT: Readonly<Record<string, 'male' | 'female'>> = { '1': 'male', '2': 'female' };

function readBirthDate(field: string, today: LocalDate, warnings: BhytWarning[]): PartialDate | undefined {
  const read = readCardDate(field);
  if (read.kind === 'date') {
    if (isAfter(read.date, today)) warnings.push({ kind: 'future-birth-date' });
    return read.date;
  }
  warnings.push({ kind: read.kind === 'none' ? 'no-birth-date' : 'impossible-birth-date' });
  return undefined;
}

/** A card holds on its last day. */
function validityWarnings(
  from: LocalDate | undefined,
  to: LocalDate | undefined,
  today: LocalDate,
): BhytWarning[] {
  if (from && to && to < from) return [{ kind: 'validity-reversed' }];
  if (to && to < today) return [{ kind: 'expired', on: to }];
  return from && from > today ? [{ kind: 'not-yet-valid', from }] : [];
}

/** `19 - 034`, `19 – 034`, `19 034`, `19034` are one facility. */
function facilityCodeOf(field: string): string | undefined {
  const match = /^(\d{2})[\s\-‐-―]*(\d{3})$/.exec(field);
  return match ? `${match[1]}-${match[2]}` : undefined;
}

const levelOf = (field: string): number | undefined => (/^[1-5]$/.test(field) ? Number(field) : undefined);

function nonEmpty(text: string | undefined): string | undefined {
  const tidy = tidyText(text ?? '');
  return tidy === '' ? undefined : tidy;
}
