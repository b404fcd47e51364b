// A pregnancy, as much of one as tetanus vaccination asks: begun, corrected, ended.

import { useRef } from 'preact/hooks';
import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import { ageWords } from '#people/person-words.js';
import { t } from '#text/text.js';
import { Button, LinkButton } from '#ui/Button.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { DateField } from '#ui/DateField.js';
import { Dots } from '#ui/Dots.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Row, Section, Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import { focusFirstFailure, Question } from '#ui/Question.js';
import { SaveButton } from '#ui/SaveButton.js';
import { StickyActions } from '#ui/StickyActions.js';
import { TextArea } from '#ui/TextField.js';
import { cardSentence } from '../card-words.js';
import { cardPath } from '../paths.js';
import {
  EARLIER_TETANUS,
  PREGNANCY_ENDS,
  type PregnancyEndKind,
  type PregnancyForm,
  type PregnancyValues,
} from '../pregnancy-form.js';
import { FormNote, SaveFailure } from './FormNotes.js';

export interface PregnancyScreenProps {
  form: PregnancyForm;
  vaccineName: (code: string) => string;
  backHref: string;
  onSaved: () => void;
  onEnd: (outcome: PregnancyEndKind) => void;
}

export function PregnancyScreen(props: PregnancyScreenProps) {
  const { form } = props;
  const { person } = form.record;
  const page = useRef<HTMLDivElement>(null);
  const save = async (): Promise<void> => {
    const outcome = await form.save();
    if (outcome.kind === 'saved') props.onSaved();
    if (outcome.kind === 'incomplete' && page.current) focusFirstFailure(page.current, form.failures.value);
  };
  return (
    <Page
      header={
        <HeaderBar
          title={person.name}
          subtitle={<Dots items={[t('vaccines.pregnancyTitle'), ageWords(person.birthDate, form.today)]} />}
          backHref={props.backHref}
        />
      }
      foot={
        <StickyActions note={<FormNote draft={form.draft} failures={form.failures} />}>
          <SaveButton saving={form.saving} busyText={t('vaccines.saving')} onPress={() => void save()}>
            {form.open ? t('vaccines.savePregnancyChange') : t('vaccines.savePregnancy')}
          </SaveButton>
        </StickyActions>
      }
    >
      <div ref={page}>
        <Stack gap="l">
          <Standing {...props} />
          <Questions form={form} />
          <SaveFailure failure={form.failure} />
          {form.open && <Ends {...props} />}
        </Stack>
      </div>
    </Page>
  );
}

function Standing({ form, vaccineName }: PregnancyScreenProps) {
  const { open, record } = form;
  if (!open) return <Notice title={t('vaccines.pregnancyNone')} why={t('vaccines.pregnancyNoneWhy')} />;
  return (
    <Notice
      meaning="due"
      title={t('vaccines.pregnancySince', { date: formatLocalDate(open.registeredOn) })}
      why={record.judged && cardSentence(record.judged.card, form.today, vaccineName)}
      actions={
        <LinkButton icon="syringe" href={cardPath(record.person._id)}>
          {t('vaccines.toCard')}
        </LinkButton>
      }
    />
  );
}

function Questions({ form }: { form: PregnancyForm }) {
  const { expectedOn, earlierTetanus, note } = form.values.value;
  const error = (field: keyof PregnancyValues): string | undefined => {
    const failure = form.failures.value[field];
    if (!failure) return undefined;
    return failure.kind === 'text-too-long'
      ? t('vaccines.error.text-too-long', { limit: failure.limit })
      : t(`vaccines.error.${failure.kind}`);
  };
  return (
    <>
      <Question field="expectedOn">
        <DateField
          label={t('vaccines.expectedOn')}
          hint={t('vaccines.expectedOnHint')}
          optional
          value={expectedOn}
          onChange={(next) => form.set({ expectedOn: next })}
          error={error('expectedOn')}
        />
      </Question>
      <ChoiceField
        label={t('vaccines.earlierTetanus')}
        hint={t('vaccines.earlierTetanusHint')}
        choices={EARLIER_TETANUS.map((value) => ({ value, label: t(`vaccines.tetanus.${value}`) }))}
        value={earlierTetanus}
        onChange={(next) => form.set({ earlierTetanus: next })}
      />
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

function Ends({ onEnd }: PregnancyScreenProps) {
  return (
    <Section title={t('vaccines.pregnancyEnds')}>
      <Row>
        {PREGNANCY_ENDS.map((outcome) => (
          <Button key={outcome} onPress={() => onEnd(outcome)}>
            {t(`vaccines.pregnancyEnd.${outcome}`)}
          </Button>
        ))}
      </Row>
    </Section>
  );
}
