// National code lists: to whoever is signed in, and in by the administrator. They are public, so reading leaves no entry.

import { json, Router, type Request, type Response } from 'express';
import { parseLocalDate } from '@tram/shared-schema/local-date.js';
import { isCodeListId, summaryOf } from '@tram/shared-schema/reference/code-list.js';
import { codeListPartSchema, codeListSchema } from '@tram/shared-schema/reference/code-list.schema.js';
import {
  MAX_CODE_LIST_BYTES,
  type CodeListImport,
  type CodeListsReply,
} from '@tram/shared-schema/sync/code-lists.js';
import type { SchedulePreviewRequest } from '@tram/shared-schema/sync/schedule-preview.js';
import { importCodeList } from '#admin/import-code-list.js';
import { previewSchedule } from '#centre/preview-schedule.js';
import type { Deps } from '#deps.js';
import { createTurns } from '#turns.js';
import { sendFailure } from './send-failure.js';
import { sendResult } from './send-result.js';
import { guard } from './signed-in.js';
import { bodyReader } from './validate-body.js';

const { edition, source, effectiveFrom, columns } = codeListSchema.properties;
const importBody = bodyReader<CodeListImport>(
  {
    ...{ edition, source, effectiveFrom, columns },
    rows: codeListPartSchema.properties.rows,
    replace: { type: 'boolean' },
    mayEndMany: { type: 'boolean' },
  },
  ['edition', 'source', 'effectiveFrom', 'columns', 'rows'],
);

const previewBody = bodyReader<SchedulePreviewRequest>({ rows: codeListPartSchema.properties.rows }, [
  'rows',
]);

const parseLarge = json({ limit: MAX_CODE_LIST_BYTES });
/** Only once it is known who asks: 16 MB are read for nobody else. */
const largeBody = (request: Request, response: Response): Promise<unknown> =>
  new Promise((resolve, reject) => {
    parseLarge(request, response, (error?: unknown) => {
      if (error === undefined) resolve(request.body);
      else reject(error instanceof Error ? error : new Error('the body cannot be read', { cause: error }));
    });
  });

export function codeListsRouter(deps: Deps): Router {
  const router = Router();
  const signedIn = guard(deps);
  const admin = guard(deps, 'admin');
  // Every station's people are judged twice.
  const inTurn = createTurns(1);
  router.get(
    '/code-lists',
    signedIn(async (_who, _request, response) => {
      const lists = await deps.codeLists.list();
      response.json({ lists: lists.map(summaryOf) } satisfies CodeListsReply);
    }),
  );
  router.get(
    '/code-lists/:listId',
    signedIn(async (_who, request, response) => {
      const listId = String(request.params['listId']);
      const list = isCodeListId(listId) ? await deps.codeLists.read(listId) : undefined;
      if (list) response.json(list);
      else sendFailure(response, { kind: 'not-found' });
    }),
  );
  router.get(
    '/code-list-parts/:digest',
    signedIn(async (_who, request, response) => {
      const digest = String(request.params['digest']);
      const part = /^[0-9a-f]{64}$/.test(digest) ? await deps.codeLists.readPart(digest) : undefined;
      if (part) response.json(part);
      else sendFailure(response, { kind: 'not-found' });
    }),
  );
  router.put(
    '/admin/code-lists/:listId',
    admin(async ({ account }, request, response) => {
      const listId = String(request.params['listId']);
      if (!isCodeListId(listId)) return sendFailure(response, { kind: 'not-found' });
      const body = importBody(await largeBody(request, response));
      if (!body.ok) return sendFailure(response, body.error);
      if (!parseLocalDate(body.value.effectiveFrom).ok)
        return sendFailure(response, { kind: 'bad-request', field: 'effectiveFrom', rule: 'date' });
      response.json(await importCodeList(deps, account.accountId, { ...body.value, listId }));
    }),
  );
  router.post(
    '/admin/schedule-preview',
    admin(async ({ account }, request, response) => {
      const body = previewBody(await largeBody(request, response));
      if (!body.ok) return sendFailure(response, body.error);
      sendResult(response, await inTurn(() => previewSchedule(deps, account.accountId, body.value.rows)));
    }),
  );
  return router;
}
