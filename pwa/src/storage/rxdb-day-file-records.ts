// Records going out into a day file and coming in from one, on RxDB.

import { isChangedSince } from '@tram/shared-schema/sync/day-file-scope.js';
import { END_OF_IDS } from '@tram/shared-schema/sync/compare.js';
import type { DayFileDocument } from '@tram/shared-schema/sync/day-file.js';
import type { CheckedDocument, DayFileRecords, TakenOutcome } from '#day-file/day-file-records.js';
import { isAtServer } from './absorb.js';
import { absorbCarried } from './absorb-carried.js';
import type { StationDatabase } from './open-database.js';
import type { RowTable } from './row-table.js';
import type { StandingRow } from './rx-rows.js';
import { collectionOf, holdsDocument, rowOf, type CollectionName } from './station-row.js';
import { asStorageResult } from './storage-failure.js';

/** People before what happened to them: cut off in between, no event names somebody who is not there. */
const IN_ORDER = ['registry', 'events'] as const satisfies readonly CollectionName[];
const UNSENT = ['local', 'sent', 'refused'] as const;
/** Small enough that reading one page holds up no keystroke on a slow tablet. */
const READ_PAGE = 250;

const outgoing = (rows: readonly StandingRow[]): DayFileDocument[] =>
  rows.flatMap((row) => (holdsDocument(row) ? { doc: row.doc, atServer: isAtServer(row) } : []));

async function* unsentOf(table: RowTable): AsyncGenerator<readonly DayFileDocument[]> {
  const rows = (await Promise.all(UNSENT.map((state) => table.inState(state)))).flat();
  if (rows.length > 0) yield outgoing(rows);
}

async function* changedIn(table: RowTable, fromMs: number): AsyncGenerator<readonly DayFileDocument[]> {
  for (let after = ''; ;) {
    const rows = await table.idsBetween(after, END_OF_IDS, READ_PAGE);
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    yield outgoing(rows).filter(({ doc, atServer }) => atServer && isChangedSince(doc, fromMs));
  }
}

async function takeInto(table: RowTable, documents: readonly CheckedDocument[]): Promise<TakenOutcome[]> {
  const outcomes = new Map(
    documents.map(({ doc: { _id: id } }): [string, TakenOutcome] => [id, { id, kind: 'new' }]),
  );
  await table.insert(
    documents.map(({ doc, atServer }) => rowOf(doc, atServer ? 'accepted' : 'local', 0)),
    (standing, fresh) => {
      const { row, outcome } = absorbCarried(standing, fresh);
      outcomes.set(standing.id, outcome);
      return row;
    },
  );
  await table.flush();
  return [...outcomes.values()];
}

export function createRxdbDayFileRecords({ tables }: Pick<StationDatabase, 'tables'>): DayFileRecords {
  return {
    async *pages(which) {
      for (const name of IN_ORDER)
        yield* which.kind === 'unsent' ? unsentOf(tables[name]) : changedIn(tables[name], which.fromMs);
    },
    take: (documents) =>
      asStorageResult(async () => {
        const taken: TakenOutcome[] = [];
        for (const name of IN_ORDER) {
          const mine = documents.filter(({ doc }) => collectionOf(doc.type) === name);
          if (mine.length > 0) taken.push(...(await takeInto(tables[name], mine)));
        }
        return taken;
      }),
  };
}
