// The registers of chronic care and their cohort: read cell by cell, and held beside the file and the server's numbers.

import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import type { RegisterCounts } from '@tram/shared-schema/chronic/chronic-counts.js';
import type { CohortCount } from '@tram/shared-schema/chronic/cohort-counts.js';

/** The columns of the cohort, in the order they are shown. */
const COHORT = [
  ...(['enrolled', 'underCare', 'seen', 'controlled', 'notControlled', 'notAssessed'] as const),
  ...(['missed', 'died', 'movedAway', 'lost', 'elsewhere'] as const),
];
type Cells = readonly (readonly string[])[];

/** Lines of a table file with `;` between cells; a cell in quotes may hold one. */
const linesOf = (text: string): Cells =>
  text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) =>
      [...`${line};`.matchAll(/(?:"((?:[^"]|"")*)"|([^;]*));/g)].map(([, quoted, bare = '']) =>
        (quoted ?? bare).replaceAll('""', '"'),
      ),
    );

export class ChronicBooks {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Every cell of the table's lines, as they are read. */
  private async cells(): Promise<Cells> {
    return this.page
      .getByRole('table')
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent)),
      );
  }

  /** Takes the register along as a file, which says in every cell what the screen says; gives those cells. */
  async expectFileLikeScreen(name: string, heads: number): Promise<Cells> {
    const [file] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('button', { name: 'Tải CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(name);
    const bytes = await readFile(await file.path());
    // A Vietnamese spreadsheet reads the letters by this mark alone.
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [head, ...lines] = linesOf(bytes.toString().slice(1));
    expect(head).toHaveLength(heads);
    // On the screen the name comes first, because it stays in sight.
    const shown = (await this.cells()).map(([who = '', number = '', ...rest]) => [number, who, ...rest]);
    expect(lines).toEqual(shown);
    return lines;
  }

  async expectFoot(months: RegisterCounts['months']): Promise<void> {
    const feet = await this.page.getByRole('table').locator('tfoot td').allTextContents();
    expect(feet.slice(1)).toEqual(
      months.map(
        ({ seen, reached, notReached, notAssessed }) =>
          `Khám ${seen}: đạt ${reached}, chưa đạt ${notReached}, chưa đánh giá ${notAssessed}`,
      ),
    );
  }

  /** Everybody in one hamlet: a month of enrolment is one line there and here. */
  async expectCohort({ total, rows }: RegisterCounts): Promise<void> {
    await expect(this.page.getByRole('row', { name: /^Tất cả/ })).toBeVisible();
    const lineOf = (title: string, count: CohortCount): readonly string[] => [
      title,
      ...COHORT.map((key) => String(count[key])),
    ];
    expect(await this.cells()).toEqual([
      lineOf('Tất cả', total),
      ...rows.map((row) => lineOf(row.month.split('-').reverse().join('/'), row)),
    ]);
  }
}
