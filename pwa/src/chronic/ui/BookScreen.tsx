// A register of one year as the form has it: a row for each person, a column for each month. Printed on A4 across, and taken
// along as a table file.

import { CHRONIC_REPORT_DEADLINE } from '@tram/shared-schema/chronic/registers.table.js';
import type { RegisterBookRow } from '@tram/shared-schema/chronic/register-rows.js';
import type { RegisterRow } from '@tram/shared-schema/chronic/registers.table.js';
import { formatLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import { useState } from 'preact/hooks';
import type { DirectoryPerson } from '#people/person-directory.js';
import { t } from '#text/text.js';
import { afterPaint } from '#ui/after-paint.js';
import { Button, LinkButton } from '#ui/Button.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Row, Stack } from '#ui/Layout.js';
import { Progress } from '#ui/Progress.js';
import { SelectField } from '#ui/SelectField.js';
import { inWords } from '../chronic-words.js';
import { cohortPath } from '../paths.js';
import styles from './BookScreen.module.css';
import { BookTable } from './BookTable.js';
import { RegisterChoice } from './RegisterChoice.js';

export interface BookScreenProps {
  register: RegisterRow;
  year: number;
  asOf: LocalDate;
  rows: readonly RegisterBookRow[] | undefined;
  done: number;
  people: number;
  person: (personId: string) => DirectoryPerson | undefined;
  facility: string;
  backHref: string;
  onRegister: (code: string) => void;
  onYear: (year: number) => void;
  onPrint: () => void;
  onCsv: () => void;
}

/** Rows a screen draws at once; on paper all of them. */
const PAGE_ROWS = 50;
const YEARS_BACK = 3;

export function BookScreen(props: BookScreenProps) {
  const { register, year, asOf, rows } = props;
  const [shown, setShown] = useState(PAGE_ROWS);
  const thisYear = Number(asOf.slice(0, 4));
  const print = (): void => {
    setShown(Number.MAX_SAFE_INTEGER);
    afterPaint(props.onPrint);
  };
  const caption =
    rows &&
    t('chronic.books.caption', {
      form: register.form,
      name: inWords(register.words),
      year: String(year),
      people: rows.length,
      on: formatLocalDate(asOf),
    });
  return (
    <Page
      wide
      header={
        <div class={styles.onScreen}>
          <HeaderBar title={t('chronic.books.title')} backHref={props.backHref} />
        </div>
      }
    >
      <Stack>
        <div class={styles.onScreen}>
          <Stack>
            <div class={styles.choices}>
              <RegisterChoice register={register.code} onChange={props.onRegister} />
              <SelectField
                label={t('chronic.books.year')}
                choices={Array.from({ length: YEARS_BACK + 1 }, (_, back) => String(thisYear - back)).map(
                  (value) => ({ value, label: value }),
                )}
                value={String(year)}
                onChange={(value) => props.onYear(Number(value ?? thisYear))}
              />
            </div>
            <Row>
              <Button icon="printer" disabled={!rows || rows.length === 0} onPress={print}>
                {t('chronic.books.print')}
              </Button>
              <Button icon="file-down" disabled={!rows || rows.length === 0} onPress={props.onCsv}>
                {t('chronic.books.csv')}
              </Button>
              <LinkButton icon="chart-column" href={`${cohortPath()}?register=${register.code}`}>
                {t('chronic.books.cohort')}
              </LinkButton>
            </Row>
            <p class={styles.soft}>
              {t('chronic.books.deadline', { days: CHRONIC_REPORT_DEADLINE.workingDays })} ·{' '}
              {t('chronic.source', { source: register.source })}
            </p>
          </Stack>
        </div>
        {!rows && (
          <Progress
            label={t('chronic.books.making', { done: props.done })}
            done={props.done}
            total={props.people}
          />
        )}
        {rows?.length === 0 && (
          <EmptyState icon="book-open" title={t('chronic.books.empty', { year: String(year) })} />
        )}
        {rows && rows.length > 0 && caption && (
          <BookTable {...props} rows={rows} shown={shown} caption={caption} />
        )}
        {rows && rows.length > shown && (
          <div class={styles.onScreen}>
            <Button wide onPress={() => setShown(shown + PAGE_ROWS)}>
              {t('today.more', { count: rows.length - shown })}
            </Button>
          </div>
        )}
      </Stack>
    </Page>
  );
}
