// What the form of a decision begins with: an answer given before a dose, a decision that is to be corrected, or nothing.

import type { ImmunisationDecision } from '@tram/shared-schema/immunisation/after-dose.js';
import {
  DECISION_KINDS,
  type DecisionKind,
} from '@tram/shared-schema/immunisation/decision-reasons.table.js';
import type { ScreeningAnswers } from '@tram/shared-schema/immunisation/dose.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';

/** What is known before the form opens: from an answer to a question, or nothing. */
export interface DecisionStart {
  readonly kind: DecisionKind;
  readonly reason?: string;
  readonly vaccineCodes?: readonly string[];
  readonly untilOn?: LocalDate;
  readonly note?: string;
  /** What was answered and measured that led to it. */
  readonly screening?: ScreeningAnswers;
  /** The decision that is corrected. */
  readonly amends?: ImmunisationDecision;
}

/** A decision as it was written, to be corrected; one of a kind of a later version begins as a deferral. */
export function startOfAmending(amends: ImmunisationDecision): DecisionStart {
  const { vaccineCodes, reason, untilOn, note, screening } = amends;
  return {
    ...{ amends, vaccineCodes, reason },
    kind: DECISION_KINDS.find((one) => one === amends.kind) ?? 'deferred',
    ...(untilOn !== undefined && { untilOn }),
    ...(note !== undefined && { note }),
    ...(screening && { screening }),
  };
}
