// What a new edition of a schedule changes, row by row, for whoever is to publish it.

import { sameJson } from '../document/canonical-json.js';
import type { Schedule } from './schedule.js';

export interface ScheduleChange {
  readonly kind: 'added' | 'ended' | 'changed';
  /** `Penta-2`, `series HPV`, `vaccine mr`. */
  readonly of: string;
  /** `intervals`; absent where the whole row came or went. */
  readonly field?: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Who signed for a row, and in what words, changes no judgement, and is told all the same. */
type Row = Readonly<Record<string, unknown>>;
type Rows = ReadonlyMap<string, Row>;

function rowsOf(schedule: Schedule): Rows {
  const { vaccines, series, groups, targets, conflicts, ...head } = schedule;
  const { version: _version, effectiveFrom: _from, effectiveTo: _to, names: _names, ...rules } = head;
  const rows: [string, Row][] = [['schedule', { ...rules }]];
  for (const vaccine of vaccines) rows.push([`vaccine ${vaccine.code}`, { ...vaccine }]);
  for (const { doses, ...one } of series) {
    rows.push([`series ${one.code}`, { ...one, doses: doses.map(({ code }) => code) }]);
    for (const dose of doses) rows.push([dose.code, { ...dose }]);
  }
  for (const group of groups) rows.push([`group ${group.code}`, { ...group }]);
  for (const rule of targets) rows.push([`target ${rule.target}`, { ...rule }]);
  for (const rule of conflicts) rows.push([`conflict ${rule.previous} > ${rule.current}`, { ...rule }]);
  return new Map(rows);
}

function changesOf(of: string, before: Row, after: Row): readonly ScheduleChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .filter((field) => !sameJson(before[field] ?? null, after[field] ?? null))
    .map((field) => ({ kind: 'changed', of, field, before: before[field], after: after[field] }));
}

export function compareSchedules(before: Schedule, after: Schedule): readonly ScheduleChange[] {
  const [standing, next] = [rowsOf(before), rowsOf(after)];
  const changes: ScheduleChange[] = [];
  for (const [of, row] of next) {
    const old = standing.get(of);
    if (old) changes.push(...changesOf(of, old, row));
    else changes.push({ kind: 'added', of });
  }
  for (const of of standing.keys()) if (!next.has(of)) changes.push({ kind: 'ended', of });
  return changes;
}

const MARKS = { added: '+', ended: '-', changed: '~' } as const;
const shown = (value: unknown): string => (value === undefined ? '–' : JSON.stringify(value));

export function changeLine({ kind, of, field, before, after }: ScheduleChange): string {
  if (field === undefined) return `${MARKS[kind]} ${of}`;
  return `${MARKS[kind]} ${of}: ${field}: ${shown(before)} → ${shown(after)}`;
}
