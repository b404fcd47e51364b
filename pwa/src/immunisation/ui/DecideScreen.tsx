// Why a vaccine is not given: which way, the reason in one tap, of which vaccines, and when to come again.

import { useRef } from 'preact/hooks';
import type { ImmunisationDecision } from '@tram/shared-schema/immunisation/after-dose.js';
import { DECISION_KINDS, reasonsFor } from '@tram/shared-schema/immunisation/decision-reasons.table.js';
import { addDays, formatLocalDate } from '@tram/shared-schema/local-date.js';
import { ageWords } from '#people/person-words.js';
import { t } from '#text/text.js';
import { ChoiceField, MultiChoiceField } from '#ui/ChoiceField.js';
import { DateField } from '#ui/DateField.js';
import { Dots } from '#ui/Dots.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Stack } from '#ui/Layout.js';
import { focusFirstFailure, Question } from '#ui/Question.js';
import { SaveButton } from '#ui/SaveButton.js';
import { StickyActions } from '#ui/StickyActions.js';
import { TextArea } from '#ui/TextField.js';
import { asksUntil, type DecisionForm, type DecisionValues } from '../decision-form.js';
import { decisionWords } from '../immunisation-timeline.js';
import { named } from '../words.js';
import { FormNote, SaveFailure } from './FormNotes.js';

/** Days a family is commonly asked back in: buttons, no rule of anybody's. */
const AGAIN_DAYS = [7, 14, 28] as const;

export interface DecideScreenProps {
  form: DecisionForm;
  vaccines: readonly { readonly code: string; readonly name: string }[];
  backHref?: string;
  onBack?: () => void;
  onSaved: (decision: ImmunisationDecision) => void;
}

export function DecideScreen(props: DecideScreenProps) {
  const { form } = props;
  const { person } = form;
  const page = useRef<HTMLDivElement>(null);
  const save = async (): Promise<void> => {
    const outcome = await form.save();
    if (outcome.kind === 'saved') props.onSaved(outcome.value);
    if (outcome.kind === 'incomplete' && page.current) focusFirstFailure(page.current, form.failures.value);
  };
  return (
    <Page
      header={
        <HeaderBar
          title={person.name}
          subtitle={<Dots items={[t('vaccines.decideTitle'), ageWords(person.birthDate, form.today)]} />}
          backHref={props.backHref}
          onBack={props.onBack}
        />
      }
      foot={
        <StickyActions
          note={<FormNote {...(form.draft && { draft: form.draft })} failures={form.failures} />}
        >
          <SaveButton saving={form.saving} busyText={t('vaccines.saving')} onPress={() => void save()}>
            {t('vaccines.saveDecision', { what: decisionWords(form.values.value.kind) })}
          </SaveButton>
        </StickyActions>
      }
    >
      <div ref={page}>
        <Stack gap="l">
          <DecisionQuestions {...props} />
          <SaveFailure failure={form.failure} />
        </Stack>
      </div>
    </Page>
  );
}

function DecisionQuestions({ form, vaccines }: DecideScreenProps) {
  const { kind, reason, vaccineCodes, untilOn, note } = form.values.value;
  const failures = form.failures.value;
  const error = (field: keyof DecisionValues): string | undefined => {
    const failure = failures[field];
    if (!failure) return undefined;
    return failure.kind === 'text-too-long'
      ? t('vaccines.error.text-too-long', { limit: failure.limit })
      : t(`vaccines.error.${failure.kind}`);
  };
  return (
    <>
      <ChoiceField
        label={t('vaccines.decideWhat')}
        choices={DECISION_KINDS.map((value) => ({ value, label: decisionWords(value) }))}
        value={kind}
        onChange={(next) => form.set({ kind: next })}
      />
      <Question field="reason">
        <ChoiceField
          label={t('vaccines.decideWhy')}
          choices={reasonsFor(kind).map(({ code, names }) => ({ value: code, label: named(names) }))}
          value={reason}
          onChange={(next) => form.set({ reason: next })}
          error={error('reason')}
        />
      </Question>
      <Question field="vaccineCodes">
        <MultiChoiceField
          label={t('vaccines.decideOf')}
          hint={t('vaccines.decideOfHint')}
          choices={vaccines.map(({ code, name }) => ({ value: code, label: name }))}
          values={vaccineCodes}
          onChange={(next) => form.set({ vaccineCodes: next })}
          error={error('vaccineCodes')}
        />
      </Question>
      {asksUntil(kind) && (
        <Question
          field="untilOn"
          fixes={AGAIN_DAYS.map((days) => ({
            label: t('vaccines.againIn', { days }),
            icon: 'calendar-plus' as const,
            onPress: () => form.set({ untilOn: formatLocalDate(addDays(form.today, days)) }),
          }))}
        >
          <DateField
            label={t('vaccines.againOn')}
            optional
            value={untilOn}
            onChange={(next) => form.set({ untilOn: next })}
            error={error('untilOn')}
          />
        </Question>
      )}
      <Question field="note">
        <TextArea
          label={t('vaccines.note')}
          optional
          rows={2}
          value={note}
          onChange={(next) => form.set({ note: next })}
          error={error('note')}
        />
      </Question>
    </>
  );
}
