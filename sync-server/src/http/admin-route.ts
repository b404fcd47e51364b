// A route only an administrator may take: the handler sees who asks and answers a result.

import type { Request, RequestHandler } from 'express';
import {
  type documentId,
  isIdOf,
  isReplicaId,
  type AccountId,
  type IdPrefix,
  type ReplicaId,
} from '@tram/shared-schema/document/ids.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { ApiFailure } from '@tram/shared-schema/sync/wire.js';
import type { Deps } from '#deps.js';
import { sendResult, type Success } from './send-result.js';
import { guard } from './signed-in.js';

type Handler = (actor: AccountId, request: Request) => Promise<Result<unknown, ApiFailure>>;

export function adminRoutes(deps: Deps): (success: Success, handler: Handler) => RequestHandler {
  const admin = guard(deps, 'admin');
  return (success, handler) =>
    admin(async ({ account }, request, response) => {
      sendResult(response, await handler(account.accountId, request), success);
    });
}

type NotFound = { kind: 'not-found' };
type IdWith<P extends IdPrefix> = ReturnType<typeof documentId<P>>;

/** An id in the path. What is no id at all names nothing. */
export function pathId<P extends IdPrefix>(
  request: Request,
  name: string,
  prefix: P,
): Result<IdWith<P>, NotFound> {
  const text = String(request.params[name]);
  return isIdOf(prefix, text) ? ok(text) : err({ kind: 'not-found' });
}
export function pathReplica(request: Request): Result<ReplicaId, NotFound> {
  const text = String(request.params['id']);
  return isReplicaId(text) ? ok(text) : err({ kind: 'not-found' });
}
