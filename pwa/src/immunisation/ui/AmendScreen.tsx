// The form that corrects one dose.

import { useRef } from 'preact/hooks';
import type { Dose } from '@tram/shared-schema/immunisation/dose.js';
import { t } from '#text/text.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { DateField } from '#ui/DateField.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import { focusFirstFailure, Question } from '#ui/Question.js';
import { SaveButton } from '#ui/SaveButton.js';
import { SelectField } from '#ui/SelectField.js';
import { StickyActions } from '#ui/StickyActions.js';
import { TextArea, TextField } from '#ui/TextField.js';
import type { AmendField, AmendForm } from '../amend-form.js';
import { siteWords } from '../give-words.js';
import { FormNote, SaveFailure } from './FormNotes.js';

export interface AmendScreenProps {
  form: AmendForm;
  vaccineName: (code: string) => string;
  vaccineCodes: readonly string[];
  backHref: string;
  onSaved: (dose: Dose) => void;
}

const SITES = ['left-arm', 'right-arm', 'left-thigh', 'right-thigh', 'mouth', 'other'];

export function AmendScreen(props: AmendScreenProps) {
  const { form } = props;
  const page = useRef<HTMLDivElement>(null);
  const save = async (): Promise<void> => {
    const outcome = await form.save();
    if (outcome.kind === 'saved') props.onSaved(outcome.value);
    if (outcome.kind === 'incomplete' && page.current) focusFirstFailure(page.current, form.failures.value);
  };
  return (
    <Page
      header={
        <HeaderBar title={form.person.name} subtitle={t('vaccines.amendTitle')} backHref={props.backHref} />
      }
      foot={
        <StickyActions note={<FormNote draft={form.draft} failures={form.failures} />}>
          <SaveButton saving={form.saving} busyText={t('vaccines.saving')} onPress={() => void save()}>
            {t('vaccines.saveAmended')}
          </SaveButton>
        </StickyActions>
      }
    >
      <div ref={page}>
        <Stack gap="l">
          <Notice title={t('vaccines.amendNotice')} />
          <AmendQuestions {...props} />
          <SaveFailure failure={form.failure} />
        </Stack>
      </div>
    </Page>
  );
}

function AmendQuestions({ form, vaccineName, vaccineCodes }: AmendScreenProps) {
  const { source } = form.dose;
  const values = form.values.value;
  const answer = (field: AmendField) => {
    const failure = form.failures.value[field];
    return {
      value: values[field],
      onChange: (text: string) => form.set({ [field]: text }),
      error:
        failure &&
        (failure.kind === 'text-too-long'
          ? t('vaccines.error.text-too-long', { limit: failure.limit })
          : t(`vaccines.error.${failure.kind}`)),
    };
  };
  return (
    <>
      <SelectField
        label={t('vaccines.vaccine')}
        choices={vaccineCodes.map((value) => ({ value, label: vaccineName(value) }))}
        value={values.vaccineCode}
        onChange={(vaccineCode) => {
          if (vaccineCode !== undefined) form.set({ vaccineCode });
        }}
      />
      <Question field="givenOn">
        <DateField label={t('vaccines.givenOn')} {...answer('givenOn')} />
      </Question>
      <Question field="lotNumber">
        <TextField label={t('vaccines.lotNumber')} optional {...answer('lotNumber')} />
      </Question>
      {source === 'given-here' ? (
        <>
          <Question field="expiresOn">
            <DateField label={t('vaccines.lotExpiry')} optional {...answer('expiresOn')} />
          </Question>
          <ChoiceField
            label={t('vaccines.siteLabel')}
            choices={SITES.map((value) => ({ value, label: siteWords(value) }))}
            value={values.bodySite}
            onChange={(bodySite) => form.set({ bodySite })}
          />
        </>
      ) : (
        <Question field="givenAtPlace">
          <TextField label={t('vaccines.placeQuestion')} optional {...answer('givenAtPlace')} />
        </Question>
      )}
      <Question field="note">
        <TextArea label={t('vaccines.note')} optional rows={2} {...answer('note')} />
      </Question>
    </>
  );
}
