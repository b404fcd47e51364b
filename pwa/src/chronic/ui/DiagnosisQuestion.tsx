// Which register, and the diagnosis by its code: each proposes the other.

import { registersForDiagnosis } from '@tram/shared-schema/chronic/register-of.js';
import { REGISTERS } from '@tram/shared-schema/chronic/registers.table.js';
import { useEffect } from 'preact/hooks';
import type { DiagnosisSearch, FoundDiagnosis } from '#encounters/find-diagnosis.js';
import { t } from '#text/text.js';
import { ComboSearch, type ComboOption } from '#ui/ComboSearch.js';
import { Question, type Fix } from '#ui/Question.js';
import { SelectField } from '#ui/SelectField.js';
import { inWords } from '../chronic-words.js';
import type { EnrolmentForm } from '../enrol/open-enrolment.js';
import { failureOf } from './form-answer.js';

const nameOf = ({ form, words }: (typeof REGISTERS)[number]): string =>
  t('chronic.registerName', { form, name: inWords(words) });

export function RegisterQuestion({ form }: { form: EnrolmentForm }) {
  const { register } = form.values.value;
  if (form.standing) return null;
  const free = REGISTERS.filter(({ code }) => !form.taken.includes(code));
  return (
    <Question field="register">
      <SelectField
        label={t('chronic.enrol.register')}
        choices={free.map((row) => ({ value: row.code, label: nameOf(row) }))}
        value={register === '' ? undefined : register}
        onChange={(code) => form.set({ register: code ?? '' })}
        error={failureOf(form, 'register')}
      />
    </Question>
  );
}

const optionOf = (found: FoundDiagnosis): ComboOption<FoundDiagnosis> => ({
  key: found.code,
  label: `${found.code} · ${found.display}`,
  ...(found.english !== '' && { detail: found.english }),
  value: found,
});

export function DiagnosisQuestion({ form, search }: { form: EnrolmentForm; search: DiagnosisSearch }) {
  useEffect(() => void search.prepare(), [search]);
  const { diagnosisCode: code, diagnosisDisplay: display, register } = form.values.value;
  const proposed = registersForDiagnosis(code).find((row) => row.code !== register);
  const mayPropose = code !== '' && !form.standing && proposed && !form.taken.includes(proposed.code);
  const fix: Fix | undefined =
    mayPropose && !registersForDiagnosis(code).some((row) => row.code === register)
      ? {
          label: t('chronic.enrol.in', { register: nameOf(proposed) }),
          onPress: () => form.set({ register: proposed.code }),
        }
      : undefined;
  return (
    <Question field="diagnosisCode" fixes={[fix]}>
      <ComboSearch<FoundDiagnosis>
        label={t('chronic.enrol.diagnosis')}
        placeholder={t('encounters.diagnosisSearch')}
        optional
        search={(query) => {
          const found = search.find(query);
          return found instanceof Promise ? found.then((all) => all.map(optionOf)) : found.map(optionOf);
        }}
        chosen={
          code === ''
            ? undefined
            : {
                key: code,
                label: `${code} · ${display}`,
                value: { code, display, edition: form.values.value.diagnosisEdition, english: '' },
              }
        }
        onChoose={({ value }) =>
          form.set({
            diagnosisCode: value.code,
            diagnosisEdition: value.edition,
            diagnosisDisplay: value.display,
          })
        }
        onClear={() => form.set({ diagnosisCode: '', diagnosisEdition: '', diagnosisDisplay: '' })}
      />
    </Question>
  );
}
