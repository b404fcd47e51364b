// Who heads the household they found, and the one they leave; what each is to the head they will have.

import type { Person } from '@tram/shared-schema/people/person.js';
import { relationWord, RELATIONS } from '#people/person-words.js';
import { t } from '#text/text.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { Stack } from '#ui/Layout.js';
import { Question } from '#ui/Question.js';
import { SelectField } from '#ui/SelectField.js';
import { headOf } from '../move-form.js';
import { errorOf, type WithForm } from './WayQuestions.js';

const NOT_HEAD = RELATIONS.filter((relation) => relation !== 'head');

export function HeadQuestions({ form }: WithForm) {
  const values = form.values.value;
  const going = form.people.filter(({ _id }) => values.going.includes(_id));
  const head = values.way === 'found' ? headOf(values) : undefined;
  return (
    <>
      {values.way === 'found' && going.length > 1 && (
        <Question field="headId">
          <ChoiceField
            label={t('households.headQuestion')}
            choices={going.map(({ _id, name }) => ({ value: _id as string, label: name }))}
            value={values.headId}
            onChange={(headId) => form.set({ headId })}
            error={errorOf(form, 'headId')}
          />
        </Question>
      )}
      {(values.way === 'join' || head !== undefined) && (
        <Relations form={form} people={going.filter(({ _id }) => _id !== head)} />
      )}
      <NextHead form={form} />
    </>
  );
}

function Relations({ form, people }: WithForm & { people: readonly Person[] }) {
  const { relations } = form.values.value;
  if (people.length === 0) return null;
  return (
    <Stack gap="l">
      {people.map(({ _id, name }) => (
        <SelectField
          key={_id}
          label={t('households.relationOf', { name })}
          choices={NOT_HEAD.map((value) => ({ value, label: relationWord(value) }))}
          value={NOT_HEAD.find((value) => value === relations[_id])}
          onChange={(relation) => form.set({ relations: { ...relations, [_id]: relation ?? '' } })}
        />
      ))}
    </Stack>
  );
}

/** Asked only where the head goes and somebody stays. */
function NextHead({ form }: WithForm) {
  const { going, nextHeadId, way } = form.values.value;
  const staying = form.members.filter(
    ({ _id, lifeStatus }) => !going.includes(_id) && lifeStatus === 'living',
  );
  const head = form.household?.headPersonId;
  if (way === 'move-house' || head === undefined || !going.includes(head) || staying.length === 0)
    return null;
  return (
    <Stack gap="l">
      <Question field="nextHeadId">
        <ChoiceField
          label={t('households.nextHeadQuestion')}
          hint={t('households.nextHeadHint')}
          choices={staying.map(({ _id, name }) => ({ value: _id as string, label: name }))}
          value={nextHeadId}
          onChange={(next) => form.set({ nextHeadId: next })}
        />
      </Question>
      {nextHeadId !== '' && (
        <Relations form={form} people={staying.filter(({ _id }) => _id !== nextHeadId)} />
      )}
    </Stack>
  );
}
