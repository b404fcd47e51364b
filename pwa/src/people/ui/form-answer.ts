// What one question of the person form hands to its field.

import type { PersonFormModel } from '../person-form-model.js';
import type { PersonFormField } from '../person-form.js';
import { failureWords } from '../person-form-words.js';

export interface Answer {
  name: PersonFormField;
  value: string;
  onChange: (text: string) => void;
  onBlur: () => void;
  error: string | undefined;
}

export function answerOf(form: PersonFormModel, field: PersonFormField): Answer {
  const failure = form.failures.value[field];
  return {
    name: field,
    value: form.values.value[field],
    onChange: (text) => form.set({ [field]: text }),
    onBlur: () => form.leave(field),
    error: failure && failureWords(failure),
  };
}

/** The first question, in the order of the page, whose answer cannot stand gets the focus. */
export function focusFirstFailure(page: Element, failures: Readonly<Record<string, unknown>>): void {
  const question = [...page.querySelectorAll<HTMLElement>('[data-field]')].find(
    (candidate) => failures[candidate.dataset['field'] ?? ''] !== undefined,
  );
  const control = question?.querySelector<HTMLElement>('input, select, textarea, button');
  question?.scrollIntoView?.({ block: 'center' });
  control?.focus({ preventScroll: true });
}
