// The paper book copied: where it was read, then a row for each vaccine and a date for each dose that is missing.

import { useRef } from 'preact/hooks';
import type { Dose } from '@tram/shared-schema/immunisation/dose.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { ageWords } from '#people/person-words.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { DateField } from '#ui/DateField.js';
import { Dots } from '#ui/Dots.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Card, Page, Section, Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import { focusFirstFailure, Question } from '#ui/Question.js';
import { SaveButton } from '#ui/SaveButton.js';
import { SelectField } from '#ui/SelectField.js';
import { StickyActions } from '#ui/StickyActions.js';
import { TextField } from '#ui/TextField.js';
import { sourceWords } from '../entry-words.js';
import { HISTORY_SOURCES, type HistoryCell, type HistoryFailure } from '../history-form.js';
import type { HistoryFormModel } from '../history-form-model.js';
import { FormNote, SaveFailure } from './FormNotes.js';
import styles from './HistoryScreen.module.css';

export interface HistoryScreenProps {
  form: HistoryFormModel;
  rowName: (row: string) => string;
  vaccineName: (code: string) => string;
  vaccineCodes: readonly string[];
  today: LocalDate;
  backHref: string;
  onSaved: (doses: readonly Dose[]) => void;
  onDiscard: () => void;
}

const failureWords = (failure: HistoryFailure): string =>
  failure.kind === 'text-too-long'
    ? t('vaccines.error.text-too-long', { limit: failure.limit })
    : t(`vaccines.error.${failure.kind}`);

export function HistoryScreen(props: HistoryScreenProps) {
  const { form, today } = props;
  const { person } = form.record;
  const page = useRef<HTMLDivElement>(null);
  const save = async (): Promise<void> => {
    const outcome = await form.save();
    if (outcome.kind === 'saved') props.onSaved(outcome.value);
    if (outcome.kind === 'incomplete' && page.current) focusFirstFailure(page.current, form.failures.value);
  };
  const count = form.values.value.cells.filter(({ givenOn }) => givenOn.trim() !== '').length;
  return (
    <Page
      wide
      header={
        <HeaderBar
          title={person.name}
          subtitle={<Dots items={[t('vaccines.history'), ageWords(person.birthDate, today)]} />}
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
          <Whence form={form} />
          <BookRows {...props} />
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

function Whence({ form }: { form: HistoryFormModel }) {
  const { source, place } = form.values.value;
  const failure = form.failures.value['place'];
  return (
    <Stack>
      <ChoiceField
        label={t('vaccines.sourceQuestion')}
        choices={HISTORY_SOURCES.map((value) => ({ value, label: sourceWords(value) }))}
        value={source}
        onChange={(next) => form.set({ source: next })}
      />
      <Question field="place">
        <TextField
          label={t('vaccines.placeQuestion')}
          optional
          value={place}
          onChange={(next) => form.set({ place: next })}
          error={failure && failureWords(failure)}
        />
      </Question>
    </Stack>
  );
}

function BookRows({ form, rowName, vaccineName, vaccineCodes }: HistoryScreenProps) {
  const { cells } = form.values.value;
  const failure = form.failures.value['cells'];
  const rows = [...new Set(cells.map(({ row }) => row))];
  return (
    <Section title={t('vaccines.bookTitle')}>
      <Question field="cells">
        <Stack gap="s">
          <p>{t('vaccines.bookHint')}</p>
          {failure && <Notice meaning="stop" title={failureWords(failure)} live="polite" />}
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
        error={failure && failureWords(failure)}
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
