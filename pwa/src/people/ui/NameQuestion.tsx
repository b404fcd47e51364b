// The name, and what may be made of it in one tap: other capitals, or a newborn's name for now.

import { tidyText } from '@tram/shared-schema/people/vietnamese-text.js';
import { t } from '#text/text.js';
import { Question, type Fix } from '#ui/Question.js';
import { TextField } from '#ui/TextField.js';
import { isNewbornName, newbornName } from '../newborn.js';
import type { PersonFormModel } from '../person-form-model.js';
import { nameWarningWords } from '../person-form-words.js';
import { answerOf } from './form-answer.js';

export function NameQuestion({ form }: { form: PersonFormModel }) {
  const warning = form.warnings.value.name;
  // A name being typed begins with one word in any case: only once the field was left is it worth a word.
  const said = warning && (warning.kind === 'not-a-letter' || form.wasLeft('name')) ? warning : undefined;
  const proposed = said && 'proposed' in said ? said.proposed : undefined;
  return (
    <Question
      field="name"
      fixes={[
        proposed === undefined
          ? undefined
          : {
              label: t('people.useProposed', { value: proposed }),
              onPress: () => form.set({ name: proposed }),
            },
        nameForNow(form),
      ]}
    >
      <TextField
        {...answerOf(form, 'name')}
        label={t('people.field.name')}
        hint={isNewbornName(form.values.value.name) ? t('papers.newbornNameHint') : undefined}
        autoCapitalize="words"
        warning={said && nameWarningWords(said)}
      />
    </Question>
  );
}

/** The mother was typed, not chosen: her name makes the child's, once somebody says so. */
function nameForNow(form: PersonFormModel): Fix | undefined {
  const { withoutPapers, guardianName, multipleBirth, name } = form.values.value;
  const mother = tidyText(guardianName);
  if (withoutPapers !== 'newborn' || mother === '') return undefined;
  const proposed = newbornName(mother, multipleBirth);
  if (name === proposed || (name !== '' && !isNewbornName(name))) return undefined;
  return {
    label: t('papers.useNewbornName', { name: proposed }),
    onPress: () => form.set({ name: proposed }),
  };
}
