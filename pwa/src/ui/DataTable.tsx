import type { ComponentChildren, VNode } from 'preact';
import { useId } from 'preact/hooks';
import styles from './DataTable.module.css';

export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row) => ComponentChildren;
  /** Numbers stand right, digit under digit. */
  number?: boolean | undefined;
}

export interface DataTableProps<Row> {
  /** Of whom, since when, as of when. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}

/** Rows and columns for an office screen; too wide for the page, it scrolls by itself. The first column names the row. */
export function DataTable<Row>({ caption, columns, rows, keyOf }: DataTableProps<Row>): VNode {
  const captionId = useId();
  return (
    <div class={styles.frame}>
      {/* Outside what scrolls sideways: it must be readable whole. */}
      <p id={captionId} class={styles.caption}>
        {caption}
      </p>
      <div class={styles.scroller} role="region" aria-labelledby={captionId} tabIndex={0}>
        <table class={styles.table} aria-labelledby={captionId}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} scope="col" class={column.number ? styles.number : undefined}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={keyOf(row)}>
                {columns.map((column, index) =>
                  index === 0 ? (
                    <th key={column.key} scope="row">
                      {column.cell(row)}
                    </th>
                  ) : (
                    <td key={column.key} class={column.number ? styles.number : undefined}>
                      {column.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
