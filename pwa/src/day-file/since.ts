// From which moment on "since a day" counts: its midnight at the station. A day that has not come is a slip of the hand.

import {
  isLocalDate,
  localDateAt,
  startOfDayMs,
  type DateFailure,
  type PartialDate,
} from '@tram/shared-schema/local-date.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';

export function sinceOf(
  typed: Result<PartialDate, DateFailure>,
  nowMs: number,
): Result<number, 'dayFile.sinceNeeded' | 'dayFile.sinceFuture'> {
  if (!typed.ok || !isLocalDate(typed.value)) return err('dayFile.sinceNeeded');
  return typed.value > localDateAt(nowMs) ? err('dayFile.sinceFuture') : ok(startOfDayMs(typed.value));
}
