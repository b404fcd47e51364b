// The screening form: two readings of the pressure, glucose and the body, and what they say so far.

import { formatLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import { t } from '#text/text.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { DateField } from '#ui/DateField.js';
import { Fold } from '#ui/Fold.js';
import { Notice } from '#ui/Notice.js';
import { Question } from '#ui/Question.js';
import { TextArea } from '#ui/TextField.js';
import { ageYearsOn } from '../person-care.js';
import { CONDITIONS } from '../screen/conditions.js';
import type { ScreeningForm } from '../screen/open-screening.js';
import { SCREENING_PLACES } from '../screen/screening-values.js';
import { SymptomsQuestion } from './AskedQuestions.js';
import { BodyQuestions } from './BodyQuestions.js';
import { CareFormPage } from './CareFormPage.js';
import { EmergencyQuestion } from './EmergencyQuestion.js';
import { answerOf } from './form-answer.js';
import { GlucoseQuestion } from './GlucoseQuestion.js';
import { ScreenedStates } from './ScreenedStates.js';
import { ArmAndPosition, PressureQuestions } from './PressureQuestions.js';
import styles from './Questions.module.css';

export interface ScreeningFormScreenProps {
  form: ScreeningForm;
  today: LocalDate;
  backHref: string;
  onSaved: () => void;
  onDiscard: () => void;
}

export function ScreeningFormScreen({ form, today, ...rest }: ScreeningFormScreenProps) {
  const { person, amends } = form;
  const last = form.before.find(({ pressureReadings = [] }) => pressureReadings.length > 0);
  const lastGlucose = form.before.find(({ glucose }) => glucose !== undefined);
  return (
    <CareFormPage
      {...rest}
      form={form}
      person={person}
      title={t('chronic.screen.title')}
      saveLabel={amends ? t('chronic.screen.saveAmended') : t('chronic.screen.save')}
      today={today}
      autoFocus={!amends}
    >
      {amends && <Notice title={t('chronic.amendNotice')} />}
      <PressureQuestions
        form={form}
        twice
        last={last?.pressureReadings && { readings: last.pressureReadings, on: formatLocalDate(last.on) }}
      />
      <GlucoseQuestion
        form={form}
        optional
        last={lastGlucose?.glucose && { glucose: lastGlucose.glucose, on: formatLocalDate(lastGlucose.on) }}
      />
      <ScreenedStates states={form.states.value} />
      <EmergencyQuestion form={form} emergencies={form.emergencies.value} toRefer={[]} />
      <SymptomsQuestion
        registers={CONDITIONS}
        chosen={form.values.value.symptoms}
        onChange={(symptoms) => form.set({ symptoms })}
      />
      <BodyQuestions form={form} sex={person.sex} ageYears={ageYearsOn(person.birthDate, today)} />
      <More form={form} />
    </CareFormPage>
  );
}

function More({ form }: { form: ScreeningForm }) {
  const { place } = form.values.value;
  return (
    <Fold title={t('chronic.screen.more')} summary={t('chronic.screen.moreSummary')}>
      <div class={styles.inside}>
        <ArmAndPosition form={form} />
        <ChoiceField
          label={t('chronic.visit.place')}
          choices={SCREENING_PLACES.map((value) => ({ value, label: t(`chronic.place.${value}`) }))}
          value={SCREENING_PLACES.find((value) => value === place)}
          onChange={(value) => form.set({ place: value })}
        />
        <Question field="occurredOn">
          <DateField {...answerOf(form, 'occurredOn')} label={t('chronic.screen.occurredOn')} />
        </Question>
        <Question field="note">
          <TextArea {...answerOf(form, 'note')} label={t('chronic.note')} rows={2} />
        </Question>
      </div>
    </Fold>
  );
}
