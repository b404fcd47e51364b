// The form of a visit: one column, one question a line. The same for a new visit and for correcting one.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Dots } from '#ui/Dots.js';
import { DraftKept } from '#ui/DraftKept.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Section, Stack } from '#ui/Layout.js';
import { Notice, Refusal } from '#ui/Notice.js';
import { focusFirstFailure, Question, useLeadTo } from '#ui/Question.js';
import { SaveButton } from '#ui/SaveButton.js';
import { StickyActions } from '#ui/StickyActions.js';
import { TextArea } from '#ui/TextField.js';
import { ageWords, sexWord } from '#people/person-words.js';
import { refusedNotice } from '#sync/sync-notices.js';
import type { EncounterFormModel, EncounterFormOutcome } from '../encounter-form-model.js';
import type { DiagnosisSearch } from '../find-diagnosis.js';
import { DiagnosisQuestion } from './DiagnosisQuestion.js';
import { answerOf } from './form-answer.js';
import { MomentQuestion } from './MomentQuestion.js';
import { ReasonQuestion } from './ReasonQuestion.js';
import { VitalQuestions } from './VitalQuestions.js';

export interface EncounterFormScreenProps {
  form: EncounterFormModel;
  diagnoses: DiagnosisSearch;
  today: LocalDate;
  backHref: string;
  onSaved: (saved: Extract<EncounterFormOutcome, { kind: 'saved' }>) => void;
  onDiscard: () => void;
}

export function EncounterFormScreen(props: EncounterFormScreenProps) {
  const { form, today } = props;
  const { person, amends } = form;
  const page = useRef<HTMLDivElement>(null);
  useLeadTo(page, form.refusedField);
  const save = async (): Promise<void> => {
    const outcome = await form.save();
    if (outcome.kind === 'saved') props.onSaved(outcome);
    if (outcome.kind === 'incomplete' && page.current) focusFirstFailure(page.current, form.failures.value);
  };
  return (
    <Page
      header={
        <HeaderBar
          title={person.name}
          subtitle={
            <Dots
              items={[
                amends ? t('encounters.amendTitle') : t('encounters.newTitle'),
                ageWords(person.birthDate, today),
                sexWord(person.sex),
              ]}
            />
          }
          backHref={props.backHref}
        />
      }
      foot={
        <StickyActions note={<SaveNote form={form} />}>
          <SaveButton saving={form.saving} busyText={t('encounters.saving')} onPress={() => void save()}>
            {amends ? t('encounters.saveAmended') : t('encounters.save')}
          </SaveButton>
        </StickyActions>
      }
    >
      <div ref={page}>
        <Stack gap="l">
          {person.allergies !== undefined && (
            <Notice meaning="stop" title={t('people.allergyTitle', { what: person.allergies })} />
          )}
          {form.refusal ? (
            <Notice {...refusedNotice(form.refusal, 'encounter', t('encounters.mendNotice'))} />
          ) : (
            amends && <Notice title={t('encounters.amendNotice')} />
          )}
          <MomentQuestion form={form} today={today} />
          <ReasonQuestion form={form} />
          <Section title={t('encounters.vitals')}>
            <Stack gap="l">
              <VitalQuestions form={form} />
            </Stack>
          </Section>
          <DiagnosisQuestion form={form} search={props.diagnoses} />
          <AdviceQuestion form={form} />
          <SaveFailure form={form} />
          <div>
            <Button kind="quiet" icon="x" onPress={props.onDiscard}>
              {t('encounters.discard')}
            </Button>
          </div>
        </Stack>
      </div>
    </Page>
  );
}

/** Apart, like every question: a letter draws the question it belongs to and not the form. */
function AdviceQuestion({ form }: { form: EncounterFormModel }) {
  return (
    <Question field="advice">
      <TextArea {...answerOf(form, 'advice')} label={t('encounters.advice')} rows={3} />
    </Question>
  );
}

/** One line beside the button: the most pressing thing that can be said. */
function SaveNote({ form }: { form: EncounterFormModel }) {
  const { failure } = form.draft;
  const failures = Object.keys(form.failures.value).length;
  if (failure.value) return <>{t('encounters.draftNotKept')}</>;
  if (failures > 0) return <>{t('encounters.checkAnswers', { count: failures })}</>;
  return <DraftKept draft={form.draft} />;
}

function SaveFailure({ form }: { form: EncounterFormModel }) {
  const failure = form.failure.value;
  const place = useRef<HTMLDivElement>(null);
  // The button that was pressed may be far from here.
  useEffect(() => {
    if (failure) place.current?.scrollIntoView?.({ block: 'center' });
  }, [failure]);
  if (!failure) return null;
  return (
    <div ref={place}>
      <Refusal
        what={t('encounters.failedTitle')}
        why={t(`encounters.failed.${failure.kind}`)}
        whatNow={t(`encounters.failed.${failure.kind}.now`)}
      />
    </div>
  );
}
