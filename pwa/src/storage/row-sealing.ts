// A row's document and what the server said of it, sealed as one text on the way to the disk and opened on the way back.
// What lies beside it in clear is what is looked up or counted, and the rows the store keeps about itself, which name
// nobody.

import type { Refusal } from '@tram/shared-schema/sync/wire.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { Sealing, Unopened } from './sealing.js';
import type { StationRow } from './station-row.js';

export type OpenedDocument = Pick<StationRow, 'doc' | 'refusal'>;

export interface LaidDocument {
  /** Sealed; rows of an older version hold the text in clear, or the document itself. */
  readonly doc: string | StationRow['doc'];
  /** Only in rows of an older version. */
  readonly refusal?: Refusal;
}
/** What can be told of a row without opening it. */
type InClear = Pick<StationRow, 'id'> & Pick<Partial<StationRow>, 'syncState' | 'personId' | 'day'>;
type LaidRow = LaidDocument & InClear;

/** Without a `syncState` the server has it, as with rows that open. */
export interface ClosedRow extends InClear {
  readonly why: Unopened;
}
/** What a writer meets in place of a row that is there and does not open. */
export interface ClosedConflict {
  readonly id: string;
  readonly isClosed: true;
}

export interface RowSealing {
  /** In the same order. `json`: the documents as text, where they came as such. */
  seal(rows: readonly StationRow[], json?: readonly string[]): Promise<readonly string[]>;
  /** In the same order. What does not open is told, stays as it lies, and stops nothing else. */
  open(rows: readonly LaidRow[]): Promise<readonly Result<OpenedDocument, ClosedRow>[]>;
  /** Whether all of it that should be is sealed. */
  isLaid(row: LaidDocument & Pick<Partial<StationRow>, 'syncState'>): boolean;
}

/** Whether the clock has run out is asked after so many: some milliseconds of a slow tablet. */
const ROWS_AT_ONCE = 16;
const SLICE_MS = 8;

/** A page of hundreds is opened in slices: browsers whose cipher answers at once would hold up the screen for all of it. */
export interface OpeningPace {
  readonly nowMs: () => number;
  readonly yieldToScreen: () => Promise<void>;
}

/** A document alone is an object; with a refusal it is the first of two. */
function textOf({ doc, refusal }: StationRow, json: string | undefined): string {
  return refusal ? JSON.stringify([doc, refusal]) : (json ?? JSON.stringify(doc));
}

function parse(text: string): Result<OpenedDocument, Unopened> {
  try {
    const value = JSON.parse(text) as StationRow['doc'] | [StationRow['doc'], Refusal];
    return ok(Array.isArray(value) ? { doc: value[0], refusal: value[1] } : { doc: value });
  } catch (error) {
    // Only a text that was never sealed can be torn and still come this far.
    if (error instanceof SyntaxError) return err('damaged');
    throw error;
  }
}

function openedOf(
  { doc, refusal }: LaidDocument,
  text: Result<string, Unopened> | undefined,
): Result<OpenedDocument, Unopened> {
  if (typeof doc !== 'string') return ok({ doc, ...(refusal && { refusal }) });
  if (!text?.ok) return text ?? err('damaged');
  const parsed = parse(text.value);
  return parsed.ok && refusal ? ok({ ...parsed.value, refusal }) : parsed;
}

function inClear({ id, syncState, personId, day }: InClear): InClear {
  return {
    id,
    ...(syncState !== undefined && { syncState }),
    ...(personId !== undefined && { personId }),
    ...(day !== undefined && { day }),
  };
}

export function createRowSealing(
  sealing: Sealing,
  onClosed: (closed: readonly ClosedRow[]) => void,
  pace?: OpeningPace,
): RowSealing {
  async function openFew(rows: readonly LaidRow[]): Promise<readonly Result<OpenedDocument, ClosedRow>[]> {
    const texts = await sealing.open(
      rows.map(({ doc }) => (typeof doc === 'string' ? doc : '')),
      rows.map(({ id }) => id),
    );
    return rows.map((row, at) => {
      const document = openedOf(row, texts[at]);
      return document.ok ? document : err({ ...inClear(row), why: document.error });
    });
  }

  return {
    async seal(rows, json) {
      const texts = rows.map((row, at) => textOf(row, json?.[at]));
      const people = rows.flatMap(({ syncState }, at) => (syncState === 'own' ? [] : at));
      if (people.length === 0) return texts;
      const sealed = await sealing.seal(
        people.map((at) => texts[at] ?? ''),
        people.map((at) => rows[at]?.id ?? ''),
      );
      if (people.length === rows.length) return sealed;
      const all = [...texts];
      people.forEach((at, n) => (all[at] = sealed[n] ?? ''));
      return all;
    },

    async open(rows) {
      const opened: Result<OpenedDocument, ClosedRow>[] = [];
      let sliceEndsMs = pace ? pace.nowMs() + SLICE_MS : Infinity;
      for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
        if (from > 0 && pace && pace.nowMs() >= sliceEndsMs) {
          await pace.yieldToScreen();
          sliceEndsMs = pace.nowMs() + SLICE_MS;
        }
        opened.push(...(await openFew(rows.slice(from, from + ROWS_AT_ONCE))));
      }
      const closed = opened.flatMap((one) => (one.ok ? [] : one.error));
      if (closed.length > 0) onClosed(closed);
      return opened;
    },

    isLaid: ({ doc, refusal, syncState }) =>
      syncState === 'own' || (typeof doc === 'string' && !refusal && sealing.isLaid(doc)),
  };
}
