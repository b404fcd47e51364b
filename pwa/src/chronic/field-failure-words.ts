// What cannot stand in an answer, in the worker's words. Every failure has words or this does not compile.

import { assertNever } from '@tram/shared-schema/result.js';
import { formatNumber } from '#text/format-number.js';
import { t } from '#text/text.js';
import type { FieldFailure } from './field-failure.js';

export function fieldFailureWords(failure: FieldFailure): string {
  switch (failure.kind) {
    case 'out-of-range':
      return t('chronic.error.out-of-range', {
        from: formatNumber(failure.from),
        to: formatNumber(failure.to),
        unit: failure.unit,
      });
    case 'pressure':
      return pressureFailureWords(failure.failure.kind);
    case 'date':
      return failure.failure.kind === 'date-too-long-ago'
        ? t('chronic.error.date-too-long-ago', { year: failure.failure.year })
        : t(`chronic.error.${failure.failure.kind}`);
    case 'text-too-long':
      return t('chronic.error.text-too-long', { length: failure.length, limit: failure.limit });
    default:
      return t(`chronic.error.${failure.kind}`);
  }
}

function pressureFailureWords(
  kind: 'not-a-blood-pressure' | 'impossible' | 'diastolic-not-below-systolic',
): string {
  switch (kind) {
    case 'not-a-blood-pressure':
      return t('encounters.error.pressure-unreadable');
    case 'impossible':
      return t('encounters.error.pressure-impossible');
    case 'diastolic-not-below-systolic':
      return t('encounters.error.pressure-reversed');
    default:
      return assertNever(kind);
  }
}
