// What the codes a worker ticked mean for the rules.

import { ADHERENCE, COMPLICATIONS, SYMPTOMS, type AnswerRow } from './symptoms.table.js';

export const hasGlucoseSymptom = (code: string): boolean =>
  SYMPTOMS.some((row) => row.code === code && row.highGlucose === true);

export const isAlarm = (code: string): boolean =>
  SYMPTOMS.some((row) => row.code === code && row.alarm === true);

export const isAdherencePoor = (code: string | undefined): boolean =>
  ADHERENCE.some((row) => row.code === code && row.poor);

export const isKidneyDisease = (code: string): boolean =>
  COMPLICATIONS.some((row) => row.code === code && row.kidney === true);

export const isHeartAttackOrStroke = (code: string): boolean =>
  COMPLICATIONS.some((row) => row.code === code && row.heartAttackOrStroke === true);

/** What is asked of somebody in these registers. */
export const askedIn = <Row extends AnswerRow>(
  rows: readonly Row[],
  registers: readonly string[],
): readonly Row[] =>
  rows.filter((row) => row.registers === undefined || row.registers.some((code) => registers.includes(code)));
