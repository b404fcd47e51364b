// What is asked of an adverse event, as it is typed, and read into what can be written down.

import { epochMsOf, instantAt, type Instant } from '@tram/shared-schema/document/instant.js';
import type { AdverseEvent } from '@tram/shared-schema/immunisation/after-dose.js';
import {
  formatLocalDate,
  isLocalDate,
  localDateAt,
  parseTypedDate,
  startOfDayMs,
} from '@tram/shared-schema/local-date.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { tidyLines } from '#people/tidy-lines.js';

export const SEVERITIES = ['mild', 'severe'] as const;
export const OUTCOMES = ['recovering', 'recovered', 'referred', 'died', 'unknown'] as const;
export const REPORT_TO = ['centre', 'cdc', 'health-department'] as const;

export interface AdverseEventValues {
  readonly severity: '' | (typeof SEVERITIES)[number];
  readonly signs: readonly string[];
  readonly onsetOn: string;
  readonly onsetTime: string;
  readonly description: string;
  readonly treatment: string;
  readonly outcome: '' | (typeof OUTCOMES)[number];
  /** Whom it was already reported to. */
  readonly reported: readonly string[];
}

export type AdverseEventFields = Pick<AdverseEvent, 'severity' | 'signs' | 'outcome'> & {
  readonly [F in 'onsetAt' | 'description' | 'treatment' | 'reports']: AdverseEvent[F] | undefined;
};

export type AdverseEventField = keyof AdverseEventValues;
export type AdverseEventProblem =
  | 'severity-missing'
  | 'signs-missing'
  | 'outcome-missing'
  | 'date-unreadable'
  | 'time-unreadable'
  | 'not-yet'
  | 'too-long';
export type AdverseEventFailures = Partial<Record<AdverseEventField, AdverseEventProblem>>;

const LONGEST = 1000;
const MINUTE_MS = 60_000;

export function emptyAdverseEvent(nowMs: number): AdverseEventValues {
  return {
    severity: '',
    signs: [],
    ...momentTexts(nowMs),
    description: '',
    treatment: '',
    outcome: '',
    reported: [],
  };
}

function momentTexts(epochMs: number): Pick<AdverseEventValues, 'onsetOn' | 'onsetTime'> {
  const day = localDateAt(epochMs);
  const minutes = Math.floor((epochMs - startOfDayMs(day)) / MINUTE_MS);
  const two = (value: number): string => String(value).padStart(2, '0');
  return {
    onsetOn: formatLocalDate(day),
    onsetTime: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`,
  };
}

const oneOf = <V extends string>(known: readonly V[], value: unknown): V | '' =>
  known.find((candidate) => candidate === value) ?? '';

export function adverseEventValues(event: AdverseEvent): AdverseEventValues {
  const { onsetAt, description = '', treatment = '', reports = [] } = event;
  return {
    severity: oneOf(SEVERITIES, event.severity),
    signs: event.signs,
    ...(onsetAt === undefined ? { onsetOn: '', onsetTime: '' } : momentTexts(epochMsOf(onsetAt))),
    description,
    treatment,
    outcome: oneOf(OUTCOMES, event.outcome),
    reported: reports.map(({ to }) => to),
  };
}

/** A draft of this form, or of an older one of the same name: what is missing is as it was when the form was opened. */
export function readAdverseEventDraft(
  kept: Readonly<Record<string, unknown>>,
  begun: AdverseEventValues,
): AdverseEventValues {
  const words = (field: AdverseEventField): string => {
    const value = kept[field] ?? begun[field];
    return typeof value === 'string' ? value : '';
  };
  const list = (field: 'signs' | 'reported'): readonly string[] => {
    const value: unknown = kept[field];
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : begun[field];
  };
  return {
    severity: oneOf(SEVERITIES, words('severity')),
    signs: list('signs'),
    onsetOn: words('onsetOn'),
    onsetTime: words('onsetTime'),
    description: words('description'),
    treatment: words('treatment'),
    outcome: oneOf(OUTCOMES, words('outcome')),
    reported: list('reported'),
  };
}

/** `8:05`, `0805`, `8h05`, `8h`; minutes of the day. */
function typedMinutes(text: string): number | undefined {
  const match = /^(\d{1,2})(?:[:h.]?(\d{2}))?\s*h?$/i.exec(text.trim());
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2] ?? 0)];
  return match && hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
}

function onsetOf(
  values: AdverseEventValues,
  nowMs: number,
  failures: AdverseEventFailures,
): Instant | undefined {
  if (values.onsetOn.trim() === '' && values.onsetTime.trim() === '') return undefined;
  const day = parseTypedDate(values.onsetOn);
  const minutes = typedMinutes(values.onsetTime);
  if (!day.ok || !isLocalDate(day.value)) failures.onsetOn = 'date-unreadable';
  if (minutes === undefined) failures.onsetTime = 'time-unreadable';
  if (!day.ok || !isLocalDate(day.value) || minutes === undefined) return undefined;
  const onsetMs = startOfDayMs(day.value) + minutes * MINUTE_MS;
  if (onsetMs > nowMs) {
    failures.onsetTime = 'not-yet';
    return undefined;
  }
  return instantAt(onsetMs);
}

function textOf(
  values: AdverseEventValues,
  field: 'description' | 'treatment',
  failures: AdverseEventFailures,
): string | undefined {
  const tidy = tidyLines(values[field]);
  if (tidy.length > LONGEST) failures[field] = 'too-long';
  return tidy === '' ? undefined : tidy;
}

/** `before`: the reports recorded so far, which keep their hour. */
export function parseAdverseEvent(
  values: AdverseEventValues,
  nowMs: number,
  before: NonNullable<AdverseEvent['reports']> = [],
): Result<AdverseEventFields, AdverseEventFailures> {
  const failures: AdverseEventFailures = {};
  const { severity, outcome, signs } = values;
  if (severity === '') failures.severity = 'severity-missing';
  if (signs.length === 0 && tidyLines(values.description) === '') failures.signs = 'signs-missing';
  if (outcome === '') failures.outcome = 'outcome-missing';
  const onsetAt = onsetOf(values, nowMs, failures);
  const description = textOf(values, 'description', failures);
  const treatment = textOf(values, 'treatment', failures);
  if (Object.keys(failures).length > 0 || severity === '' || outcome === '') return err(failures);
  const at = instantAt(nowMs);
  const reports = values.reported.map((to) => before.find((report) => report.to === to) ?? { to, at });
  return ok({
    severity,
    signs: [...signs],
    outcome,
    onsetAt,
    description,
    treatment,
    reports: reports.length > 0 ? reports : undefined,
  });
}
