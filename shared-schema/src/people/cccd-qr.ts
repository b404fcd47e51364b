// Reads the QR of a citizen ID card (CCCD of 2021, căn cước of 2024). Fields are found by their shape, because
// six-, seven- and eleven-field texts exist; what is doubtful becomes a warning and the card still opens.
// Source: vietnam.md §1 (public parsers; TT 16/2024/TT-BCA second-hand). The four last fields of new cards have no
// published order and stay as they are.

import { err, ok, type Result } from '../result.js';
import { isLocalDate, type LocalDate, type PartialDate } from '../local-date.js';
import { isAfter, looksLikeCardDate, readCardDate } from './card-date.js';
import { scanFields } from './scan-fields.js';
import {
  parsePersonalId,
  personalIdWarnings,
  type PersonalId,
  type PersonalIdFailure,
  type PersonalIdWarning,
} from './personal-id.js';
import { foldText } from './vietnamese-text.js';

export interface CccdCard {
  readonly personalId: PersonalId;
  /** Nine digits of a CMND or twelve of a cancelled number. */
  readonly oldIdNumber: string | undefined;
  readonly name: string;
  readonly birthDate: PartialDate | undefined;
  readonly sex: 'male' | 'female' | undefined;
  readonly address: string;
  readonly issuedOn: LocalDate | undefined;
  /** What follows the issue date on cards since 2024, unread. */
  readonly extras: readonly string[];
  readonly warnings: readonly CccdWarning[];
}

export type CccdWarning =
  | PersonalIdWarning
  | { kind: 'no-birth-date' }
  | { kind: 'impossible-birth-date' }
  /** Kept all the same: it may be the tablet's clock that is wrong. */
  | { kind: 'future-birth-date' }
  | { kind: 'no-issue-date' }
  | { kind: 'impossible-issue-date' }
  | { kind: 'future-issue-date' }
  | { kind: 'issued-before-birth' }
  | { kind: 'unknown-sex' }
  | { kind: 'unreadable-old-id' }
  /** Signs that no name has: the scanner lost letters. */
  | { kind: 'garbled-name' };

export type CccdFailure =
  | { kind: 'not-an-id-card' }
  /** The scan broke off. Scan again. */
  | { kind: 'torn'; fields: number }
  | { kind: 'personal-id'; failure: PersonalIdFailure }
  | { kind: 'no-name' };

export function parseCccdQr(text: string, today: LocalDate): Result<CccdCard, CccdFailure> {
  const fields = scanFields(text);
  const number = fields[0] ?? '';
  if (fields.length < 2 || !/^[\d\s.]+$/.test(number)) return err({ kind: 'not-an-id-card' });
  const shape = shapeOf(fields);
  if (!shape) return err({ kind: 'torn', fields: fields.length });
  const personalId = parsePersonalId(number);
  if (!personalId.ok) return err({ kind: 'personal-id', failure: personalId.error });
  if (foldText(shape.name) === '') return err({ kind: 'no-name' });
  return ok(readCard(personalId.value, shape, today));
}

interface Shape {
  readonly oldId: string;
  readonly name: string;
  readonly born: string;
  readonly sex: string;
  readonly address: string;
  readonly issued: string;
  readonly extras: readonly string[];
}

/** Undefined where the text breaks off before the issue date is whole. */
function shapeOf(fields: readonly string[]): Shape | undefined {
  const sexAt = findSex(fields);
  const [address, issued] = [fields[sexAt + 1], fields[sexAt + 2]];
  if (address === undefined || issued === undefined) return undefined;
  const isLast = fields.length === sexAt + 3;
  if (isLast && (issued === '' || /^\d{1,7}$/.test(issued))) return undefined;
  return {
    oldId: sexAt > 3 ? (fields[1] ?? '') : '',
    name: fields[sexAt - 2] ?? '',
    born: fields[sexAt - 1] ?? '',
    sex: fields[sexAt] ?? '',
    address,
    issued,
    extras: fields.slice(sexAt + 3),
  };
}

const SEVEN_FIELDS_SEX_AT = 4;
const SIX_FIELDS_SEX_AT = 3;

/** Sex is the surest landmark: one of two words, right after a date. Without it, go by the date, then by the count. */
function findSex(fields: readonly string[]): number {
  for (const at of [SEVEN_FIELDS_SEX_AT, SIX_FIELDS_SEX_AT]) {
    if (readSex(fields[at] ?? '') && isDateField(fields[at - 1])) return at;
  }
  const nameSecond = /\p{L}/u.test(fields[1] ?? '') && looksLikeCardDate(fields[2] ?? '');
  return nameSecond ? SIX_FIELDS_SEX_AT : SEVEN_FIELDS_SEX_AT;
}

const isDateField = (field: string | undefined): boolean =>
  field !== undefined && (field === '' || /^[\d/.-]+$/.test(field));

function readSex(field: string): 'male' | 'female' | undefined {
  const word = foldText(field);
  if (word === 'nam') return 'male';
  return word === 'nu' ? 'female' : undefined;
}

function readCard(personalId: PersonalId, shape: Shape, today: LocalDate): CccdCard {
  const warnings: CccdWarning[] = [];
  const birthDate = readBirthDate(shape.born, today, warnings);
  const issuedOn = readIssueDate(shape.issued, today, warnings);
  const sex = readSex(shape.sex);
  if (!sex) warnings.push({ kind: 'unknown-sex' });
  if (birthDate && issuedOn && isAfter(birthDate, issuedOn)) warnings.push({ kind: 'issued-before-birth' });
  const oldId = shape.oldId.replace(/[\s.]/g, '');
  const hasOldId = /^\d{9}(\d{3})?$/.test(oldId);
  if (oldId !== '' && !hasOldId) warnings.push({ kind: 'unreadable-old-id' });
  if (/[\d?\ufffd]/.test(shape.name)) warnings.push({ kind: 'garbled-name' });
  warnings.push(...personalIdWarnings({ id: personalId, sex, birthDate }));
  return {
    personalId,
    oldIdNumber: hasOldId ? oldId : undefined,
    name: shape.name,
    birthDate,
    sex,
    address: shape.address,
    issuedOn,
    extras: shape.extras,
    warnings,
  };
}

function readBirthDate(field: string, today: LocalDate, warnings: CccdWarning[]): PartialDate | undefined {
  const read = readCardDate(field);
  if (read.kind === 'date') {
    if (isAfter(read.date, today)) warnings.push({ kind: 'future-birth-date' });
    return read.date;
  }
  warnings.push({ kind: read.kind === 'none' ? 'no-birth-date' : 'impossible-birth-date' });
  return undefined;
}

function readIssueDate(field: string, today: LocalDate, warnings: CccdWarning[]): LocalDate | undefined {
  const read = readCardDate(field);
  if (read.kind === 'date' && isLocalDate(read.date)) {
    if (isAfter(read.date, today)) warnings.push({ kind: 'future-issue-date' });
    return read.date;
  }
  warnings.push({ kind: read.kind === 'none' ? 'no-issue-date' : 'impossible-issue-date' });
  return undefined;
}
