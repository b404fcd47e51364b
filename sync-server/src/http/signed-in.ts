// Puts the question "who are you" before a handler, and where a route is for some roles only, that question too.

import type { Request, RequestHandler, Response } from 'express';
import type { Role } from '@tram/shared-schema/sync/session.js';
import { authenticate, type SignedIn } from '#accounts/authenticate.js';
import { noteDevice } from '#accounts/note-device.js';
import type { Deps } from '#deps.js';
import { deviceContactOf } from './device-contact.js';
import { noteAccount } from './request-facts.js';
import { sendFailure } from './send-failure.js';
import { underPolicy } from './shut-out.js';

export type SignedInHandler = (who: SignedIn, request: Request, response: Response) => Promise<void>;
export type Guard = (handler: SignedInHandler) => RequestHandler;

/** Without roles: whoever is signed in. */
export function guard(deps: Deps, ...roles: readonly Role[]): Guard {
  return (handler) => async (request, response) => {
    const who = await authenticate(deps, request.headers.authorization);
    if (!who.ok) return sendFailure(response, underPolicy(who.error, deps.policy));
    noteAccount(response, who.value.account.accountId);
    if (roles.length > 0 && !roles.includes(who.value.account.role))
      return sendFailure(response, { kind: 'not-allowed' });
    const { account, session, device } = who.value;
    await noteDevice(deps, { replicaId: session.replicaId, account, ...deviceContactOf(request) }, device);
    await handler(who.value, request, response);
  };
}
