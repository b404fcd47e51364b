// The invented merger of the fixtures, imported into a server under test.

import { DEMO_CROSSWALK } from '@tram/shared-schema/fixtures/demo-crosswalk.js';
import { DEMO_UNITS, DEMO_UNITS_SOURCE } from '@tram/shared-schema/fixtures/demo-units.js';
import { CROSSWALK_COLUMNS, crosswalkCells } from '@tram/shared-schema/reference/crosswalk-list.js';
import { UNIT_COLUMNS, unitCells } from '@tram/shared-schema/reference/unit-rows.js';
import { importCodeList } from '#admin/import-code-list.js';
import type { Deps } from '#deps.js';

export async function importMergedUnits(deps: Deps): Promise<void> {
  const { effectiveOn } = DEMO_CROSSWALK;
  const about = { edition: 'Bản thử', source: DEMO_UNITS_SOURCE, effectiveFrom: effectiveOn };
  const units = DEMO_UNITS.map(unitCells);
  await importCodeList(deps, 'system', { ...about, listId: 'units', columns: UNIT_COLUMNS, rows: units });
  const rows = DEMO_CROSSWALK.rows.map((row) => crosswalkCells({ ...row, effectiveOn }));
  await importCodeList(deps, 'system', { ...about, listId: 'crosswalk', columns: CROSSWALK_COLUMNS, rows });
}
