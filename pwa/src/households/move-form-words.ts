// What stands in the way of a move, in words.

import { failureWords } from '#people/person-form-words.js';
import { t } from '#text/text.js';
import type { MoveFormFailure } from './move-form.js';

export function moveFailureWords(failure: MoveFormFailure): string {
  switch (failure.kind) {
    case 'nobody-goes':
    case 'household-not-chosen':
    case 'same-household':
    case 'hamlet-not-own':
    case 'head-not-chosen':
    case 'address-empty':
    case 'nothing-changes':
      return t(`households.error.${failure.kind}`);
    default:
      return failureWords(failure);
  }
}
