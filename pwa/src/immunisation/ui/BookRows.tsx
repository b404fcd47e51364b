// The rows of the paper book: a vaccine each, with a date for every dose that is missing.

import { t } from '#text/text.js';
import { DateField } from '#ui/DateField.js';
import { Card, Section, Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import { Question } from '#ui/Question.js';
import { SelectField } from '#ui/SelectField.js';
import { TextField } from '#ui/TextField.js';
import type { HistoryCell, HistoryFailure } from '../history-form.js';
import type { HistoryFormModel } from '../history-form-model.js';
import styles from './BookRows.module.css';

export interface BookRowsProps {
  form: HistoryFormModel;
  rowName: (row: string) => string;
  vaccineName: (code: string) => string;
  vaccineCodes: readonly string[];
}

export const historyFailureWords = (failure: HistoryFailure): string =>
  failure.kind === 'text-too-long'
    ? t('vaccines.error.text-too-long', { limit: failure.limit })
    : t(`vaccines.error.${failure.kind}`);

export function BookRows({ form, rowName, vaccineName, vaccineCodes }: BookRowsProps) {
  const { cells } = form.values.value;
  const failure = form.failures.value['cells'];
  const rows = [...new Set(cells.map(({ row }) => row))];
  return (
    <Section title={t('vaccines.bookTitle')}>
      <Question field="cells">
        <Stack gap="s">
          <p>{t('vaccines.bookHint')}</p>
          {failure && <Notice meaning="stop" title={historyFailureWords(failure)} live="polite" />}
          {rows.map((row) => (
            <BookRow
              key={row}
              form={form}
              title={rowName(row)}
              cells={cells.filter((cell) => cell.row === row)}
              vaccineCodes={form.rows.find((one) => one.row === row)?.vaccineCodes ?? []}
              vaccineName={vaccineName}
            />
          ))}
          <SelectField
            label={t('vaccines.addVaccine')}
            optional
            choices={vaccineCodes.map((value) => ({ value, label: vaccineName(value) }))}
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

interface BookRowProps {
  form: HistoryFormModel;
  title: string;
  cells: readonly HistoryCell[];
  vaccineCodes: readonly string[];
  vaccineName: (code: string) => string;
}

function BookRow({ form, title, cells, vaccineCodes, vaccineName }: BookRowProps) {
  return (
    <Card>
      <fieldset class={styles.row}>
        <legend class={styles.title}>{title}</legend>
        <div class={styles.cells}>
          {cells.map((cell) => (
            <BookCell
              key={cell.id}
              form={form}
              cell={cell}
              vaccineCodes={vaccineCodes}
              vaccineName={vaccineName}
            />
          ))}
        </div>
      </fieldset>
    </Card>
  );
}

/** The lot and another product are asked once there is a day. */
function BookCell({
  form,
  cell,
  vaccineCodes,
  vaccineName,
}: Omit<BookRowProps, 'title' | 'cells'> & { cell: HistoryCell }) {
  const failure = form.failures.value[cell.id];
  return (
    <Question field={cell.id}>
      <DateField
        label={t('vaccines.doseNumber', { number: cell.number })}
        value={cell.givenOn}
        onChange={(givenOn) => form.change(cell.id, { givenOn })}
        error={failure && historyFailureWords(failure)}
      />
      {cell.givenOn.trim() !== '' && (
        <>
          {vaccineCodes.length > 1 && (
            <SelectField
              label={t('vaccines.vaccine')}
              choices={vaccineCodes.map((value) => ({ value, label: vaccineName(value) }))}
              value={cell.vaccineCode}
              onChange={(vaccineCode) => {
                if (vaccineCode !== undefined) form.change(cell.id, { vaccineCode });
              }}
            />
          )}
          <TextField
            label={t('vaccines.lotNumber')}
            optional
            value={cell.lotNumber}
            onChange={(lotNumber) => form.change(cell.id, { lotNumber })}
          />
        </>
      )}
    </Question>
  );
}
