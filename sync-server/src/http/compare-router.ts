// `POST /stations/:id/compare`: a tablet and a restored or replaced server find out what each lacks.

import compression from 'compression';
import { Router, type Response } from 'express';
import { isIdOf, ULID_PATTERN, type StationId } from '@tram/shared-schema/document/ids.js';
import {
  MAX_COMPARED_ENTRIES,
  MAX_COMPARED_RUNS,
  type CompareRequest,
} from '@tram/shared-schema/sync/compare.js';
import { PROTOCOL_VERSION } from '@tram/shared-schema/sync/limits.js';
import type { Deps } from '#deps.js';
import type { Account } from '#ports.js';
import { compareDocuments } from '#sync/compare-documents.js';
import type { Turns } from '#turns.js';
import { readPush, unpack, type SentBody } from './push-body.js';
import { sendFailure } from './send-failure.js';
import type { Guard } from './signed-in.js';
import { bodyReader } from './validate-body.js';

const documentId = { type: 'string', maxLength: 60, pattern: `^[a-z-]+:${ULID_PATTERN}$` };
/** Also where runs begin, before every id, and end, behind them. */
const place = { type: 'string', maxLength: 60, pattern: `^(|~|[a-z-]+:${ULID_PATTERN})$` };
const digest = { type: 'string', maxLength: 20 };
const pairs = (first: object, maxItems: number): object => ({
  type: 'array',
  maxItems,
  items: { type: 'array', minItems: 2, maxItems: 2, items: [first, digest], additionalItems: false },
});

const compareBody = bodyReader<CompareRequest>(
  {
    protocol: { type: 'integer' },
    epoch: { type: 'string', maxLength: 100 },
    after: place,
    through: place,
    runs: pairs(place, MAX_COMPARED_RUNS),
    entries: pairs(documentId, MAX_COMPARED_ENTRIES),
    ids: { type: 'array', maxItems: MAX_COMPARED_ENTRIES, items: documentId },
  },
  ['protocol', 'epoch', 'after'],
);

/** Of an honest tablet each place lies behind the one before; otherwise the answer would say nothing. */
function placesOf(request: CompareRequest): readonly string[] {
  if ('runs' in request) return [request.after, ...request.runs.map(([through]) => through)];
  if ('ids' in request) return [request.after, ...request.ids];
  return [request.after, ...request.entries.map(([id]) => id)];
}

function wrongField(request: CompareRequest): string | undefined {
  const asked = ['runs', 'entries', 'ids'].filter((kind) => kind in request);
  if (asked.length !== 1) return 'runs';
  if ('entries' in request && typeof request.through !== 'string') return 'through';
  const places = placesOf(request);
  const inOrder = places.every((place, at) => at === 0 || place > (places[at - 1] ?? ''));
  const endsInside = !('entries' in request) || (places.at(-1) ?? '') <= request.through;
  return inOrder && endsInside && places.length > 0 ? undefined : 'after';
}

export function compareRouter(deps: Deps, signedIn: Guard, inTurn: Turns): Router {
  async function compare(
    account: Account,
    stationId: StationId,
    sent: SentBody,
    response: Response,
  ): Promise<void> {
    const body = compareBody((await unpack(sent)).json);
    if (!body.ok) return sendFailure(response, body.error);
    if (body.value.protocol !== PROTOCOL_VERSION) {
      return sendFailure(response, { kind: 'unknown-protocol', supported: PROTOCOL_VERSION });
    }
    const field = wrongField(body.value);
    if (field !== undefined) return sendFailure(response, { kind: 'bad-request', field, rule: 'order' });
    const reply = await compareDocuments(deps, account, stationId, body.value);
    if (!reply.ok) return sendFailure(response, reply.error);
    response.json(reply.value);
  }

  const router = Router();
  router.post(
    '/stations/:id/compare',
    compression(),
    signedIn(async ({ account }, request, response) => {
      const stationId = String(request.params['id']);
      if (!isIdOf('station', stationId)) return sendFailure(response, { kind: 'not-found' });
      const sent = await readPush(request, response);
      await inTurn(() => compare(account, stationId, sent, response));
    }),
  );
  return router;
}
