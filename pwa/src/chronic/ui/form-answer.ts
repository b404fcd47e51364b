// What one question of a form of chronic care hands to its field.

import type { ReadonlySignal } from '@preact/signals';
import type { FieldFailures } from '../field-failure.js';
import { fieldFailureWords } from '../field-failure-words.js';

/** Of a form, what a question needs; forms that ask more share questions through it. */
export interface AskingForm<V extends object> {
  readonly values: ReadonlySignal<V>;
  readonly failures: ReadonlySignal<FieldFailures<V>>;
  set(changes: Partial<V>): void;
  leave(field: keyof V & string): void;
  wasLeft(field: keyof V & string): boolean;
}

type TextKeyOf<V> = { [K in keyof V & string]: V[K] extends string ? K : never }[keyof V & string];

export interface Answer {
  name: string;
  value: string;
  onChange: (text: string) => void;
  onBlur: () => void;
  error: string | undefined;
}

export function answerOf<V extends object>(form: AskingForm<V>, field: TextKeyOf<V>): Answer {
  const failure = form.failures.value[field];
  const change = (text: string): Partial<V> => ({ ...form.values.value, [field]: text });
  return {
    name: field,
    value: String(form.values.value[field]),
    onChange: (text) => form.set(change(text)),
    onBlur: () => form.leave(field),
    error: failure && fieldFailureWords(failure),
  };
}

export function failureOf<V extends object>(
  form: AskingForm<V>,
  field: keyof V & string,
): string | undefined {
  const failure = form.failures.value[field];
  return failure && fieldFailureWords(failure);
}
