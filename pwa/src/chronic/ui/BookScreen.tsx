// A register of one year as the form has it: a row for each person, and of each month the form's columns. Printed across, and
// taken along as a table file.

import { CHRONIC_REPORT_DEADLINE } from '@tram/shared-schema/chronic/registers.table.js';
import type { MonthCount } from '@tram/shared-schema/chronic/register-rows.js';
import type { RegisterRow } from '@tram/shared-schema/chronic/registers.table.js';
import type { RegisterSheet } from '@tram/shared-schema/exchange/register-sheet.js';
import { formatLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import { useCallback, useState } from 'preact/hooks';
import { t } from '#text/text.js';
import { Button, LinkButton } from '#ui/Button.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Row, Stack } from '#ui/Layout.js';
import { Progress } from '#ui/Progress.js';
import { SelectField } from '#ui/SelectField.js';
import { inWords } from '../chronic-words.js';
import { cohortPath } from '../paths.js';
import { monthSpans } from '../registers/paper-parts.js';
import { BookPaper } from './BookPaper.js';
import styles from './BookScreen.module.css';
import { BookTable } from './BookTable.js';
import { PrintChoice, WHOLE_YEAR, type PrintWish } from './PrintChoice.js';
import { RegisterChoice } from './RegisterChoice.js';

export interface BookScreenProps {
  register: RegisterRow;
  year: number;
  asOf: LocalDate;
  sheet: RegisterSheet | undefined;
  counts: readonly MonthCount[];
  done: number;
  people: number;
  backHref: string;
  onRegister: (code: string) => void;
  onYear: (year: number) => void;
  onPrint: () => void;
  onCsv: () => void;
}

/** Rows a screen draws at once; on paper all of them. */
const PAGE_ROWS = 30;
const YEARS_BACK = 3;
const PEOPLE = 'people';

export function BookScreen(props: BookScreenProps) {
  const { register, year, asOf, sheet, counts, onPrint } = props;
  const thisYear = Number(asOf.slice(0, 4));
  const [shown, setShown] = useState(PAGE_ROWS);
  const [chosen, setMonth] = useState<string>();
  const [wish, setWish] = useState<PrintWish>({ paper: 'A4', months: WHOLE_YEAR });
  const [printing, setPrinting] = useState({ turn: 0, isOn: false });
  const print = (): void => setPrinting(({ turn }) => ({ turn: turn + 1, isOn: true }));
  const printed = useCallback(() => setPrinting(({ turn }) => ({ turn, isOn: false })), []);
  const current = year === thisYear ? String(Number(asOf.slice(5, 7)) - 1) : PEOPLE;
  const month = chosen ?? current;
  const spans = monthSpans(register.columns.length, wish.paper);
  const isEmpty = !sheet || sheet.size === 0;
  const caption = t('chronic.books.caption', {
    form: register.form,
    name: inWords(register.words),
    year: String(year),
    people: sheet?.size ?? 0,
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
              <SelectField
                label={t('chronic.books.turnTo')}
                choices={[
                  { value: PEOPLE, label: t('chronic.books.people') },
                  ...(sheet?.monthNames ?? []).map((label, at) => ({ value: String(at), label })),
                ]}
                value={month}
                onChange={(value) => setMonth(value ?? PEOPLE)}
              />
            </div>
            <Row>
              <Button icon="printer" disabled={isEmpty} onPress={print}>
                {t('chronic.books.print')}
              </Button>
              <Button icon="file-down" disabled={isEmpty} onPress={props.onCsv}>
                {t('chronic.books.csv')}
              </Button>
              <LinkButton icon="chart-column" href={`${cohortPath()}?register=${register.code}`}>
                {t('chronic.books.cohort')}
              </LinkButton>
            </Row>
            <PrintChoice wish={wish} spans={spans} onChange={setWish} />
            <p class={styles.soft}>
              {t('chronic.books.deadline', { days: CHRONIC_REPORT_DEADLINE.workingDays })} ·{' '}
              {t('chronic.source', { source: register.source })}
            </p>
          </Stack>
        </div>
        {!sheet && (
          <Progress
            label={t('chronic.books.making', { done: props.done })}
            done={props.done}
            total={props.people}
          />
        )}
        {sheet?.size === 0 && (
          <EmptyState icon="book-open" title={t('chronic.books.empty', { year: String(year) })} />
        )}
        {sheet && sheet.size > 0 && (
          <div class={printing.isOn ? styles.whileOnPaper : undefined}>
            <BookTable
              sheet={sheet}
              counts={counts}
              shown={shown}
              month={month === PEOPLE ? undefined : Number(month)}
              caption={caption}
            />
          </div>
        )}
        {sheet && printing.isOn && (
          <BookPaper
            key={printing.turn}
            sheet={sheet}
            counts={counts}
            paper={wish.paper}
            spans={
              wish.months === WHOLE_YEAR ? spans : spans.filter(({ from }) => String(from) === wish.months)
            }
            withPeople={wish.months === WHOLE_YEAR}
            caption={caption}
            onDrawn={onPrint}
            onPrinted={printed}
          />
        )}
        {sheet && sheet.size > shown && (
          <div class={styles.onScreen}>
            <Button wide onPress={() => setShown(shown + PAGE_ROWS)}>
              {t('chronic.books.more', { count: sheet.size - shown })}
            </Button>
          </div>
        )}
      </Stack>
    </Page>
  );
}
