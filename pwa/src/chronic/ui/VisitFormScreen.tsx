// The follow-up form: a routine visit is a pressure, a tap for the medicines and a tap to save; all else is one fold away.

import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import { formatLocalDate, localDateAt, type LocalDate } from '@tram/shared-schema/local-date.js';
import { t } from '#text/text.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { DateField } from '#ui/DateField.js';
import { Fold } from '#ui/Fold.js';
import { Notice } from '#ui/Notice.js';
import { Question } from '#ui/Question.js';
import { TextArea } from '#ui/TextField.js';
import { ageYearsOn } from '../person-care.js';
import { registerNames } from '../chronic-words.js';
import type { VisitForm } from '../visit/open-visit.js';
import { asksFor } from '../visit/visit-context.js';
import { PLACES } from '../visit/visit-values.js';
import {
  AdherenceQuestion,
  RegisterMeasures,
  RegistersQuestion,
  SideEffectsQuestion,
  SymptomsQuestion,
} from './AskedQuestions.js';
import { BodyQuestions } from './BodyQuestions.js';
import { CareFormPage } from './CareFormPage.js';
import { EmergencyQuestion } from './EmergencyQuestion.js';
import { answerOf } from './form-answer.js';
import { GlucoseQuestion } from './GlucoseQuestion.js';
import { LastVisit } from './LastVisit.js';
import { MedicineQuestions } from './MedicineQuestions.js';
import { ArmAndPosition, PressureQuestions } from './PressureQuestions.js';
import { VerdictLine } from './VerdictLine.js';
import styles from './Questions.module.css';

export interface VisitFormScreenProps {
  form: VisitForm;
  today: LocalDate;
  backHref: string;
  onSaved: () => void;
  onDiscard: () => void;
}

export function VisitFormScreen({ form, today, backHref, onSaved, onDiscard }: VisitFormScreenProps) {
  const { context, amends } = form;
  const { person, last } = context;
  const lastOn = last && formatLocalDate(localDateAt(epochMsOf(last.occurredAt)));
  const isReferred = form.values.value.emergency === 'referred';
  const saveLabel = amends ? t('chronic.visit.saveAmended') : t('chronic.visit.save');
  return (
    <CareFormPage
      form={form}
      person={person}
      title={t('chronic.visit.title', { registers: registerNames(form.values.value.registers) })}
      saveLabel={isReferred ? t('chronic.visit.saveReferred') : saveLabel}
      today={today}
      backHref={backHref}
      autoFocus={!amends}
      onSaved={onSaved}
      onDiscard={onDiscard}
    >
      {amends && <Notice title={t('chronic.amendNotice')} />}
      <LastVisit last={last} />
      <PressureQuestions
        form={form}
        last={
          last?.pressureReadings && lastOn !== undefined
            ? { readings: last.pressureReadings, on: lastOn }
            : undefined
        }
        twice={false}
      />
      <Measured form={form} lastOn={lastOn} />
      <VerdictLine form={form} />
      <Emergency form={form} />
      <MedicineQuestions
        form={form}
        title={t('chronic.medicine.title')}
        registers={form.values.value.registers}
        before={context.medicinesBefore}
        maxDays={context.maxDays}
      />
      <AdherenceQuestion form={form} />
      <SymptomsQuestion
        registers={form.values.value.registers}
        chosen={form.values.value.symptoms}
        onChange={(symptoms) => form.set({ symptoms })}
      />
      <SideEffectsQuestion form={form} />
      <NextVisitQuestion form={form} />
      <More form={form} today={today} />
    </CareFormPage>
  );
}

function Measured({ form, lastOn }: { form: VisitForm; lastOn: string | undefined }) {
  const { registers } = form.values.value;
  const glucose = form.context.last?.glucose;
  const asks = asksFor(registers, 'glucose');
  const question = (
    <GlucoseQuestion
      form={form}
      last={glucose && lastOn !== undefined ? { glucose, on: lastOn } : undefined}
      optional={!asks}
    />
  );
  return (
    <>
      <RegistersQuestion form={form} />
      {asks ? (
        question
      ) : (
        <Fold title={t('chronic.glucose')}>
          <div class={styles.inside}>{question}</div>
        </Fold>
      )}
      <RegisterMeasures form={form} />
    </>
  );
}

function Emergency({ form }: { form: VisitForm }) {
  const { emergencies, toRefer } = form.judgement.value;
  return <EmergencyQuestion form={form} emergencies={emergencies} toRefer={toRefer} />;
}

function NextVisitQuestion({ form }: { form: VisitForm }) {
  const { nextOn } = form.judgement.value;
  const answer = answerOf(form, 'nextOn');
  const proposed = formatLocalDate(nextOn);
  return (
    <Question
      field="nextOn"
      fixes={[
        answer.value === '' || answer.value === proposed
          ? undefined
          : { label: t('chronic.visit.asProposed', { on: proposed }), onPress: () => answer.onChange('') },
      ]}
    >
      <DateField
        {...answer}
        // Shown as it will be saved; typing over it is choosing another day.
        value={answer.value === '' ? proposed : answer.value}
        label={t('chronic.visit.nextOn')}
        hint={answer.value === '' ? t('chronic.visit.proposed') : undefined}
        onBlur={() => form.leave('nextOn')}
      />
    </Question>
  );
}

function More({ form, today }: { form: VisitForm; today: LocalDate }) {
  const { person } = form.context;
  const { place } = form.values.value;
  return (
    <Fold title={t('chronic.visit.more')} summary={t('chronic.visit.moreSummary')}>
      <div class={styles.inside}>
        <BodyQuestions form={form} sex={person.sex} ageYears={ageYearsOn(person.birthDate, today)} />
        <ArmAndPosition form={form} />
        <ChoiceField
          label={t('chronic.visit.place')}
          choices={PLACES.map((value) => ({ value, label: t(`chronic.place.${value}`) }))}
          value={PLACES.find((value) => value === place)}
          onChange={(value) => form.set({ place: value })}
        />
        <Question field="occurredOn">
          <DateField {...answerOf(form, 'occurredOn')} label={t('chronic.visit.occurredOn')} />
        </Question>
        <Question field="advice">
          <TextArea
            {...answerOf(form, 'advice')}
            label={t('chronic.visit.advice')}
            hint={t('chronic.visit.adviceHint')}
          />
        </Question>
      </div>
    </Fold>
  );
}
