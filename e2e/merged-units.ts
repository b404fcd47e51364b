// The invented merger of the fixtures, taken in by an administrator: of a journey's server, or of the demonstration.

import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { DEMO_CROSSWALK } from '@tram/shared-schema/fixtures/demo-crosswalk.js';
import { DEMO_UNITS, DEMO_UNITS_SOURCE } from '@tram/shared-schema/fixtures/demo-units.js';
import type { CodeListId } from '@tram/shared-schema/reference/code-list.js';
import { crosswalkCells } from '@tram/shared-schema/reference/crosswalk-list.js';
import { LIST_KINDS } from '@tram/shared-schema/reference/list-kinds.js';
import { unitCells } from '@tram/shared-schema/reference/unit-rows.js';
import type { CodeListImport, CodeListImportReply } from '@tram/shared-schema/sync/code-lists.js';
import { ApiClient, PASSWORD } from './api-client.js';

/** False where other lists stand. */
export async function takeInMergedUnits(admin: ApiClient, edition: string): Promise<boolean> {
  const put = async (listId: CodeListId, rows: CodeListImport['rows']): Promise<boolean> => {
    const list: CodeListImport = {
      edition,
      source: DEMO_UNITS_SOURCE,
      effectiveFrom: DEMO_CROSSWALK.effectiveOn,
      columns: LIST_KINDS[listId].columns,
      rows,
    };
    const { kind } = await admin.json<CodeListImportReply>('PUT', `/api/v1/admin/code-lists/${listId}`, list);
    return kind !== 'not-imported';
  };
  return (
    (await put('units', DEMO_UNITS.map(unitCells))) &&
    (await put('crosswalk', DEMO_CROSSWALK.rows.map(crosswalkCells)))
  );
}

export async function importMergedUnits(url: string): Promise<void> {
  const admin = new ApiClient(url);
  await admin.signIn('quantri', PASSWORD, 'e2elists00' as ReplicaId);
  if (!(await takeInMergedUnits(admin, 'Bản thử'))) throw new Error('other lists stand');
}
