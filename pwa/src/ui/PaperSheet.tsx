// Tables as they go on paper: a preview with the button that prints; on paper only the tables and their head, and under them
// the places to sign.

import type { ComponentChildren } from 'preact';
import { Button } from './Button.js';
import { HeaderBar } from './HeaderBar.js';
import { Page, Stack } from './Layout.js';
import styles from './PaperSheet.module.css';

export interface PaperTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly caption?: string;
}

export interface PaperSheetProps {
  title: string;
  /** Lines under the title. */
  about: ComponentChildren;
  tables: readonly PaperTable[];
  /** What a table without a caption is called. */
  label: string;
  /** Who signs, on paper alone. */
  signed?: readonly string[];
  printLabel: string;
  onPrint: () => void;
  onBack: () => void;
}

export function PaperSheet(props: PaperSheetProps) {
  const { title, tables, label, signed = [] } = props;
  return (
    <Page
      wide
      header={
        <div class={styles.onScreen}>
          <HeaderBar
            title={title}
            onBack={props.onBack}
            actions={
              <Button kind="primary" icon="printer" onPress={props.onPrint}>
                {props.printLabel}
              </Button>
            }
          />
        </div>
      }
    >
      <Stack>
        <div class={styles.head}>
          <p class={styles.title}>{title}</p>
          {props.about}
        </div>
        {tables.map((table, index) => (
          <Table key={index} table={table} label={table.caption ?? label} />
        ))}
        {signed.length > 0 && (
          <div class={styles.signed}>
            {signed.map((who) => (
              <p key={who}>{who}</p>
            ))}
          </div>
        )}
      </Stack>
    </Page>
  );
}

function Table({ table, label }: { table: PaperTable; label: string }) {
  return (
    // Wider than a small screen: whoever moves by keys must be able to scroll it.
    <div class={styles.scroller} role="region" tabIndex={0} aria-label={label}>
      <table class={styles.table}>
        {table.caption !== undefined && <caption>{table.caption}</caption>}
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
