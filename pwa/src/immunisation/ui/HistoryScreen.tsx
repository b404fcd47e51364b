// The paper book copied: where it was read, then a row for each vaccine and a date for each dose that is missing.

import { useRef } from 'preact/hooks';
import type { Dose } from '@tram/shared-schema/immunisation/dose.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { ageWords } from '#people/person-words.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { Dots } from '#ui/Dots.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Stack } from '#ui/Layout.js';
import { focusFirstFailure, Question } from '#ui/Question.js';
import { SaveButton } from '#ui/SaveButton.js';
import { StickyActions } from '#ui/StickyActions.js';
import { TextField } from '#ui/TextField.js';
import { sourceWords } from '../entry-words.js';
import { HISTORY_SOURCES } from '../history-form.js';
import type { HistoryFormModel } from '../history-form-model.js';
import { BookRows, historyFailureWords } from './BookRows.js';
import { FormNote, SaveFailure } from './FormNotes.js';

export interface HistoryScreenProps {
  form: HistoryFormModel;
  rowName: (row: string) => string;
  vaccineName: (code: string) => string;
  vaccineCodes: readonly string[];
  today: LocalDate;
  backHref: string;
  onSaved: (doses: readonly Dose[]) => void;
  onDiscard: () => void;
}

export function HistoryScreen(props: HistoryScreenProps) {
  const { form, today } = props;
  const { person } = form.record;
  const page = useRef<HTMLDivElement>(null);
  const save = async (): Promise<void> => {
    const outcome = await form.save();
    if (outcome.kind === 'saved') props.onSaved(outcome.value);
    if (outcome.kind === 'incomplete' && page.current) focusFirstFailure(page.current, form.failures.value);
  };
  const count = form.values.value.cells.filter(({ givenOn }) => givenOn.trim() !== '').length;
  return (
    <Page
      wide
      header={
        <HeaderBar
          title={person.name}
          subtitle={<Dots items={[t('vaccines.history'), ageWords(person.birthDate, today)]} />}
          backHref={props.backHref}
        />
      }
      foot={
        <StickyActions note={<FormNote draft={form.draft} failures={form.failures} />}>
          <SaveButton saving={form.saving} busyText={t('vaccines.saving')} onPress={() => void save()}>
            {count === 0 ? t('vaccines.saveNone') : t('vaccines.save', { count })}
          </SaveButton>
        </StickyActions>
      }
    >
      <div ref={page}>
        <Stack gap="l">
          <Whence form={form} />
          <BookRows {...props} />
          <SaveFailure failure={form.failure} />
          <div>
            <Button kind="quiet" icon="x" onPress={props.onDiscard}>
              {t('vaccines.discard')}
            </Button>
          </div>
        </Stack>
      </div>
    </Page>
  );
}

function Whence({ form }: { form: HistoryFormModel }) {
  const { source, place } = form.values.value;
  const failure = form.failures.value['place'];
  return (
    <Stack>
      <ChoiceField
        label={t('vaccines.sourceQuestion')}
        choices={HISTORY_SOURCES.map((value) => ({ value, label: sourceWords(value) }))}
        value={source}
        onChange={(next) => form.set({ source: next })}
      />
      <Question field="place">
        <TextField
          label={t('vaccines.placeQuestion')}
          optional
          value={place}
          onChange={(next) => form.set({ place: next })}
          error={failure && historyFailureWords(failure)}
        />
      </Question>
    </Stack>
  );
}
