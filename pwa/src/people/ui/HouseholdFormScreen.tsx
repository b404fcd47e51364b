// The form of a household: where it is and what the commune knows it by.

import type { Hamlet } from '@tram/shared-schema/reference/reference.js';
import { useRef } from 'preact/hooks';
import { refusedNotice } from '#sync/sync-notices.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { DraftKept } from '#ui/DraftKept.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Stack } from '#ui/Layout.js';
import { Notice, Refusal } from '#ui/Notice.js';
import { focusFirstFailure, Question, useLeadTo } from '#ui/Question.js';
import { SelectField } from '#ui/SelectField.js';
import { SaveButton } from '#ui/SaveButton.js';
import { StickyActions } from '#ui/StickyActions.js';
import { TextArea, TextField } from '#ui/TextField.js';
import type { HouseholdFormModel } from '../household-form-model.js';
import { saveFailureWords } from '../save-failure-words.js';
import { answerOf } from './form-answer.js';

export interface HouseholdFormScreenProps {
  form: HouseholdFormModel;
  /** "Hộ Nguyễn Văn A" */
  title: string;
  hamlets: readonly Hamlet[];
  backHref: string;
  onSaved: () => void;
  onDiscard: () => void;
}

export function HouseholdFormScreen(props: HouseholdFormScreenProps) {
  const { form, title, hamlets, backHref } = props;
  const page = useRef<HTMLDivElement>(null);
  useLeadTo(page, form.refusedField);
  const save = async (): Promise<void> => {
    const outcome = await form.save();
    if (outcome === 'saved') props.onSaved();
    if (outcome === 'incomplete' && page.current) focusFirstFailure(page.current, form.failures.value);
  };
  const failure = form.failure.value;
  return (
    <Page
      header={<HeaderBar title={title} subtitle={t('people.householdEdit')} backHref={backHref} />}
      foot={
        <StickyActions note={<DraftNote form={form} />}>
          <SaveButton saving={form.saving} busyText={t('people.saving')} onPress={() => void save()}>
            {t('people.saveHousehold')}
          </SaveButton>
        </StickyActions>
      }
    >
      <div ref={page}>
        <Stack gap="l">
          {form.refusal && <Notice {...refusedNotice(form.refusal, 'household')} />}
          <Question field="hamletId">
            <SelectField
              {...answerOf(form, 'hamletId')}
              label={t('people.field.hamletId')}
              choices={hamlets.map(({ _id, name }) => ({ value: _id, label: name }))}
              onChange={(hamletId) => form.set({ hamletId: hamletId ?? '' })}
            />
          </Question>
          <Question field="address">
            <TextField {...answerOf(form, 'address')} label={t('people.field.address')} />
          </Question>
          <Question field="bookNumber">
            <TextField {...answerOf(form, 'bookNumber')} label={t('people.field.bookNumber')} />
          </Question>
          <Question field="note">
            <TextArea {...answerOf(form, 'note')} label={t('people.field.note')} rows={2} />
          </Question>
          {failure && <Refusal {...saveFailureWords(failure)} />}
          <div>
            <Button kind="quiet" icon="x" onPress={props.onDiscard}>
              {t('people.discard')}
            </Button>
          </div>
        </Stack>
      </div>
    </Page>
  );
}

function DraftNote({ form }: { form: HouseholdFormModel }) {
  const { failure } = form.draft;
  if (failure.value) return <>{t('people.draftNotKept')}</>;
  return <DraftKept draft={form.draft} />;
}
