// The grid of the paper book: a row for each vaccine, a cell for each dose. What is meant is a word, an icon and a colour.

import type { CardCell, CardRow } from '@tram/shared-schema/immunisation/vaccine-card.js';
import { t } from '#text/text.js';
import { classNames } from '#ui/class-names.js';
import { Icon } from '#ui/Icon.js';
import { meaningIcon } from '#ui/meaning.js';
import { cellWords } from '../card-words.js';
import styles from './VaccineGrid.module.css';

export interface VaccineGridProps {
  rows: readonly CardRow[];
  groupName: (code: string) => string;
  lotOf: (doseId: string) => string | undefined;
  /** Where a cell leads: the dose that was given, or the form that gives it. */
  hrefOf: (cell: CardCell) => string | undefined;
}

export function VaccineGrid({ rows, groupName, lotOf, hrefOf }: VaccineGridProps) {
  return (
    <ul role="list" class={styles.rows} aria-label={t('vaccines.grid')}>
      {rows.map((row) => (
        <li key={row.seriesCode} class={styles.row}>
          <h2 class={styles.vaccine}>{groupName(row.group)}</h2>
          <ol role="list" class={styles.cells} aria-label={groupName(row.group)}>
            {row.cells.map((cell) => (
              <li key={keyOf(cell)}>
                <Cell
                  cell={cell}
                  lot={'doseId' in cell ? lotOf(cell.doseId) : undefined}
                  href={hrefOf(cell)}
                />
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ul>
  );
}

const keyOf = (cell: CardCell): string => ('doseCode' in cell ? cell.doseCode : cell.doseId);

interface CellProps {
  cell: CardCell;
  lot: string | undefined;
  href: string | undefined;
}

function Cell({ cell, lot, href }: CellProps) {
  const { state, detail, meaning } = cellWords(cell);
  const look = classNames(styles.cell, styles[meaning ?? 'plain']);
  const inside = (
    <>
      <span class={styles.number}>
        {'number' in cell ? t('vaccines.doseNumber', { number: cell.number }) : t('vaccines.doseExtra')}
      </span>
      <span class={styles.state}>
        {meaning && <Icon name={meaningIcon[meaning]} />}
        <span>{state}</span>
      </span>
      {detail !== undefined && <span class={styles.detail}>{detail}</span>}
      {lot !== undefined && <span class={styles.lot}>{t('vaccines.lotOf', { lot })}</span>}
    </>
  );
  return href === undefined ? (
    <span class={look}>{inside}</span>
  ) : (
    <a class={look} href={href}>
      {inside}
    </a>
  );
}

const LEGEND = ['given', 'due', 'late', 'not-yet', 'not-counted', 'held'] as const;
const MEANINGS = { given: 'done', due: 'due', late: 'late', 'not-counted': 'stop', held: 'stop' } as const;

export function Legend() {
  return (
    <div class={styles.legend}>
      <p class={styles.legendTitle}>{t('vaccines.legend')}</p>
      <ul role="list" class={styles.legendList}>
        {LEGEND.map((kind) => {
          const meaning = kind === 'not-yet' ? undefined : MEANINGS[kind];
          return (
            <li key={kind} class={classNames(styles.swatch, styles[meaning ?? 'plain'])}>
              {meaning && <Icon name={meaningIcon[meaning]} />}
              <span>
                <strong>{t(`vaccines.cell.${kind}`)}</strong>: {t(`vaccines.legend.${kind}`)}
              </span>
            </li>
          );
        })}
      </ul>
      <p class={styles.legendHint}>{t('vaccines.legendHint')}</p>
    </div>
  );
}
