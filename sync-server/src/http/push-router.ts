// `POST /stations/:id/documents`: a page of documents from a tablet. Taken in as slowly as its line brings it, and worked
// on when it is its turn.

import compression from 'compression';
import { Router, type Request, type Response } from 'express';
import { isIdOf, type StationId } from '@tram/shared-schema/document/ids.js';
import type { CheckDocument } from '@tram/shared-schema/sync/check-document.js';
import { MAX_PUSH_DOCUMENTS, PROTOCOL_VERSION } from '@tram/shared-schema/sync/limits.js';
import type { SignedIn } from '#accounts/authenticate.js';
import type { Deps } from '#deps.js';
import { countResults, pushDocuments } from '#sync/push-documents.js';
import type { Turns } from '#turns.js';
import { deviceContactOf } from './device-contact.js';
import type { AccountLimits } from './limit-account.js';
import type { Metrics } from './metrics.js';
import { pushBody, readPush, unpack, type SentBody } from './push-body.js';
import { sendFailure } from './send-failure.js';
import type { Guard } from './signed-in.js';

export interface PushRouterParts {
  readonly deps: Deps;
  readonly metrics: Metrics;
  readonly signedIn: Guard;
  readonly limits: AccountLimits;
  readonly check: CheckDocument;
  readonly inTurn: Turns;
  readonly bodyIdleMs?: number;
}

interface Arrived {
  readonly who: SignedIn;
  readonly stationId: StationId;
  readonly sent: SentBody;
}

export function pushRouter(parts: PushRouterParts): Router {
  const { deps, metrics, signedIn, limits, check, inTurn, bodyIdleMs } = parts;

  async function take(
    { who, stationId, sent }: Arrived,
    request: Request,
    response: Response,
  ): Promise<void> {
    const { json, length } = await unpack(sent);
    limits.took(who.account.accountId, length);
    const body = pushBody(json);
    if (!body.ok) return sendFailure(response, body.error);
    const { protocol, replicaId, sentAt, ...push } = body.value;
    if (protocol !== PROTOCOL_VERSION) {
      return sendFailure(response, { kind: 'unknown-protocol', supported: PROTOCOL_VERSION });
    }
    if (replicaId !== who.session.replicaId) {
      return sendFailure(response, { kind: 'bad-request', field: 'replicaId', rule: 'session' });
    }
    if (push.documents.length > MAX_PUSH_DOCUMENTS) {
      return sendFailure(response, { kind: 'too-large', limit: MAX_PUSH_DOCUMENTS });
    }
    // What stands in the header was heard before a long body on a slow line, so it says more of the clock.
    const isHeard = deviceContactOf(request)?.sentAt !== undefined;
    const reply = await pushDocuments(deps, check, who, {
      ...push,
      stationId,
      ...(sentAt !== undefined && !isHeard && { sentAt }),
    });
    if (!reply.ok) return sendFailure(response, reply.error);
    metrics.pushed(countResults(reply.value.results));
    response.json(reply.value);
  }

  const router = Router();
  router.post(
    '/stations/:id/documents',
    compression(),
    signedIn(async (who, request, response) => {
      const stationId = String(request.params['id']);
      if (!isIdOf('station', stationId)) return sendFailure(response, { kind: 'not-found' });
      // Read only now: nobody who is not signed in makes the server take in two megabytes.
      const sent = await readPush(request, response, bodyIdleMs);
      await inTurn(() => take({ who, stationId, sent }, request, response));
    }),
  );
  return router;
}
