// The form that corrects one dose. Knows no markup.

import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { DoseId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { Dose } from '@tram/shared-schema/immunisation/dose.js';
import type { VaccineLot } from '@tram/shared-schema/immunisation/vaccine-lot.js';
import {
  formatLocalDate,
  isLocalDate,
  parseTypedDate,
  startOfDayMs,
  type LocalDate,
  type PartialDate,
} from '@tram/shared-schema/local-date.js';
import { isAfter } from '@tram/shared-schema/people/card-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { DraftKeeper } from '#people/draft-keeper.js';
import { tidyLines } from '#people/tidy-lines.js';
import { amendDose } from './amend-dose.js';
import { keptTexts, openFormDraft } from './form-draft.js';
import { firstDayOf } from './history-form.js';
import type { ImmunisationDeps } from './immunisation-deps.js';
import { readLots } from './lots-of-vaccine.js';
import type { DoseFields } from './record-doses.js';
import { createSaver, type Saver } from './saver.js';

export type AmendField =
  'vaccineCode' | 'givenOn' | 'lotNumber' | 'expiresOn' | 'bodySite' | 'givenAtPlace' | 'note';
export type AmendValues = Readonly<Record<AmendField, string>>;

export type AmendFailure =
  | { kind: 'date-unreadable' }
  | { kind: 'whole-day-needed' }
  | { kind: 'not-yet' }
  | { kind: 'before-birth' }
  | { kind: 'expiry-unreadable' }
  | { kind: 'text-too-long'; limit: number };
export type AmendFailures = Readonly<Partial<Record<AmendField, AmendFailure>>>;

const LIMIT = { lotNumber: 40, givenAtPlace: 200, note: 500 } as const;

export interface AmendForm extends Saver<Dose> {
  readonly person: Person;
  readonly dose: Dose;
  readonly values: ReadonlySignal<AmendValues>;
  readonly failures: ReadonlySignal<AmendFailures>;
  readonly draft: DraftKeeper;
  set(changes: Partial<AmendValues>): void;
}

const valuesOf = (dose: Dose): AmendValues => ({
  vaccineCode: dose.vaccineCode,
  givenOn: formatLocalDate(dose.givenOn),
  lotNumber: dose.lotNumber ?? '',
  expiresOn: dose.expiresOn === undefined ? '' : formatLocalDate(dose.expiresOn),
  bodySite: dose.bodySite ?? '',
  givenAtPlace: dose.givenAtPlace ?? '',
  note: dose.note ?? '',
});

/** Undefined where the dose is not on this tablet, or is another person's. */
export async function openAmendForm(deps: ImmunisationDeps, doseId: DoseId): Promise<AmendForm | undefined> {
  const dose = (await deps.documents.get('dose', doseId))?.doc;
  const person = dose && (await deps.documents.get('person', dose.personId))?.doc;
  if (!dose || !person) return undefined;
  const lots = await readLots(deps.documents);
  const draft = await openFormDraft(deps, 'amend', dose.personId, dose._id);
  const values = signal(keptTexts(draft.values, valuesOf(dose)));
  const tried = signal(false);
  const read = () =>
    parseAmend(values.value, { dose, lots, today: deps.today(), birthDate: person.birthDate });
  const saver = createSaver<Dose>(async () => {
    const reading = read();
    if (!reading.ok) {
      tried.value = true;
      return { kind: 'incomplete' };
    }
    const written = await amendDose(dose._id, reading.value, deps);
    if (!written.ok) return { kind: 'failed', failure: written.error };
    void draft.keeper.discard();
    return { kind: 'saved', value: written.value };
  });
  return {
    ...saver,
    ...{ person, dose, values },
    failures: computed(() => {
      const reading = read();
      return reading.ok || !tried.value ? {} : reading.error;
    }),
    draft: draft.keeper,
    set(changes) {
      values.value = { ...values.value, ...changes };
      draft.keeper.keep(person.name, { form: 'amend', amends: dose._id, ...values.value });
    },
  };
}

interface AmendContext {
  readonly dose: Dose;
  readonly lots: readonly VaccineLot[];
  readonly today: LocalDate;
  readonly birthDate: PartialDate | undefined;
}

export function parseAmend(values: AmendValues, context: AmendContext): Result<DoseFields, AmendFailures> {
  const failures: Partial<Record<AmendField, AmendFailure>> = {};
  const { dose } = context;
  for (const [field, limit] of Object.entries(LIMIT) as [keyof typeof LIMIT, number][]) {
    if (tidyLines(values[field]).length > limit) failures[field] = { kind: 'text-too-long', limit };
  }
  const givenOn = readGivenOn(values, context, failures);
  const expiresOn = readExpiry(values, failures);
  if (Object.keys(failures).length > 0 || givenOn === undefined) return err(failures);
  const text = (field: AmendField): string | undefined => tidyLines(values[field]) || undefined;
  const { vaccineCode } = values;
  const lotNumber = text('lotNumber');
  const lot = context.lots.find((one) => one.vaccineCode === vaccineCode && one.lotNumber === lotNumber);
  const kept = vaccineCode === dose.vaccineCode && lotNumber === dose.lotNumber ? dose.lotId : undefined;
  const { source, givenBy, route, screening, override, writtenNumber, duringPregnancy, product } = dose;
  return ok({
    ...{ vaccineCode, givenOn, source, lotNumber, expiresOn },
    ...{ givenBy, route, screening, override, writtenNumber, duringPregnancy, product },
    // The hour stays where the day does.
    occurredAt: givenOn === dose.givenOn ? dose.occurredAt : instantAt(startOfDayMs(firstDayOf(givenOn))),
    lotId: lotNumber === undefined ? undefined : (lot?._id ?? kept),
    bodySite: text('bodySite'),
    givenAtPlace: text('givenAtPlace'),
    note: text('note'),
  });
}

function readGivenOn(
  { givenOn }: AmendValues,
  { dose, today, birthDate }: AmendContext,
  failures: Partial<Record<AmendField, AmendFailure>>,
): PartialDate | undefined {
  const read = parseTypedDate(givenOn);
  const fail = (kind: 'date-unreadable' | 'whole-day-needed' | 'not-yet' | 'before-birth'): undefined => {
    failures.givenOn = { kind };
    return undefined;
  };
  if (!read.ok) return fail('date-unreadable');
  if (dose.source === 'given-here' && !isLocalDate(read.value)) return fail('whole-day-needed');
  if (firstDayOf(read.value) > today) return fail('not-yet');
  return birthDate !== undefined && isAfter(birthDate, read.value) ? fail('before-birth') : read.value;
}

function readExpiry(
  { expiresOn }: AmendValues,
  failures: Partial<Record<AmendField, AmendFailure>>,
): LocalDate | undefined {
  if (expiresOn.trim() === '') return undefined;
  const read = parseTypedDate(expiresOn);
  if (read.ok && isLocalDate(read.value)) return read.value;
  failures.expiresOn = { kind: 'expiry-unreadable' };
  return undefined;
}
