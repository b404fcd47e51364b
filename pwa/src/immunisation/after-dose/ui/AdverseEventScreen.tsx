// The form of an adverse event: how heavy, which signs, since when, what was done, how it went, who was told.

import { useRef } from 'preact/hooks';
import type { Schedule } from '@tram/shared-schema/immunisation/schedule.js';
import { SIGNS } from '@tram/shared-schema/immunisation/after-dose.table.js';
import { saveFailureWords } from '#people/save-failure-words.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { ChoiceField, MultiChoiceField } from '#ui/ChoiceField.js';
import { DateField } from '#ui/DateField.js';
import { DraftKept } from '#ui/DraftKept.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Stack } from '#ui/Layout.js';
import { Notice, Refusal } from '#ui/Notice.js';
import { focusFirstFailure, Question } from '#ui/Question.js';
import { SaveButton } from '#ui/SaveButton.js';
import { StickyActions } from '#ui/StickyActions.js';
import { TextArea, TextField } from '#ui/TextField.js';
import { vaccineWord } from '../../session/due-words.js';
import { named } from '../../words.js';
import { OUTCOMES, REPORT_TO, SEVERITIES, type AdverseEventField } from '../adverse-event-form.js';
import type { AdverseEventModel, AdverseEventOutcome } from '../adverse-event-model.js';

export interface AdverseEventScreenProps {
  form: AdverseEventModel;
  schedule: Schedule;
  backHref: string;
  /** By when a severe one must be reported, in words. */
  severeWhy: string;
  onSaved: (outcome: Extract<AdverseEventOutcome, { kind: 'saved' }>) => void;
  onDiscard: () => void;
  /** Of an event that stands. */
  onWithdraw: () => void;
}

export function AdverseEventScreen(props: AdverseEventScreenProps) {
  const { form, schedule, onSaved } = props;
  const page = useRef<HTMLDivElement>(null);
  const values = form.values.value;
  const failures = form.failures.value;
  const failure = form.failure.value;
  const problem = (field: AdverseEventField): string | undefined => {
    const kind = failures[field];
    return kind && t(`vaccination.problem.${kind}`);
  };
  const save = async (): Promise<void> => {
    const outcome = await form.save();
    if (outcome.kind === 'saved') onSaved(outcome);
    if (outcome.kind === 'incomplete' && page.current)
      focusFirstFailure(page.current, {
        ...outcome.failures,
        ...(form.areDosesMissing.value && { doses: true }),
      });
  };
  const isSevere = values.severity === 'severe';
  return (
    <Page
      header={
        <HeaderBar
          title={form.amends ? t('vaccination.adverseAmend') : t('vaccination.adverse')}
          subtitle={form.person.name}
          backHref={props.backHref}
        />
      }
      foot={
        <StickyActions note={<DraftKept draft={form.draft} />}>
          <SaveButton
            saving={form.saving}
            busyText={t('vaccination.adverseSaving')}
            onPress={() => void save()}
          >
            {t('vaccination.adverseSave')}
          </SaveButton>
          <Button kind="quiet" onPress={props.onDiscard}>
            {t('vaccination.discard')}
          </Button>
        </StickyActions>
      }
    >
      <div ref={page}>
        <Stack gap="l">
          <Question field="severity">
            <ChoiceField
              label={t('vaccination.severity')}
              hint={t('vaccination.severityHint')}
              choices={SEVERITIES.map((value) => ({ value, label: t(`vaccination.severity.${value}`) }))}
              value={values.severity === '' ? undefined : values.severity}
              onChange={(severity) => form.set({ severity })}
              error={problem('severity')}
            />
          </Question>
          {isSevere && (
            <Notice meaning="stop" live="polite" title={t('vaccination.severeNow')} why={props.severeWhy} />
          )}
          <Question field="doses">
            <MultiChoiceField
              label={t('vaccination.adverseDoses')}
              hint={t('vaccination.adverseDosesHint')}
              choices={form.doses.map((dose) => ({
                value: dose._id as string,
                label: vaccineWord(schedule, dose.vaccineCode),
                hint: dose.lotNumber,
              }))}
              values={form.doseIds.value}
              onChange={form.chooseDoses}
              disabled={form.amends !== undefined}
              error={form.areDosesMissing.value ? t('vaccination.adverseDosesMissing') : undefined}
            />
          </Question>
          <Question field="signs">
            <MultiChoiceField
              label={t('vaccination.signs')}
              hint={t('vaccination.signsDraft')}
              choices={SIGNS.map(({ code, names }) => ({ value: code, label: named(names) }))}
              values={values.signs}
              onChange={(signs) => form.set({ signs })}
              error={problem('signs')}
            />
          </Question>
          <Question field="onsetOn">
            <DateField
              label={t('vaccination.onsetOn')}
              optional
              value={values.onsetOn}
              onChange={(onsetOn) => form.set({ onsetOn })}
              error={problem('onsetOn')}
            />
          </Question>
          <Question field="onsetTime">
            <TextField
              label={t('vaccination.onsetTime')}
              optional
              hint={t('vaccination.onsetTimeHint')}
              inputMode="numeric"
              value={values.onsetTime}
              onChange={(onsetTime) => form.set({ onsetTime })}
              error={problem('onsetTime')}
            />
          </Question>
          {(['description', 'treatment'] as const).map((field) => (
            <Question key={field} field={field}>
              <TextArea
                label={t(`vaccination.${field}`)}
                optional
                value={values[field]}
                onChange={(text) => form.set({ [field]: text })}
                error={problem(field)}
              />
            </Question>
          ))}
          <Question field="outcome">
            <ChoiceField
              label={t('vaccination.outcome')}
              choices={OUTCOMES.map((value) => ({ value, label: t(`vaccination.outcome.${value}`) }))}
              value={values.outcome === '' ? undefined : values.outcome}
              onChange={(outcome) => form.set({ outcome })}
              error={problem('outcome')}
            />
          </Question>
          {isSevere && (
            <MultiChoiceField
              label={t('vaccination.reported')}
              choices={REPORT_TO.map((value) => ({ value, label: t(`vaccination.reportTo.${value}`) }))}
              values={values.reported}
              onChange={(reported) => form.set({ reported })}
            />
          )}
          {form.amends && (
            <Button kind="stop" icon="x" onPress={props.onWithdraw}>
              {t('vaccination.adverseWithdraw')}
            </Button>
          )}
          {failure && (
            <Refusal
              {...saveFailureWords(failure.kind === 'no-longer-current' ? { kind: 'not-found' } : failure)}
            />
          )}
        </Stack>
      </div>
    </Page>
  );
}
