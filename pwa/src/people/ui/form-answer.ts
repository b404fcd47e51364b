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
