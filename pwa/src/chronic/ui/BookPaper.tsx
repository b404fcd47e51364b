// A register on paper: sheets across, the person's own columns first, then as many months side by side as can be read. Every
// sheet says which book it is of, and has the heads of its columns; nobody is cut in two.

import type { MonthCount } from '@tram/shared-schema/chronic/register-rows.js';
import type { RegisterSheet, SheetLine } from '@tram/shared-schema/exchange/register-sheet.js';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { t } from '#text/text.js';
import { classNames } from '#ui/class-names.js';
import type { MonthSpan, PaperSize } from '../registers/paper-parts.js';
import styles from './BookPaper.module.css';
import { monthFoot } from './BookTable.js';

export interface BookPaperProps {
  sheet: RegisterSheet;
  counts: readonly MonthCount[];
  paper: PaperSize;
  spans: readonly MonthSpan[];
  /** False where some months are printed after the others: whose book it is was printed before. */
  withPeople: boolean;
  caption: string;
  /** Called when all of it is there. */
  onDrawn: () => void;
  /** Thousands of lines are not kept longer than they are needed. */
  onPrinted: () => void;
}

export function BookPaper(props: BookPaperProps) {
  const { sheet, paper, spans, withPeople, onDrawn, onPrinted } = props;
  // Some browsers say that they have printed before they read the page: a touch on it says that they have.
  useEffect(() => {
    addEventListener('pointerdown', onPrinted);
    onDrawn();
    return () => removeEventListener('pointerdown', onPrinted);
  }, [onDrawn, onPrinted]);
  const lines = useMemo(
    () => Array.from({ length: sheet.size }, (_, at) => sheet.line(at)).filter((line) => line !== undefined),
    [sheet],
  );
  return (
    <div class={classNames(styles.paper, paper === 'A3' ? styles.a3 : styles.a4)}>
      {withPeople && <People {...props} lines={lines} />}
      {spans.map((span) => (
        <Months key={span.from} {...props} lines={lines} span={span} />
      ))}
    </div>
  );
}

type PartProps = Pick<BookPaperProps, 'sheet' | 'counts' | 'caption'> & { lines: readonly SheetLine[] };

/** `heads`: rows under the line that says which book it is. */
function Part(props: {
  caption: string;
  across: number;
  heads: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <table class={styles.table}>
      <thead>
        <tr>
          <th colSpan={props.across} class={styles.caption}>
            {props.caption}
          </th>
        </tr>
        {props.heads}
      </thead>
      <tbody>{props.children}</tbody>
    </table>
  );
}

function People({ sheet, lines, caption }: PartProps) {
  const heads = (
    <tr>
      <th>{t('chronic.books.number')}</th>
      {sheet.personHeads.map((head) => (
        <th key={head}>{head}</th>
      ))}
    </tr>
  );
  return (
    <Part caption={caption} across={1 + sheet.personHeads.length} heads={heads}>
      {lines.map(({ number, person }) => (
        <tr key={number}>
          <td>{number}</td>
          {person.map((cell, at) => (
            <td key={at}>{cell}</td>
          ))}
        </tr>
      ))}
    </Part>
  );
}

function Months({ sheet, counts, lines, caption, span }: PartProps & { span: MonthSpan }) {
  const { from, below } = span;
  const names = sheet.monthNames.slice(from, below);
  const columns = sheet.monthHeads.length;
  const begins = (at: number): string | undefined => (at === 0 ? styles.begins : undefined);
  const heads = (
    <>
      <tr>
        <th rowSpan={2}>{t('chronic.books.number')}</th>
        <th rowSpan={2} class={styles.name}>
          {t('chronic.books.person')}
        </th>
        {names.map((name) => (
          <th key={name} colSpan={columns} class={styles.begins}>
            {name}
          </th>
        ))}
      </tr>
      <tr>
        {names.map((name) =>
          sheet.monthHeads.map((head, at) => (
            <th key={`${name} ${head}`} class={begins(at)}>
              {head}
            </th>
          )),
        )}
      </tr>
    </>
  );
  const months = [...new Set([names[0], names.at(-1)])].join(' – ');
  return (
    <Part caption={`${caption} · ${months}`} across={2 + columns * names.length} heads={heads}>
      {lines.map((line) => (
        <tr key={line.number}>
          <td>{line.number}</td>
          <td class={styles.name}>
            {line.person
              .slice(0, 2)
              .filter((part) => part !== '')
              .join(', ')}
          </td>
          {line.months.slice(from, below).map((cells, month) =>
            cells.map((cell, at) => (
              <td key={`${month} ${at}`} class={begins(at)}>
                {cell}
              </td>
            )),
          )}
        </tr>
      ))}
      <tr>
        <td colSpan={2}>{t('chronic.books.foot')}</td>
        {counts.slice(from, below).map((count, at) => (
          <td key={at} colSpan={columns} class={styles.begins}>
            {monthFoot(count)}
          </td>
        ))}
      </tr>
    </Part>
  );
}
