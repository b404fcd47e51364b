// The rows of a register: a person, and of each month what the form asks for.

import { monthCounts, type RegisterBookRow } from '@tram/shared-schema/chronic/register-rows.js';
import type { RegisterRow } from '@tram/shared-schema/chronic/registers.table.js';
import { registerCell } from '@tram/shared-schema/exchange/register-cells.js';
import type { DirectoryPerson } from '#people/person-directory.js';
import { language } from '#text/language.js';
import { t } from '#text/text.js';
import { standingWord } from '../chronic-words.js';
import styles from './BookScreen.module.css';

const MONTHS = Array.from({ length: 12 }, (_, at) => at);

export interface BookTableProps {
  register: RegisterRow;
  person: (personId: string) => DirectoryPerson | undefined;
  facility: string;
  rows: readonly RegisterBookRow[];
  shown: number;
  caption: string;
}

export function BookTable({ rows, shown, caption, ...props }: BookTableProps) {
  const counts = monthCounts(rows);
  return (
    <div class={styles.frame}>
      <p id="book-caption" class={styles.caption}>
        {caption}
      </p>
      <div class={styles.scroller} role="region" aria-labelledby="book-caption" tabIndex={0}>
        <table class={styles.table} aria-labelledby="book-caption">
          <thead>
            <tr>
              <th scope="col">{t('chronic.books.person')}</th>
              {MONTHS.map((month) => (
                <th key={month} scope="col">
                  {t('chronic.books.month', { month: month + 1 })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row) => (
              <PersonLine key={row.person.personId} row={row} {...props} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('chronic.books.foot')}</th>
              {counts.map(({ seen, reached, notReached, notAssessed }, month) => (
                <td key={month}>{`${seen} / ${reached} / ${notReached} / ${notAssessed}`}</td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </div>
  );
}

function PersonLine({
  row,
  register,
  person,
  facility,
}: Pick<BookTableProps, 'register' | 'person' | 'facility'> & { row: RegisterBookRow }) {
  const known = person(row.person.personId);
  const style = { language: language.value, facility, decimalMark: ',' } as const;
  const born = known?.birthDate?.slice(0, 4);
  return (
    <tr>
      <th scope="row">
        {[known?.name ?? t('ui.unknown'), born].filter((part) => part !== undefined).join(', ')}
        {row.standing !== 'under-care' && <span class={styles.gone}>{standingWord(row.standing)}</span>}
      </th>
      {row.months.map((month, at) => (
        <td key={at}>
          {month
            ? register.columns
                .map((column) => registerCell(register, column, month, style))
                .filter((cell) => cell !== '' && cell !== facility)
                .join(' · ')
            : ''}
        </td>
      ))}
    </tr>
  );
}
