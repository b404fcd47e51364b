// A half-written form that is gone on with, while its record may have moved on: what another tablet wrote meanwhile into
// an answer nobody had touched is shown, and into one that was touched it has never been before the worker's eyes.

import { sameJson } from '@tram/shared-schema/document/canonical-json.js';

/** Three readings of one form. */
export interface HalfWritten<V extends object> {
  /** As it was left. */
  readonly typed: V;
  /** As it was opened, before the first letter. */
  readonly then: V;
  /** As the record stands. */
  readonly now: V;
}

export interface GoneOn<V extends object> {
  /** Touched answers as they were typed, the others as the record stands. */
  readonly values: V;
  /** What the worker has had before them: touched answers as they stood then, the others as they stand. */
  readonly opened: V;
  readonly isTouched: (answer: keyof V) => boolean;
}

/** `together`: answers that say one thing, such as a code and its name; whoever touched one of them chose them all. */
export function goOnWith<V extends object>(
  { typed, then, now }: HalfWritten<V>,
  together: readonly (readonly (keyof V)[])[] = [],
): GoneOn<V> {
  const answers = Object.keys(now) as (keyof V)[];
  const changed = new Set(answers.filter((answer) => !sameJson(typed[answer], then[answer])));
  const group = (answer: keyof V): readonly (keyof V)[] =>
    together.find((answers) => answers.includes(answer)) ?? [answer];
  const touched = new Set([...changed].flatMap(group));
  const touchedOf = (from: V): Partial<V> =>
    Object.fromEntries([...touched].map((answer) => [answer, from[answer]])) as Partial<V>;
  return {
    values: { ...now, ...touchedOf(typed) },
    opened: { ...now, ...touchedOf(then) },
    isTouched: (answer) => touched.has(answer),
  };
}

/**
 * A record's fields as their author had them before them: `then` for those whose answers were touched, also where a field
 * stood empty then, and `now` for the others.
 */
export function fieldsSeen<F extends object>(
  { then, now }: { readonly then: Partial<F>; readonly now: Partial<F> },
  isTouched: (field: keyof F) => boolean,
): { readonly [K in keyof F]?: F[K] | undefined } {
  const fields = new Set([...Object.keys(now), ...Object.keys(then)] as (keyof F)[]);
  return Object.fromEntries(
    [...fields].map((field) => [field, (isTouched(field) ? then : now)[field]]),
  ) as Partial<F>;
}

/** What a draft keeps of how its form was opened; undefined where another version kept nothing of it. */
export function keptRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
