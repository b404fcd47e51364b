// The form that says why a vaccine is not given, while it is open. Knows no markup.

import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { documentId } from '@tram/shared-schema/document/ids.js';
import { epochMsOf, instantAt } from '@tram/shared-schema/document/instant.js';
import type { ImmunisationDecision } from '@tram/shared-schema/immunisation/after-dose.js';
import {
  DECISION_KINDS,
  reasonsFor,
  type DecisionKind,
} from '@tram/shared-schema/immunisation/decision-reasons.table.js';
import {
  formatLocalDate,
  isLocalDate,
  localDateAt,
  parseTypedDate,
  type LocalDate,
} from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { DraftKeeper } from '#people/draft-keeper.js';
import { tidyLines } from '#people/tidy-lines.js';
import { amendDecision } from './amend-decision.js';
import { keptTexts, type FormDraft } from './form-draft.js';
import type { ImmunisationDesk } from './immunisation-deps.js';
import type { DecisionStart } from './decision-start.js';
import { recordDecision, type DecisionFields } from './record-decision.js';
import { createSaver, type Saver } from './saver.js';

export interface DecisionValues {
  readonly kind: DecisionKind;
  readonly reason: string;
  readonly vaccineCodes: readonly string[];
  readonly untilOn: string;
  readonly note: string;
}

export type DecisionFailure =
  | { kind: 'reason-missing' }
  | { kind: 'vaccines-missing' }
  | { kind: 'until-unreadable' }
  | { kind: 'until-past' }
  | { kind: 'text-too-long'; limit: number };
export type DecisionFailures = Readonly<Partial<Record<keyof DecisionValues, DecisionFailure>>>;

export interface DecisionForm extends Saver<ImmunisationDecision> {
  readonly person: Person;
  readonly today: LocalDate;
  readonly values: ReadonlySignal<DecisionValues>;
  readonly failures: ReadonlySignal<DecisionFailures>;
  /** Absent where it stands within another form, which is kept itself. */
  readonly draft: DraftKeeper | undefined;
  set(changes: Partial<DecisionValues>): void;
}

const NOTE_LIMIT = 500;
/** For these a day to come again is asked. */
export const asksUntil = (kind: DecisionKind): boolean => kind === 'deferred' || kind === 'out-of-stock';

export function parseDecision(
  values: DecisionValues,
  nowMs: number,
  today: LocalDate,
): Result<DecisionFields, DecisionFailures> {
  const failures: Partial<Record<keyof DecisionValues, DecisionFailure>> = {};
  const { kind, vaccineCodes } = values;
  if (!reasonsFor(kind).some(({ code }) => code === values.reason))
    failures.reason = { kind: 'reason-missing' };
  // Not to be given, or not needed, is said of a vaccine and never of all of them at once.
  const named = kind === 'contraindicated' || kind === 'immune';
  if (named && vaccineCodes.length === 0) failures.vaccineCodes = { kind: 'vaccines-missing' };
  const note = tidyLines(values.note);
  if (note.length > NOTE_LIMIT) failures.note = { kind: 'text-too-long', limit: NOTE_LIMIT };
  const untilOn = readUntil(values, today, failures);
  if (Object.keys(failures).length > 0) return err(failures);
  const { reason } = values;
  return ok({
    ...{ kind, vaccineCodes, reason, untilOn },
    occurredAt: instantAt(nowMs),
    note: note === '' ? undefined : note,
  });
}

function readUntil(
  { kind, untilOn }: DecisionValues,
  today: LocalDate,
  failures: Partial<Record<keyof DecisionValues, DecisionFailure>>,
): LocalDate | undefined {
  if (!asksUntil(kind) || untilOn.trim() === '') return undefined;
  const read = parseTypedDate(untilOn);
  if (!read.ok || !isLocalDate(read.value)) {
    failures.untilOn = { kind: 'until-unreadable' };
    return undefined;
  }
  if (read.value <= today) failures.untilOn = { kind: 'until-past' };
  return read.value;
}

function keptDecision(kept: FormDraft['values'], begun: DecisionValues): DecisionValues {
  const texts = keptTexts(kept, begun);
  const codes = kept?.['vaccineCodes'];
  return {
    ...texts,
    kind: DECISION_KINDS.find((one) => one === texts.kind) ?? begun.kind,
    vaccineCodes: Array.isArray(codes)
      ? codes.filter((code): code is string => typeof code === 'string')
      : begun.vaccineCodes,
  };
}

export function createDecisionForm(
  deps: ImmunisationDesk,
  person: Person,
  start: DecisionStart = { kind: 'deferred' },
  draft?: FormDraft,
): DecisionForm {
  // Chosen now: saved again after a failure nobody saw, it is still one decision.
  const id = documentId('immunisation-decision', deps.ids.ulid());
  const { amends } = start;
  const today = deps.today();
  // A correction is of the day it corrects: its day to come again may have come meanwhile.
  const decided = amends && epochMsOf(amends.occurredAt);
  const begun: DecisionValues = {
    kind: start.kind,
    reason: start.reason ?? '',
    vaccineCodes: start.vaccineCodes ?? [],
    untilOn: start.untilOn === undefined ? '' : formatLocalDate(start.untilOn),
    note: start.note ?? '',
  };
  const values = signal(keptDecision(draft?.values, begun));
  const tried = signal(false);
  const read = () =>
    decided === undefined
      ? parseDecision(values.value, deps.clock.nowMs(), today)
      : parseDecision(values.value, decided, localDateAt(decided));

  const saver = createSaver<ImmunisationDecision>(async () => {
    const reading = read();
    if (!reading.ok) {
      tried.value = true;
      return { kind: 'incomplete' };
    }
    const subject = { personId: person._id, hamletId: person.hamletId };
    const fields = { ...reading.value, screening: start.screening };
    const written = amends
      ? await amendDecision(amends._id, fields, deps)
      : await recordDecision(fields, subject, deps, id);
    if (!written.ok) return { kind: 'failed', failure: written.error };
    void draft?.keeper.discard();
    return { kind: 'saved', value: written.value };
  });

  return {
    ...saver,
    ...{ person, today, values },
    draft: draft?.keeper,
    failures: computed(() => {
      const reading = read();
      return reading.ok || !tried.value ? {} : reading.error;
    }),
    set(changes) {
      const { kind = values.value.kind } = changes;
      // A reason of another kind is none of this one's.
      const keepsReason = reasonsFor(kind).some(({ code }) => code === values.value.reason);
      values.value = { ...values.value, ...(!keepsReason && { reason: '' }), ...changes };
      const form = amends ? { form: 'amend', amends: amends._id } : { form: 'decide' };
      draft?.keeper.keep(person.name, { ...form, ...values.value });
    },
  };
}
