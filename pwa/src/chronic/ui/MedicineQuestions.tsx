// Medicines: those of last time with one tap, for so many days as the rule allows; others from the list or by name.

import { MEDICINES } from '@tram/shared-schema/chronic/medicines.table.js';
import type { Medicine } from '@tram/shared-schema/chronic/medicine.js';
import { parseDecimal } from '@tram/shared-schema/encounters/vitals.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { Row, Section, Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import { NumberField } from '#ui/NumberField.js';
import { Question } from '#ui/Question.js';
import { SelectField } from '#ui/SelectField.js';
import { TextField } from '#ui/TextField.js';
import { inWords, medicineWords } from '../chronic-words.js';
import { medicineValuesOf, type MedicineValues } from '../read-answers.js';
import { failureOf, type AskingForm } from './form-answer.js';
import styles from './Questions.module.css';

export interface MedicineQuestionsProps<V extends { medicines: readonly MedicineValues[] }> {
  form: AskingForm<V>;
  title: string;
  registers: readonly string[];
  before: readonly Medicine[];
  /** Absent where nothing is handed out: at enrolment medicines are only named. */
  maxDays?: number | undefined;
}

const MONTH_DAYS = 30;
const OTHER = 'other';

export function MedicineQuestions<V extends { medicines: readonly MedicineValues[] }>(
  props: MedicineQuestionsProps<V>,
) {
  const { form, before, maxDays, registers } = props;
  const { medicines } = form.values.value;
  const put = (next: readonly MedicineValues[]): void => form.set({ ...form.values.value, medicines: next });
  const change = (at: number, changes: Partial<MedicineValues>): void =>
    put(medicines.map((medicine, place) => (place === at ? { ...medicine, ...changes } : medicine)));
  const usualDays = maxDays === undefined ? '' : String(MONTH_DAYS);
  const carryOver = (): void => {
    const days = (medicine: Medicine): string =>
      maxDays === undefined ? '' : String(Math.min(medicine.days || MONTH_DAYS, maxDays));
    put(before.map((medicine) => ({ ...medicineValuesOf(medicine), days: days(medicine) })));
  };
  const add = (code: string | undefined): void => {
    if (code === undefined) return;
    const row = MEDICINES.find((one) => one.code === code);
    const name = row ? row.words.vi : '';
    const dose = { strength: '', perTime: '1', perDay: '1', days: usualDays, instructions: '' };
    put([...medicines, { code: row ? code : '', name, ...dose }]);
  };
  const listed = MEDICINES.filter((row) => row.registers.some((code) => registers.includes(code)));
  const offered = listed.length > 0 ? listed : MEDICINES;
  const error = failureOf(form, 'medicines');
  return (
    <Section title={props.title}>
      <Question field="medicines">
        <Stack>
          {before.length > 0 && medicines.length === 0 && (
            <Button icon="pill" wide onPress={carryOver}>
              {t('chronic.medicine.asBefore', { what: before.map(medicineWords).join('; ') })}
            </Button>
          )}
          {error !== undefined && <Notice meaning="stop" live="polite" title={error} />}
          {medicines.length > 0 && maxDays !== undefined && (
            <SupplyDays medicines={medicines} maxDays={maxDays} onChange={put} />
          )}
          {medicines.map((medicine, at) => (
            <MedicineRow
              key={at}
              medicine={medicine}
              withDays={maxDays !== undefined}
              maxDays={maxDays}
              onChange={(changes) => change(at, changes)}
              onDrop={() => put(medicines.filter((_, place) => place !== at))}
            />
          ))}
          <SelectField
            label={t('chronic.medicine.add')}
            optional
            choices={[
              ...offered.map(({ code, words }) => ({ value: code, label: inWords(words) })),
              { value: OTHER, label: t('chronic.medicine.other') },
            ]}
            value={undefined}
            onChange={add}
          />
        </Stack>
      </Question>
    </Section>
  );
}

interface SupplyDaysProps {
  medicines: readonly MedicineValues[];
  maxDays: number;
  onChange: (medicines: readonly MedicineValues[]) => void;
}

/** One tap for all of them. */
function SupplyDays({ medicines, maxDays, onChange }: SupplyDaysProps) {
  const choices = [MONTH_DAYS, 60, 90].filter((days) => days <= maxDays).map(String);
  const all = medicines.every(({ days }) => days === medicines[0]?.days) ? medicines[0]?.days : undefined;
  return (
    <ChoiceField
      label={t('chronic.medicine.supply')}
      hint={t('chronic.medicine.supplyHint', { days: maxDays })}
      choices={choices.map((value) => ({ value, label: t('chronic.medicine.days', { days: value }) }))}
      value={choices.find((days) => days === all)}
      onChange={(days) => onChange(medicines.map((medicine) => ({ ...medicine, days })))}
    />
  );
}

interface MedicineRowProps {
  medicine: MedicineValues;
  withDays: boolean;
  maxDays: number | undefined;
  onChange: (changes: Partial<MedicineValues>) => void;
  onDrop: () => void;
}

function MedicineRow({ medicine, withDays, maxDays, onChange, onDrop }: MedicineRowProps) {
  const days = parseDecimal(medicine.days);
  const isLong = maxDays !== undefined && days.ok && days.value > maxDays;
  return (
    <div class={styles.medicine} role="group" aria-label={medicine.name || t('chronic.medicine.other')}>
      {medicine.code === '' ? (
        <TextField
          label={t('chronic.medicine.name')}
          value={medicine.name}
          onChange={(name) => onChange({ name })}
        />
      ) : (
        <strong>{medicine.name}</strong>
      )}
      <div class={styles.doses}>
        <TextField
          label={t('chronic.medicine.strength')}
          value={medicine.strength}
          onChange={(strength) => onChange({ strength })}
        />
        <NumberField
          label={t('chronic.medicine.perTime')}
          value={medicine.perTime}
          onChange={(perTime) => onChange({ perTime })}
        />
        <NumberField
          label={t('chronic.medicine.timesPerDay')}
          whole
          value={medicine.perDay}
          onChange={(perDay) => onChange({ perDay })}
        />
        {withDays && (
          <NumberField
            label={t('chronic.medicine.daysOf')}
            whole
            value={medicine.days}
            onChange={(text) => onChange({ days: text })}
            warning={isLong ? t('chronic.medicine.tooLong', { days: maxDays }) : undefined}
          />
        )}
      </div>
      <Row>
        <Button kind="quiet" icon="x" onPress={onDrop}>
          {t('chronic.medicine.drop', { name: medicine.name || t('chronic.medicine.other') })}
        </Button>
      </Row>
    </div>
  );
}
