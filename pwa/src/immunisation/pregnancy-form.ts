// The form of a pregnancy, as much of one as tetanus vaccination asks: begun, corrected, ended. Knows no markup.

import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { documentId, type PersonDocId, type PregnancyId } from '@tram/shared-schema/document/ids.js';
import type { Pregnancy } from '@tram/shared-schema/immunisation/pregnancy.js';
import {
  formatLocalDate,
  isLocalDate,
  parseTypedDate,
  type LocalDate,
} from '@tram/shared-schema/local-date.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { fieldsSeen, goOnWith, keptRecord } from '#drafts/go-on-with.js';
import type { DraftKeeper } from '#people/draft-keeper.js';
import { tidyLines } from '#people/tidy-lines.js';
import { keptTexts, openFormDraft } from './form-draft.js';
import type { ImmunisationDeps } from './immunisation-deps.js';
import { changePregnancy, registerPregnancy, type PregnancyAnswers } from './pregnancies.js';
import { createSaver, type Saver } from './saver.js';
import { readVaccineRecord, type VaccineRecord } from './vaccine-record.js';

export const EARLIER_TETANUS = ['unknown', 'under-three', 'three-primary', 'three-and-booster'] as const;
export type EarlierTetanus = (typeof EARLIER_TETANUS)[number];
export const PREGNANCY_ENDS = ['born', 'ended', 'moved-away', 'recorded-by-mistake'] as const;
export type PregnancyEndKind = (typeof PREGNANCY_ENDS)[number];

export interface PregnancyValues {
  readonly expectedOn: string;
  readonly earlierTetanus: EarlierTetanus;
  readonly note: string;
}
export type PregnancyFailure =
  { kind: 'date-unreadable' } | { kind: 'not-a-coming-day' } | { kind: 'text-too-long'; limit: number };
export type PregnancyFailures = Readonly<Partial<Record<keyof PregnancyValues, PregnancyFailure>>>;

export interface PregnancyForm extends Saver<Pregnancy> {
  readonly record: VaccineRecord;
  /** The one that has not ended, as it is stored. */
  readonly open: Pregnancy | undefined;
  readonly today: LocalDate;
  readonly values: ReadonlySignal<PregnancyValues>;
  readonly failures: ReadonlySignal<PregnancyFailures>;
  readonly draft: DraftKeeper;
  set(changes: Partial<PregnancyValues>): void;
}

const NOTE_LIMIT = 500;

/** Of one that is known already, `opened`, only what was changed: what another tablet wrote meanwhile into the rest stands. */
export function parsePregnancy(
  values: PregnancyValues,
  today: LocalDate,
  opened?: PregnancyValues,
): Result<PregnancyAnswers, PregnancyFailures> {
  const { expectedOn, earlierTetanus, note } = values;
  const failures: Partial<Record<keyof PregnancyValues, PregnancyFailure>> = {};
  const isTouched = (field: keyof PregnancyValues): boolean => values[field] !== opened?.[field];
  const tidy = tidyLines(note);
  if (tidy.length > NOTE_LIMIT) failures.note = { kind: 'text-too-long', limit: NOTE_LIMIT };
  const typed = expectedOn.trim();
  const read = parseTypedDate(typed);
  const day = read.ok && isLocalDate(read.value) ? read.value : undefined;
  if (typed !== '' && day === undefined) failures.expectedOn = { kind: 'date-unreadable' };
  // A child may come after its day: who adds a note then need not change the day.
  if (day !== undefined && day < today && isTouched('expectedOn'))
    failures.expectedOn = { kind: 'not-a-coming-day' };
  if (Object.keys(failures).length > 0) return err(failures);
  return ok({
    ...(isTouched('expectedOn') && { expectedOn: day }),
    ...(isTouched('earlierTetanus') && { earlierTetanus }),
    ...(isTouched('note') && { note: tidy === '' ? undefined : tidy }),
  });
}

/** Kept with a draft: which pregnancy it changes, its answers as they stood before the worker's eyes, and what it held. */
interface OpenedPregnancy {
  readonly pregnancyId: PregnancyId;
  readonly values: PregnancyValues;
  readonly fields: PregnancyAnswers;
}

const valuesOf = (pregnancy: Pregnancy | undefined): PregnancyValues => ({
  expectedOn: pregnancy?.expectedOn === undefined ? '' : formatLocalDate(pregnancy.expectedOn),
  earlierTetanus: knownTetanus(pregnancy?.earlierTetanus, 'unknown'),
  note: pregnancy?.note ?? '',
});
const knownTetanus = (kept: string | undefined, begun: EarlierTetanus): EarlierTetanus =>
  EARLIER_TETANUS.find((one) => one === kept) ?? begun;

function keptPregnancy(
  kept: Readonly<Record<string, unknown>> | undefined,
  begun: PregnancyValues,
): PregnancyValues {
  const texts = keptTexts(kept, begun);
  return { ...texts, earlierTetanus: knownTetanus(texts.earlierTetanus, begun.earlierTetanus) };
}

/**
 * `open`: as it stands, which may be otherwise than when the draft was begun. Nobody had seen anything of it where the draft
 * was begun before it was known here, or about one that has ended; of that one only what was typed goes on.
 */
function begunPregnancy(
  open: Pregnancy | undefined,
  draft: Readonly<Record<string, unknown>> | undefined,
): { readonly values: PregnancyValues; readonly opened?: OpenedPregnancy } {
  const now = valuesOf(open);
  const before = keptRecord(draft?.['opened']);
  const then = draft ? keptPregnancy(keptRecord(before?.['values']), valuesOf(undefined)) : now;
  const goneOn = goOnWith({ typed: keptPregnancy(draft, then), then, now });
  if (!open) return { values: goneOn.values };
  const { _id: pregnancyId, expectedOn, earlierTetanus, note } = open;
  const fields: PregnancyAnswers = { expectedOn, earlierTetanus, note };
  const seenThen = before?.['pregnancyId'] === pregnancyId ? keptRecord(before['fields']) : undefined;
  const seen = fieldsSeen<PregnancyAnswers>({ now: fields, then: seenThen ?? {} }, goneOn.isTouched);
  return { values: goneOn.values, opened: { pregnancyId, values: goneOn.opened, fields: seen } };
}

/** Undefined where the person is not on this tablet. */
export async function openPregnancyForm(
  deps: ImmunisationDeps,
  personId: PersonDocId,
): Promise<PregnancyForm | undefined> {
  const record = await readVaccineRecord(deps, personId);
  if (!record) return undefined;
  const known = record.pregnancy && (await deps.documents.get('pregnancy', record.pregnancy.id));
  const open = known?.doc;
  const id = documentId('pregnancy', deps.ids.ulid());
  const today = deps.today();
  const { person } = record;
  const draft = await openFormDraft(deps, 'pregnancy', person._id);
  const begun = begunPregnancy(open, draft.values);
  const { opened } = begun;
  const values = signal(begun.values);
  const tried = signal(false);
  const read = () => parsePregnancy(values.value, today, opened?.values);
  const saver = createSaver<Pregnancy>(async () => {
    const reading = read();
    if (!reading.ok) {
      tried.value = true;
      return { kind: 'incomplete' };
    }
    const subject = { personId: person._id, hamletId: person.hamletId };
    const written = opened
      ? await changePregnancy(opened.pregnancyId, { changes: reading.value, seen: opened.fields }, deps)
      : await registerPregnancy({ ...reading.value, registeredOn: today }, subject, deps, id);
    if (!written.ok) return { kind: 'failed', failure: written.error };
    void draft.keeper.discard();
    return { kind: 'saved', value: written.value };
  });
  return {
    ...saver,
    ...{ record, open, today, values },
    failures: computed(() => {
      const reading = read();
      return reading.ok || !tried.value ? {} : reading.error;
    }),
    draft: draft.keeper,
    set(changes) {
      values.value = { ...values.value, ...changes };
      draft.keeper.keep(person.name, { form: 'pregnancy', ...values.value, ...(opened && { opened }) });
    },
  };
}
