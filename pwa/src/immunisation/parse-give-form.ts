// Reads the form of a visit: either the doses that can be written down, or every answer that cannot stand, by its question.

import type { AccountId } from '@tram/shared-schema/document/ids.js';
import { isIdOf } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { checkVital, parseDecimal } from '@tram/shared-schema/encounters/vitals.js';
import { lotKey, lotsByNumber } from '@tram/shared-schema/immunisation/dose-lot.js';
import type { DoseRefusal } from '@tram/shared-schema/immunisation/visit-refusals.js';
import type { ScreeningAnswers } from '@tram/shared-schema/immunisation/dose.js';
import type { ScreeningQuestion } from '@tram/shared-schema/immunisation/screening.table.js';
import type { VaccineLot } from '@tram/shared-schema/immunisation/vaccine-lot.js';
import { isLocalDate, localDateAt, parseTypedDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { tidyLines } from '#people/tidy-lines.js';
import type { GiveDose, GiveFormValues } from './give-form.js';
import type { PlannedRecord } from './record-doses.js';

export type GiveFailure =
  | { kind: 'nothing-chosen' }
  | { kind: 'temperature-missing' }
  | { kind: 'temperature-unreadable' }
  | { kind: 'temperature-impossible' }
  | { kind: 'not-asked' }
  | { kind: 'lot-missing' }
  | { kind: 'expiry-unreadable' }
  | { kind: 'text-too-long'; limit: number }
  /** Refused, and nobody has said why it is given all the same. */
  | { kind: 'refused' };

/** By question: `temperature`, `questions`, `vaccines`, `lot-<dose id>`, `expiry-<dose id>`, `override-<dose id>`. */
export type GiveFailures = Readonly<Record<string, GiveFailure>>;

export interface GiveContext {
  readonly nowMs: number;
  readonly edition: string;
  readonly questions: readonly ScreeningQuestion[];
  readonly lots: readonly VaccineLot[];
  readonly refusals: ReadonlyMap<string, readonly GiveRefusal[]>;
  readonly isPregnant: boolean;
  readonly by: AccountId;
}

/** What stands in the way of a dose: the rules, an answer given before it, or what was decided earlier. */
export type GiveRefusal =
  | DoseRefusal
  | { readonly kind: 'screening'; readonly question: string }
  /** Somebody had a severe event after it today. */
  | { readonly kind: 'giving-stopped' }
  /** Somebody wrote down that it must not be given. */
  | { readonly kind: 'contraindicated'; readonly reason: string };

/** As stored: `too-young`, `screening-temperature`. */
export const refusalCode = (refusal: GiveRefusal): string =>
  refusal.kind === 'screening' ? `screening-${refusal.question}` : refusal.kind;

const LIMIT = { lotNumber: 40, reason: 300 } as const;

export type TemperatureReading = Result<number | undefined, GiveFailure>;

export function readTemperature(text: string): TemperatureReading {
  const number = parseDecimal(text);
  if (!number.ok)
    return number.error.kind === 'empty' ? ok(undefined) : err({ kind: 'temperature-unreadable' });
  const check = checkVital('temperatureC', number.value);
  return check.kind === 'impossible' ? err({ kind: 'temperature-impossible' }) : ok(number.value);
}

export interface ReadLot {
  readonly lotId?: VaccineLot['_id'];
  readonly lotNumber: string;
  readonly expiresOn: LocalDate;
  readonly product?: string;
}

/** The lot of the list that was chosen, or whose number was typed. */
export function listedLot(
  { vaccineCode, lotId, otherLot, lotNumber }: GiveDose,
  lots: readonly VaccineLot[],
): VaccineLot | undefined {
  if (!otherLot) return isIdOf('vaccine-lot', lotId) ? lots.find(({ _id }) => _id === lotId) : undefined;
  const typed = lotsByNumber(lots).get(lotKey(vaccineCode, lotNumber));
  return typed && lots.find(({ _id }) => _id === typed);
}

/** A lot of the list, or one whose number and last day were typed. */
export function readLot(dose: GiveDose, lots: readonly VaccineLot[]): ReadLot | GiveFailure {
  const lot = listedLot(dose, lots);
  if (lot) {
    const { _id, lotNumber, expiresOn, product } = lot;
    return { lotId: _id, lotNumber, expiresOn, ...(product !== undefined && { product }) };
  }
  const lotNumber = dose.otherLot ? dose.lotNumber.trim() : '';
  if (lotNumber === '') return { kind: 'lot-missing' };
  if (lotNumber.length > LIMIT.lotNumber) return { kind: 'text-too-long', limit: LIMIT.lotNumber };
  const expiry = parseTypedDate(dose.expiresOn);
  if (!expiry.ok || !isLocalDate(expiry.value)) return { kind: 'expiry-unreadable' };
  return { lotNumber, expiresOn: expiry.value };
}

const isFailure = (read: ReadLot | GiveFailure): read is GiveFailure => 'kind' in read;
const FIELD_OF_LOT = { 'expiry-unreadable': 'expiry' } as const;

export function parseGiveForm(
  values: GiveFormValues,
  context: GiveContext,
): Result<readonly PlannedRecord[], GiveFailures> {
  const failures: Record<string, GiveFailure> = {};
  const screening = readAnswers(values, context, failures);
  const chosen = values.doses.filter((dose) => dose.chosen);
  if (chosen.length === 0) failures['vaccines'] = { kind: 'nothing-chosen' };
  const occurredAt = instantAt(context.nowMs);
  const givenOn = localDateAt(context.nowMs);
  const planned = chosen.flatMap((dose): PlannedRecord[] => {
    const lot = readLot(dose, context.lots);
    if (isFailure(lot)) {
      const field = lot.kind in FIELD_OF_LOT ? 'expiry' : 'lot';
      failures[`${field}-${dose.id}`] = lot;
    }
    const override = readOverride(dose, context, failures);
    if (isFailure(lot)) return [];
    const { vaccineCode } = dose;
    const { by, isPregnant } = context;
    const fields = {
      ...{ vaccineCode, occurredAt, givenOn, source: 'given-here', givenBy: by, screening, override },
      ...{ lotId: undefined, product: undefined, ...lot },
      bodySite: dose.bodySite === '' ? undefined : dose.bodySite,
      route: dose.route === '' ? undefined : dose.route,
      ...{ givenAtPlace: undefined, writtenNumber: undefined, note: undefined },
      duringPregnancy: isPregnant ? true : undefined,
    };
    const takesIn = dose.takeLotIn && lot.lotId === undefined;
    return [{ id: dose.id, fields, ...(takesIn && { takesLotIn: true }) }];
  });
  return Object.keys(failures).length > 0 ? err(failures) : ok(planned);
}

/** As far as it was answered; what is missing is among the failures. */
export function readAnswers(
  { temperature, answers }: GiveFormValues,
  { questions, edition }: Pick<GiveContext, 'questions' | 'edition'>,
  failures: Record<string, GiveFailure>,
): ScreeningAnswers {
  const degrees = readTemperature(temperature);
  if (!degrees.ok) failures['temperature'] = degrees.error;
  else if (degrees.value === undefined) failures['temperature'] = { kind: 'temperature-missing' };
  const yesNo = questions.filter(({ kind }) => kind === 'yes-no');
  if (yesNo.some(({ code }) => answers[code] === undefined)) failures['questions'] = { kind: 'not-asked' };
  return {
    edition,
    answers: questions.flatMap(({ code, kind }) => {
      const value = kind === 'yes-no' ? answers[code] : degrees.ok ? degrees.value : undefined;
      return value === undefined ? [] : [{ code, value }];
    }),
  };
}

function readOverride(dose: GiveDose, { refusals, by }: GiveContext, failures: Record<string, GiveFailure>) {
  const refused = refusals.get(dose.id);
  if (!refused) return undefined;
  const reason = tidyLines(dose.overrideReason);
  if (reason === '') failures[`override-${dose.id}`] = { kind: 'refused' };
  else if (reason.length > LIMIT.reason)
    failures[`override-${dose.id}`] = { kind: 'text-too-long', limit: LIMIT.reason };
  return { refusals: [...new Set(refused.map(refusalCode))].slice(0, 12), reason, by };
}
