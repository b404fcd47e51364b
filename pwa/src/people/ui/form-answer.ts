// What one question of a person's or a household's form hands to its field.

import type { ReadonlySignal } from '@preact/signals';
import { failureWords } from '../person-form-words.js';

/** A form as its questions need it: what was typed, what is wrong with it, and where to write. */
export interface AskedForm<Field extends string> {
  readonly values: ReadonlySignal<Readonly<Record<Field, string>>>;
  readonly failures: ReadonlySignal<Readonly<Partial<Record<Field, Parameters<typeof failureWords>[0]>>>>;
  set(changes: Partial<Record<Field, string>>): void;
  /** Where failures wait until a question was left. */
  leave?(field: Field): void;
}

export interface Answer<Field extends string> {
  name: Field;
  value: string;
  onChange: (text: string) => void;
  onBlur: () => void;
  error: string | undefined;
}

export function answerOf<Field extends string>(form: AskedForm<Field>, field: Field): Answer<Field> {
  const failure = form.failures.value[field];
  return {
    name: field,
    value: form.values.value[field],
    onChange: (text) => form.set({ [field]: text } as Partial<Record<Field, string>>),
    onBlur: () => form.leave?.(field),
    error: failure && failureWords(failure),
  };
}
