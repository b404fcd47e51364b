// What the forms look codes up in. A list is read when it is first asked for, part by part, giving way to the screen in
// between: never at start-up, and never in one block under a keystroke.

import type {
  CodeList,
  CodeListId,
  CodeListSummary,
  Cells,
} from '@tram/shared-schema/reference/code-list.js';
import { diagnosisOfCells, type DiagnosisRow } from '@tram/shared-schema/encounters/diagnosis-rows.js';
import type { EditionFailure } from '@tram/shared-schema/immunisation/held-editions.js';
import type { Schedule } from '@tram/shared-schema/immunisation/schedule.js';
import type { Crosswalk } from '@tram/shared-schema/reference/crosswalk.js';
import { crosswalkRowOfCells, crosswalksSteps } from '@tram/shared-schema/reference/crosswalk-list.js';
import { unitLookupSteps, type UnitLookup } from '@tram/shared-schema/reference/unit-lookup.js';
import { unitOfCells } from '@tram/shared-schema/reference/unit-rows.js';
import type { Result } from '@tram/shared-schema/result.js';
import { finishGivingWay } from '@tram/shared-schema/steps.js';
import type { HeldCodeLists } from './held-code-lists.js';

export interface HeldUnits {
  readonly list: CodeListSummary;
  readonly lookup: UnitLookup;
}
export interface HeldDiagnoses {
  readonly list: CodeListSummary;
  readonly rows: readonly DiagnosisRow[];
}

export interface CodeListDesk {
  /** Undefined where no such list is on this tablet. The same answer again until a newer list is here. */
  units(): Promise<HeldUnits | undefined>;
  diagnoses(): Promise<HeldDiagnoses | undefined>;
  /** What older communes became, the oldest merger first; needs both lists. */
  crosswalks(): Promise<readonly Crosswalk[] | undefined>;
  /** Editions of the vaccination schedule the server published, with what this app cannot follow of them. */
  schedules(): Promise<Result<readonly Schedule[], EditionFailure> | undefined>;
}

interface Opened<T> {
  readonly digest: string;
  readonly edition: string;
  readonly value: Promise<T | undefined>;
}

export function createCodeListDesk(held: HeldCodeLists, giveWay: () => Promise<void>): CodeListDesk {
  async function rowsOf<Row>({ parts }: CodeList, read: (cells: Cells) => Row): Promise<Row[] | undefined> {
    const rows: Row[] = [];
    for (const { digest } of parts) {
      const cells = await held.rowsOf(digest);
      // Another tab took the list's place in between; the next question finds the new one.
      if (!cells) return undefined;
      for (const row of cells) rows.push(read(row));
      await giveWay();
    }
    return rows;
  }

  function remembered<T>(
    listId: CodeListId,
    open: (list: CodeList) => Promise<T | undefined>,
  ): () => Promise<T | undefined> {
    let opened: Opened<T> | undefined;
    return async () => {
      const list = await held.list(listId);
      if (!list) return undefined;
      const { digest, edition } = list;
      if (opened?.digest !== digest || opened.edition !== edition)
        opened = { digest, edition, value: open(list) };
      const value = await opened.value;
      if (value === undefined) opened = undefined;
      return value;
    };
  }

  return {
    units: remembered('units', async (list) => {
      const rows = await rowsOf(list, unitOfCells);
      return rows && { list, lookup: await finishGivingWay(unitLookupSteps(rows), giveWay) };
    }),
    diagnoses: remembered('icd10', async (list) => {
      const rows = await rowsOf(list, diagnosisOfCells);
      return rows && { list, rows };
    }),
    crosswalks: remembered('crosswalk', async (list) => {
      const units = await held.list('units');
      const [rows, named] = [
        await rowsOf(list, crosswalkRowOfCells),
        units && (await rowsOf(units, unitOfCells)),
      ];
      return rows && named && (await finishGivingWay(crosswalksSteps(rows, named, list.source), giveWay));
    }),
    schedules: remembered('schedule', async (list) => {
      const rows = await rowsOf(list, (cells) => cells);
      if (!rows) return undefined;
      // The rules of vaccination come with the pages that judge, not with the first load.
      const { heldEditions } = await import('@tram/shared-schema/immunisation/held-editions.js');
      return heldEditions(rows);
    }),
  };
}
