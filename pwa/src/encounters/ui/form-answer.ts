// What one question of the visit form hands to its field.

import { failureWords } from '../encounter-form-words.js';
import type { EncounterFormModel } from '../encounter-form-model.js';
import type { EncounterFormField } from '../encounter-form.js';

type TextField = Exclude<EncounterFormField, 'diagnoses'>;

export interface Answer {
  name: TextField;
  value: string;
  onChange: (text: string) => void;
  onBlur: () => void;
  error: string | undefined;
}

export function answerOf(form: EncounterFormModel, field: TextField): Answer {
  const failure = form.failures.value[field];
  return {
    name: field,
    value: form.values.value[field],
    onChange: (text) => form.set({ [field]: text }),
    onBlur: () => form.leave(field),
    error: failure && failureWords(field, failure),
  };
}
