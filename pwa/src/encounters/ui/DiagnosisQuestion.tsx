// Diagnoses: found by a few letters, several of them, one of which is the main one.

import type { Diagnosis } from '@tram/shared-schema/encounters/encounter.js';
import { useEffect } from 'preact/hooks';
import { t } from '#text/text.js';
import { Badge } from '#ui/Badge.js';
import { Button } from '#ui/Button.js';
import { ComboSearch, type ComboOption } from '#ui/ComboSearch.js';
import { Card, Row, Stack } from '#ui/Layout.js';
import { Question } from '#ui/Question.js';
import { VisuallyHidden } from '#ui/VisuallyHidden.js';
import { failureWords } from '../encounter-form-words.js';
import type { EncounterFormModel } from '../encounter-form-model.js';
import type { DiagnosisSearch, FoundDiagnosis, SearchedEdition } from '../find-diagnosis.js';
import styles from './DiagnosisQuestion.module.css';

export interface DiagnosisQuestionProps {
  form: EncounterFormModel;
  search: DiagnosisSearch;
}

export function DiagnosisQuestion({ form, search }: DiagnosisQuestionProps) {
  const { diagnoses } = form.values.value;
  const failure = form.failures.value.diagnoses;
  // The list is made ready while the first questions are answered.
  useEffect(() => void search.prepare(), [search]);
  return (
    <Question field="diagnoses">
      {diagnoses.map((diagnosis) => (
        <Chosen key={diagnosis.code} form={form} diagnosis={diagnosis} only={diagnoses.length === 1} />
      ))}
      <ComboSearch<FoundDiagnosis>
        label={diagnoses.length === 0 ? t('encounters.diagnoses') : t('encounters.otherDiagnosis')}
        placeholder={t('encounters.diagnosisSearch')}
        hint={hintFor(search.edition.value)}
        error={failure && failureWords('diagnoses', failure)}
        search={(query) => {
          const found = search.find(query);
          return found instanceof Promise ? found.then(optionsOf) : optionsOf(found);
        }}
        onChoose={({ value: { code, edition, display } }) => form.addDiagnosis({ code, edition, display })}
      />
    </Question>
  );
}

function hintFor(edition: SearchedEdition | undefined): string {
  if (!edition) return t('encounters.diagnosisHint');
  const note = edition.isSubset ? 'encounters.subsetNote' : 'encounters.editionNote';
  return `${t('encounters.diagnosisHint')} ${t(note, { edition: edition.name })}`;
}

const optionsOf = (found: readonly FoundDiagnosis[]) => found.map(optionOf);

function optionOf(found: FoundDiagnosis): ComboOption<FoundDiagnosis> {
  const { code, display, english } = found;
  return {
    key: code,
    label: `${code} · ${display}`,
    ...(english !== '' && { detail: english }),
    value: found,
  };
}

function Chosen({
  form,
  diagnosis,
  only,
}: {
  form: EncounterFormModel;
  diagnosis: Diagnosis;
  only: boolean;
}) {
  const { code, display, role } = diagnosis;
  const name = `${code} · ${display}`;
  return (
    <Card>
      <Stack gap="s">
        <p class={styles.name}>{name}</p>
        <Row>
          {role === 'main' && <Badge icon="check">{t('encounters.mainDiagnosis')}</Badge>}
          {role !== 'main' && !only && (
            <Button onPress={() => form.makeMain(code)}>{t('encounters.makeMain')}</Button>
          )}
          <Button kind="quiet" icon="x" onPress={() => form.dropDiagnosis(code)}>
            <span aria-hidden="true">{t('encounters.drop')}</span>
            <VisuallyHidden>{t('encounters.dropDiagnosis', { name })}</VisuallyHidden>
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}
