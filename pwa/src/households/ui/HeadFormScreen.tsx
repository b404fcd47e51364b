// The form in which a household gets another head, or its people other relations.

import { useRef } from 'preact/hooks';
import { relationWord, RELATIONS } from '#people/person-words.js';
import { saveFailureWords } from '#people/save-failure-words.js';
import { t } from '#text/text.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { DraftKept } from '#ui/DraftKept.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Stack } from '#ui/Layout.js';
import { Refusal } from '#ui/Notice.js';
import { focusFirstFailure, Question } from '#ui/Question.js';
import { SaveButton } from '#ui/SaveButton.js';
import { SelectField } from '#ui/SelectField.js';
import { StickyActions } from '#ui/StickyActions.js';
import type { HeadFormModel, HeadFormOutcome } from '../head-form-model.js';

export interface HeadFormScreenProps {
  form: HeadFormModel;
  subtitle: string;
  backHref: string;
  onSaved: (outcome: Extract<HeadFormOutcome, { kind: 'saved' }>) => void;
}

const NOT_HEAD = RELATIONS.filter((relation) => relation !== 'head');

export function HeadFormScreen({ form, subtitle, backHref, onSaved }: HeadFormScreenProps) {
  const page = useRef<HTMLDivElement>(null);
  const save = async (): Promise<void> => {
    const outcome = await form.save();
    if (outcome.kind === 'saved') onSaved(outcome);
    if (outcome.kind === 'incomplete' && page.current) focusFirstFailure(page.current, { headId: true });
  };
  const { headId, relations } = form.values.value;
  const failure = form.failure.value;
  return (
    <Page
      header={<HeaderBar title={t('households.changeHead')} subtitle={subtitle} backHref={backHref} />}
      foot={
        <StickyActions
          note={form.draft.failure.value ? t('people.draftNotKept') : <DraftKept draft={form.draft} />}
        >
          <SaveButton saving={form.saving} busyText={t('people.saving')} onPress={() => void save()}>
            {t('households.saveHead')}
          </SaveButton>
        </StickyActions>
      }
    >
      <div ref={page}>
        <Stack gap="l">
          <Question field="headId">
            <ChoiceField
              label={t('people.field.headPersonId')}
              choices={form.members.map(({ _id, name }) => ({ value: _id as string, label: name }))}
              value={headId}
              onChange={(next) => form.set({ headId: next })}
              error={form.isHeadMissing.value ? t('households.error.head-not-chosen') : undefined}
            />
          </Question>
          {form.members
            .filter(({ _id }) => _id !== headId)
            .map(({ _id, name }) => (
              <SelectField
                key={_id}
                label={t('households.relationOf', { name })}
                choices={NOT_HEAD.map((value) => ({ value, label: relationWord(value) }))}
                value={NOT_HEAD.find((value) => value === relations[_id])}
                onChange={(relation) => form.set({ relations: { ...relations, [_id]: relation ?? '' } })}
              />
            ))}
          {failure && <Refusal {...saveFailureWords(failure)} />}
        </Stack>
      </div>
    </Page>
  );
}
