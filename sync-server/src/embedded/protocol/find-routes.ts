// Mango: `_find` and `_explain`.

import type { JsonObject } from '#embedded/storage/json-object.js';
import { runFind } from '#embedded/views/mango-find.js';
import type { Plan } from '#embedded/views/mango-plan.js';
import type { Call } from './call.js';
import type { DatabaseContext } from './database-routes.js';
import { readFind, writeBookmark, type PostedFind } from './find-request.js';
import { ALL_DOCS, describeIndex, indexListMethods } from './index-routes.js';
import type { Methods } from './methods.js';

export const findRoutes: Record<string, Methods<DatabaseContext>> = {
  _find: { POST: find },
  _explain: { POST: explain },
  _index: indexListMethods,
};

const SLOW = 'No matching index found, create an index to optimize query time.';

async function find(call: Call, { database }: DatabaseContext): Promise<void> {
  const body = await call.postedObject();
  const posted = await readFind(body, database);
  const { request } = posted;
  const { documents, examined } = await runFind(database, request);
  const bookmark = documents.length === 0 ? 'nil' : writeBookmark(request.skip + documents.length);
  const stats = {
    total_keys_examined: 0,
    total_docs_examined: examined,
    total_quorum_docs_examined: 0,
    results_returned: documents.length,
    execution_time_ms: 0,
  };
  await call.send(200, {
    docs: documents,
    bookmark,
    ...(body['execution_stats'] === true ? { execution_stats: stats } : {}),
    ...warningFor(posted),
  });
}

function warningFor({ request, unused }: PostedFind): JsonObject {
  const lines = [
    ...(unused
      ? [`${unused.designId} was not used because it does not contain a valid index for this query.`]
      : []),
    ...(isFullScan(request.plan) ? [SLOW] : []),
  ];
  return lines.length > 0 ? { warning: lines.join('\n') } : {};
}

const isFullScan = (plan: Plan): boolean =>
  plan.kind === 'all-documents' && (plan.startId === undefined || plan.startId !== plan.endId);

async function explain(call: Call, { database }: DatabaseContext): Promise<void> {
  const body = await call.postedObject();
  const { request } = await readFind(body, database);
  const { plan, limit, skip, fields } = request;
  await call.send(200, {
    dbname: database.name,
    index: plan.kind === 'index' ? describeIndex(plan.index) : ALL_DOCS,
    selector: body['selector'],
    opts: { limit, skip, fields, sort: body['sort'] ?? [] },
    limit,
    skip,
    fields: fields.length > 0 ? fields : 'all_fields',
  });
}
