// A register on a screen: as the form has it, a column for each column of each month. The name stays beside whatever month
// is looked at, the heads stay above whichever line.

import type { MonthCount } from '@tram/shared-schema/chronic/register-rows.js';
import type { RegisterSheet, SheetLine } from '@tram/shared-schema/exchange/register-sheet.js';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '#text/text.js';
import styles from './BookTable.module.css';

export interface BookTableProps {
  sheet: RegisterSheet;
  counts: readonly MonthCount[];
  /** Lines that are drawn. */
  shown: number;
  /** The month the columns are turned to, January 0; none: the person's own columns. */
  month: number | undefined;
  caption: string;
}

export const monthFoot = ({ seen, reached, notReached, notAssessed }: MonthCount): string =>
  t('chronic.books.monthFoot', { seen, reached, notReached, notAssessed });

export function BookTable({ sheet, counts, shown, month, caption }: BookTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const head = month === undefined ? undefined : box.querySelector<HTMLElement>(`[data-month="${month}"]`);
    const name = box.querySelector<HTMLElement>('[data-name]');
    box.scrollLeft = head && name ? head.offsetLeft - name.offsetWidth : 0;
  }, [month, sheet]);
  const [nameHead, ...personHeads] = sheet.personHeads;
  const columns = sheet.monthHeads.length;
  const lines = Array.from({ length: Math.min(shown, sheet.size) }, (_, at) => sheet.line(at));
  return (
    <div class={styles.frame}>
      <p id="book-caption" class={styles.caption}>
        {caption}
      </p>
      <div ref={scroller} class={styles.scroller} role="region" aria-labelledby="book-caption" tabIndex={0}>
        <table class={styles.table} aria-labelledby="book-caption">
          <thead>
            <tr>
              <th scope="col" rowSpan={2} class={styles.name} data-name>
                {nameHead}
              </th>
              <th scope="col" rowSpan={2}>
                {t('chronic.books.number')}
              </th>
              {personHeads.map((head) => (
                <th key={head} scope="col" rowSpan={2}>
                  {head}
                </th>
              ))}
              {sheet.monthNames.map((name, at) => (
                <th key={name} scope="colgroup" colSpan={columns} class={styles.begins} data-month={at}>
                  {name}
                </th>
              ))}
            </tr>
            <tr>
              {sheet.monthNames.map((name) =>
                sheet.monthHeads.map((head, at) => (
                  <th key={`${name} ${head}`} scope="col" class={at === 0 ? styles.begins : undefined}>
                    {head}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>{lines.map((line) => line && <Line key={line.number} line={line} />)}</tbody>
          <tfoot>
            <tr>
              <th scope="row" class={styles.name}>
                {t('chronic.books.foot')}
              </th>
              <td colSpan={sheet.personHeads.length} />
              {counts.map((count, at) => (
                <td key={at} colSpan={columns} class={styles.begins}>
                  {monthFoot(count)}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </div>
  );
}

function Line({ line }: { line: SheetLine }) {
  const [name, ...person] = line.person;
  return (
    <tr>
      <th scope="row" class={styles.name}>
        {name === '' ? t('ui.unknown') : name}
      </th>
      <td>{line.number}</td>
      {person.map((cell, at) => (
        <td key={at}>{cell}</td>
      ))}
      {line.months.map((cells, month) =>
        cells.map((cell, at) => (
          <td key={`${month} ${at}`} class={at === 0 ? styles.begins : undefined}>
            {cell}
          </td>
        )),
      )}
    </tr>
  );
}
