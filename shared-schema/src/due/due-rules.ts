// The schedule in force as the due list asks it.

import type { CompiledSchedule } from '../immunisation/compiled-schedule.js';
import { judgeChild } from '../immunisation/judge-child.js';
import type { DueRules } from './due-doses.js';

export function dueRulesOf(schedule: CompiledSchedule): DueRules {
  const forAdults = new Set(
    schedule.schedule.series.flatMap(({ code, kind }) => (kind === 'risk' ? [code] : [])),
  );
  return {
    judge: (subject, asOf) => judgeChild(schedule, subject, asOf),
    isForAdults: (seriesCode) => forAdults.has(seriesCode),
  };
}
