// The two ways a national list goes into the server: into its store where no server runs, and through its front door.

import { existsSync } from 'node:fs';
import { pino } from 'pino';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { Cells, CodeList, CodeListId, CodeListPart } from '@tram/shared-schema/reference/code-list.js';
import type {
  CodeListImportReply,
  CodeListsReply,
  ImportedList,
} from '@tram/shared-schema/sync/code-lists.js';
import type { SchedulePreviewReply } from '@tram/shared-schema/sync/schedule-preview.js';
import { ApiClient } from '../e2e/api-client.js';
import { importCodeList, rowsOf } from '../sync-server/src/admin/import-code-list.js';
import { previewSchedule } from '../sync-server/src/centre/preview-schedule.js';
import { readConfig } from '../sync-server/src/config.js';
import { StartFailure } from '../sync-server/src/start-failure.js';
import { withCodeLists } from '../sync-server/src/with-code-lists.js';
import { askedPassword } from './asked-at-console.js';

const IMPORT_REPLICA = 'importlist' as ReplicaId;

export interface Way {
  /** What stands now; nothing where no such list was ever imported. */
  standingRows(): Promise<readonly Cells[]>;
  /** Whom these editions of a schedule would move, of everybody this server has. */
  preview(rows: readonly Cells[]): Promise<SchedulePreviewReply>;
  take(request: ImportedList): Promise<CodeListImportReply>;
}

export async function throughTheDoor(
  listId: CodeListId,
  url: string,
  username: string,
  work: (way: Way) => Promise<void>,
): Promise<void> {
  const client = new ApiClient(url);
  await client.signIn(username, await askedPassword(), IMPORT_REPLICA);
  await work({
    async standingRows() {
      const { lists } = await client.json<CodeListsReply>('GET', '/api/v1/code-lists');
      if (!lists.some((list) => list.listId === listId)) return [];
      const { parts } = await client.json<CodeList>('GET', `/api/v1/code-lists/${listId}`);
      const rows: Cells[] = [];
      for (const { digest } of parts) {
        rows.push(...(await client.json<CodeListPart>('GET', `/api/v1/code-list-parts/${digest}`)).rows);
      }
      return rows;
    },
    preview: (rows) => client.json('POST', '/api/v1/admin/schedule-preview', { rows }),
    take({ listId: _named, ...body }) {
      return client.json<CodeListImportReply>('PUT', `/api/v1/admin/code-lists/${listId}`, body);
    },
  });
}

export async function intoTheStore(listId: CodeListId, work: (way: Way) => Promise<void>): Promise<void> {
  // `npm start` keeps a station's data here.
  const dataDir = process.env['DATA_DIR'] ?? (existsSync('data/station') ? 'data/station' : 'data/demo');
  const config = readConfig({ ...process.env, DATA_DIR: dataDir });
  if (!config.ok) throw new StartFailure(config.error.join('\n'));
  if (!config.value.couch && !existsSync(config.value.dataDir))
    throw new StartFailure(
      `There is no server's data at ${config.value.dataDir}: set DATA_DIR, or COUCHDB_URL.`,
    );
  await withCodeLists(config.value, pino({ level: 'silent' }), (deps) =>
    work({
      standingRows: async () => rowsOf(deps, await deps.codeLists.read(listId)),
      async preview(rows) {
        const preview = await previewSchedule(deps, 'system', rows);
        if (!preview.ok) throw new StartFailure('The schedule cannot be read.');
        return preview.value;
      },
      take: (request) => importCodeList(deps, 'system', request),
    }),
  );
}
