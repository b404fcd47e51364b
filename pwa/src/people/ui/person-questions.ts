// What every group of a person's questions is handed.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { PersonFormModel } from '../person-form-model.js';

export interface QuestionsProps {
  form: PersonFormModel;
  today: LocalDate;
}
