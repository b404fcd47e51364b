// The form of a visit: asked and measured once, every vaccine a tap, all doses saved together.

import type { Dose } from '@tram/shared-schema/immunisation/dose.js';
import { useRef } from 'preact/hooks';
import { ageWords, sexWord } from '#people/person-words.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Dots } from '#ui/Dots.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Section, Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import { focusFirstFailure, Question } from '#ui/Question.js';
import { SaveButton } from '#ui/SaveButton.js';
import { SelectField } from '#ui/SelectField.js';
import { StickyActions } from '#ui/StickyActions.js';
import type { GiveFormModel } from '../give-form-model.js';
import { giveFailureWords } from '../give-words.js';
import type { DecisionStart } from '../decision-start.js';
import { DoseQuestion } from './DoseQuestion.js';
import { FindingNotices } from './FindingNotices.js';
import { BirthNotice } from './BirthNotice.js';
import { FormNote, SaveFailure } from './FormNotes.js';
import { ScreeningQuestions } from './ScreeningQuestions.js';

export interface GiveScreenProps {
  form: GiveFormModel;
  vaccineName: (code: string) => string;
  vaccineCodes: readonly string[];
  giverName: string | undefined;
  backHref: string;
  onSaved: (doses: readonly Dose[]) => void;
  onDecide: (start: DecisionStart) => void;
  onDiscard: () => void;
}

export function GiveScreen(props: GiveScreenProps) {
  const { form } = props;
  const { person } = form.record;
  const page = useRef<HTMLDivElement>(null);
  const save = async (): Promise<void> => {
    const outcome = await form.save();
    if (outcome.kind === 'saved') props.onSaved(outcome.value);
    if (outcome.kind === 'incomplete' && page.current) focusFirstFailure(page.current, form.failures.value);
  };
  const count = form.values.value.doses.filter(({ chosen }) => chosen).length;
  return (
    <Page
      header={
        <HeaderBar
          title={person.name}
          subtitle={
            <Dots
              items={[t('vaccines.giveTitle'), ageWords(person.birthDate, form.today), sexWord(person.sex)]}
            />
          }
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
          {person.allergies !== undefined && (
            <Notice meaning="stop" title={t('people.allergyTitle', { what: person.allergies })} />
          )}
          <BirthNotice record={form.record} />
          <ScreeningQuestions form={form} />
          <FindingNotices form={form} onDecide={props.onDecide} />
          <TodaysVaccines {...props} />
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

function TodaysVaccines({ form, vaccineName, vaccineCodes, giverName }: GiveScreenProps) {
  const { doses } = form.values.value;
  const failure = form.failures.value['vaccines'];
  const others = vaccineCodes.filter((code) => !doses.some(({ vaccineCode }) => vaccineCode === code));
  return (
    <Section title={t('vaccines.todaysVaccines')}>
      <Question field="vaccines">
        <Stack gap="s">
          {doses.length === 0 && <p>{t('vaccines.nothingDue')}</p>}
          {failure && <Notice meaning="stop" title={giveFailureWords(failure)} live="polite" />}
          {doses.map((dose) => (
            <DoseQuestion
              key={dose.id}
              form={form}
              dose={dose}
              vaccineName={vaccineName(dose.vaccineCode)}
              giverName={giverName}
            />
          ))}
          <SelectField
            label={t('vaccines.addVaccine')}
            optional
            choices={others.map((value) => ({ value, label: vaccineName(value) }))}
            value={undefined}
            onChange={(code) => {
              if (code !== undefined) form.addVaccine(code);
            }}
          />
        </Stack>
      </Question>
    </Section>
  );
}
