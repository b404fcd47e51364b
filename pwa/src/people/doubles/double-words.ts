// Why two records are shown together, in words.

import type { DoubleReason } from '@tram/shared-schema/people/double-rules.table.js';
import { t, type PlainTextKey } from '#text/text.js';
import { dotted } from '#ui/dotted.js';

const REASON_WORDS = {
  'same-personal-id': 'linked.reason.same-personal-id',
  'same-old-id': 'linked.reason.same-old-id',
  'same-insurance': 'linked.reason.same-insurance',
  'same-passport': 'linked.reason.same-passport',
  'slip-of-personal-id': 'linked.reason.slip-of-personal-id',
  'same-name-and-birth-date': 'linked.reason.same-name-and-birth-date',
  'same-name-year-and-hamlet': 'linked.reason.same-name-year-and-hamlet',
  'same-name-and-birth-year': 'linked.reason.same-name-and-birth-year',
  'same-name-and-hamlet': 'linked.reason.same-name-and-hamlet',
  'same-phone-and-given-name': 'linked.reason.same-phone-and-given-name',
} as const satisfies Record<DoubleReason, PlainTextKey>;

export const reasonWords = (reasons: readonly DoubleReason[]): string =>
  dotted(reasons.map((reason) => t(REASON_WORDS[reason])));
