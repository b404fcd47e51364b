// National code lists: what the server holds and offers, and how rows are cut into parts. Knows no units, no diagnoses.

import type { DocumentOf } from '../document/schema-parts.js';
import type { codeListPartSchema, codeListSchema } from './code-list.schema.js';

export type CodeList = DocumentOf<typeof codeListSchema>;
export type CodeListPart = DocumentOf<typeof codeListPartSchema>;
export type Cells = CodeListPart['rows'][number];

export const CODE_LIST_IDS = ['units', 'icd10', 'crosswalk', 'schedule'] as const;
export type CodeListId = (typeof CODE_LIST_IDS)[number];
export const isCodeListId = (text: string): text is CodeListId =>
  (CODE_LIST_IDS as readonly string[]).includes(text);

/** What a tablet asks for first: enough to see whether it has the newest. */
export type CodeListSummary = Omit<CodeList, 'parts'>;

export function summaryOf({ parts: _parts, ...summary }: CodeList): CodeListSummary {
  return summary;
}

/** The text a part is named after. */
export const partText = (rows: readonly Cells[]): string => JSON.stringify(rows);
/** The text a list is named after. */
export const listText = (columns: readonly string[], partDigests: readonly string[]): string =>
  JSON.stringify([columns, partDigests]);

/**
 * Rows in the order of their codes, cut where `groupOf` changes: a change in one province or one half chapter leaves
 * the parts of all others as they were.
 */
export function cutIntoParts(rows: readonly Cells[], groupOf: (cells: Cells) => string): Cells[][] {
  const groups = new Map<string, Cells[]>();
  for (const cells of rows.toSorted((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))) {
    const name = groupOf(cells);
    const group = groups.get(name);
    if (group) group.push(cells);
    else groups.set(name, [cells]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}
