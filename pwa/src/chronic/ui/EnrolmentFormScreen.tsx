// Putting somebody under care in a register: what they have, since when, what care aims at, and that they agreed.

import { COMPLICATIONS, RISK_FACTORS } from '@tram/shared-schema/chronic/symptoms.table.js';
import { askedIn } from '@tram/shared-schema/chronic/symptoms.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { DiagnosisSearch } from '#encounters/find-diagnosis.js';
import { t } from '#text/text.js';
import { ChoiceField, MultiChoiceField } from '#ui/ChoiceField.js';
import { DateField } from '#ui/DateField.js';
import { Section, Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import { Question } from '#ui/Question.js';
import { TextArea, TextField } from '#ui/TextField.js';
import { STANDINGS, CONSENT_HOW } from '../enrol/enrolment-values.js';
import type { EnrolmentForm } from '../enrol/open-enrolment.js';
import { choicesOf } from './AskedQuestions.js';
import { CareFormPage } from './CareFormPage.js';
import { DiagnosisQuestion, RegisterQuestion } from './DiagnosisQuestion.js';
import { answerOf, failureOf } from './form-answer.js';
import { MedicineQuestions } from './MedicineQuestions.js';
import { RiskQuestions } from './RiskQuestions.js';
import { TargetQuestions } from './TargetQuestions.js';

export interface EnrolmentFormScreenProps {
  form: EnrolmentForm;
  diagnoses: DiagnosisSearch;
  today: LocalDate;
  backHref: string;
  onSaved: () => void;
  onDiscard: () => void;
}

export function EnrolmentFormScreen({ form, diagnoses, ...rest }: EnrolmentFormScreenProps) {
  const { standing } = form;
  const { register } = form.values.value;
  const registers = [register];
  return (
    <CareFormPage
      {...rest}
      form={form}
      person={form.person}
      title={standing ? t('chronic.enrol.changeTitle') : t('chronic.enrol.title')}
      saveLabel={standing ? t('chronic.enrol.saveChanges') : t('chronic.enrol.save')}
    >
      <RegisterQuestion form={form} />
      {standing && <StandingQuestion form={form} />}
      <DiagnosisQuestion form={form} search={diagnoses} />
      <Question field="diagnosedOn">
        <DateField
          {...answerOf(form, 'diagnosedOn')}
          label={t('chronic.enrol.diagnosedOn')}
          hint={t('chronic.enrol.diagnosedOnHint')}
          optional
        />
      </Question>
      <Question field="diagnosedAt">
        <TextField {...answerOf(form, 'diagnosedAt')} label={t('chronic.enrol.diagnosedAt')} optional />
      </Question>
      <Question field="enrolledOn">
        <DateField {...answerOf(form, 'enrolledOn')} label={t('chronic.enrol.enrolledOn')} />
      </Question>
      <MultiChoiceField
        label={t('chronic.enrol.riskFactors')}
        optional
        choices={choicesOf(askedIn(RISK_FACTORS, registers))}
        values={form.values.value.riskFactors}
        onChange={(riskFactors) => form.set({ riskFactors })}
      />
      <MultiChoiceField
        label={t('chronic.enrol.complications')}
        optional
        choices={choicesOf(askedIn(COMPLICATIONS, registers))}
        values={form.values.value.complications}
        onChange={(complications) => form.set({ complications })}
      />
      <TargetQuestions form={form} />
      <RiskQuestions form={form} />
      <MedicineQuestions form={form} title={t('chronic.enrol.medicines')} registers={registers} before={[]} />
      <ConsentQuestion form={form} />
      <Question field="note">
        <TextArea {...answerOf(form, 'note')} label={t('chronic.note')} rows={2} />
      </Question>
    </CareFormPage>
  );
}

function StandingQuestion({ form }: { form: EnrolmentForm }) {
  const { standing } = form.values.value;
  return (
    <Question field="standingOn">
      <Stack>
        <ChoiceField
          label={t('chronic.standing')}
          choices={STANDINGS.map((value) => ({ value, label: t(`chronic.standing.${value}`) }))}
          value={STANDINGS.find((value) => value === standing)}
          onChange={(value) => form.set({ standing: value })}
        />
        {standing !== 'under-care' && (
          <DateField
            {...answerOf(form, 'standingOn')}
            label={t('chronic.standingOn')}
            hint={t('chronic.standingOnHint')}
          />
        )}
      </Stack>
    </Question>
  );
}

/** Never chosen beforehand; a refusal is kept and keeps nobody from care. */
function ConsentQuestion({ form }: { form: EnrolmentForm }) {
  const { consent, consentHow } = form.values.value;
  return (
    <Section title={t('chronic.consent')}>
      <Question field="consent">
        <ChoiceField
          label={t('chronic.consent.question')}
          choices={(['yes', 'no'] as const).map((value) => ({ value, label: t(`chronic.consent.${value}`) }))}
          value={consent === 'yes' || consent === 'no' ? consent : undefined}
          onChange={(value) => form.set({ consent: value })}
          error={failureOf(form, 'consent')}
        />
        {consent === 'no' && <Notice title={t('chronic.consent.refused')} />}
        {consent === 'yes' && (
          <ChoiceField
            label={t('chronic.consent.how')}
            choices={CONSENT_HOW.map((value) => ({ value, label: t(`chronic.consent.${value}`) }))}
            value={CONSENT_HOW.find((value) => value === consentHow)}
            onChange={(value) => form.set({ consentHow: value })}
          />
        )}
      </Question>
    </Section>
  );
}
