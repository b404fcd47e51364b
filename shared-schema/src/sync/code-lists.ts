// How national code lists come to the server and from there to tablets (decisions/0020).

import type { LocalDate } from '../local-date.js';
import type { Cells, CodeListId, CodeListSummary } from '../reference/code-list.js';
import type { ListChanges } from '../reference/supersede-rows.js';

/** `GET /api/v1/code-lists`; one whole list is `GET /api/v1/code-lists/:listId`, a part `GET /api/v1/code-list-parts/:digest`. */
export interface CodeListsReply {
  readonly lists: readonly CodeListSummary[];
}

/** `PUT /api/v1/admin/code-lists/:listId` */
export interface CodeListImport {
  readonly edition: string;
  readonly source: string;
  /** First day on which the list holds. */
  readonly effectiveFrom: LocalDate;
  readonly columns: readonly string[];
  readonly rows: readonly Cells[];
  /** Nothing of what stood before is kept, not even ended. */
  readonly replace?: boolean;
  /** Also where a fifth of what stands and more would end: a file cut short looks like that. */
  readonly mayEndMany?: boolean;
}

export type ImportDenial =
  /** What stands holds from a later day. */
  | { kind: 'older-than-standing'; standingFrom: LocalDate }
  | { kind: 'ends-many'; ended: number; of: number }
  | { kind: 'unknown-columns' }
  /** Rows that make no sense together; a list that is rules, not only names, is read before it is offered. */
  | { kind: 'unreadable'; why: string };

export type CodeListImportReply =
  | { kind: 'imported'; list: CodeListSummary; changes: ListChanges }
  /** The same rows of the same edition stood already. */
  | { kind: 'unchanged'; list: CodeListSummary }
  | { kind: 'not-imported'; denial: ImportDenial };

export type ImportedList = { readonly listId: CodeListId } & CodeListImport;

/** Some 16,000 diagnoses with both names are 3 MB. */
export const MAX_CODE_LIST_BYTES = 16 * 1024 * 1024;
