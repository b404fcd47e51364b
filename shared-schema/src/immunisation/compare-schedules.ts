// What a new edition of a schedule changes, row by row and in words, for whoever is to publish it. Who signed for a row
// changes no judgement, and is told all the same.

import type { RowFact } from './preview/limit-words.js';
import { scheduleRowsInWords, type ScheduleRow } from './preview/schedule-rows.js';
import type { Schedule } from './schedule.js';

export interface ScheduleChange {
  readonly kind: 'added' | 'ended' | 'changed';
  /** `Sởi - Rubella, mũi 2 (Measles-2)`. */
  readonly of: string;
  readonly fields: readonly FieldChange[];
}
export interface FieldChange {
  readonly label: string;
  readonly before?: string;
  readonly after?: string;
}

/** Rows of one label (two ways to count an interval) stand together. */
function byLabel(facts: readonly RowFact[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { label, text } of facts) {
    const before = texts.get(label);
    texts.set(label, before === undefined ? text : `${before}; ${text}`);
  }
  return texts;
}

function fieldsBetween(before: readonly RowFact[], after: readonly RowFact[]): readonly FieldChange[] {
  const [old, next] = [byLabel(before), byLabel(after)];
  return [...new Set([...old.keys(), ...next.keys()])].flatMap((label): FieldChange[] => {
    const [was, is] = [old.get(label), next.get(label)];
    if (was === is) return [];
    return [{ label, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }];
  });
}

export function compareSchedules(before: Schedule, after: Schedule): readonly ScheduleChange[] {
  const rowsOf = (schedule: Schedule): ReadonlyMap<string, ScheduleRow> =>
    new Map(scheduleRowsInWords(schedule).map((row) => [row.key, row]));
  const [standing, next] = [rowsOf(before), rowsOf(after)];
  const changes: ScheduleChange[] = [];
  for (const [key, { title, facts }] of next) {
    const old = standing.get(key);
    const fields = fieldsBetween(old?.facts ?? [], facts);
    if (!old) changes.push({ kind: 'added', of: title, fields });
    else if (fields.length > 0) changes.push({ kind: 'changed', of: title, fields });
  }
  for (const [key, { title }] of standing)
    if (!next.has(key)) changes.push({ kind: 'ended', of: title, fields: [] });
  return changes;
}

const fieldLine = ({ label, before, after }: FieldChange): string =>
  `    ${label}: ${before ?? 'không có'} → ${after ?? 'không còn'}`;

/** One line for the row, one for each field of it. */
export function changeLines({ kind, of, fields }: ScheduleChange): readonly string[] {
  switch (kind) {
    case 'added':
      return [`+ Thêm: ${of}`, ...fields.map(({ label, after }) => `    ${label}: ${after ?? ''}`)];
    case 'ended':
      return [`- Bỏ: ${of}`];
    case 'changed':
      return [`~ Đổi: ${of}`, ...fields.map(fieldLine)];
  }
}
