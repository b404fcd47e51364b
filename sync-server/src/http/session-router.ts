// Signing in, renewing, asking who one is, signing out, changing one's password, and the first administrator.

import { Router, type RequestHandler } from 'express';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { ok } from '@tram/shared-schema/result.js';
import { viewOfAccount } from '#accounts/account-view.js';
import { changePassword } from '#accounts/change-password.js';
import { endSession } from '#accounts/end-session.js';
import { refreshSession } from '#accounts/refresh-session.js';
import { setUp } from '#accounts/set-up.js';
import { signIn } from '#accounts/sign-in.js';
import type { Deps } from '#deps.js';
import { changePasswordBody, refreshBody, setupBody, signInBody } from './bodies.js';
import { deviceContactOf } from './device-contact.js';
import { sendFailure } from './send-failure.js';
import { sendResult } from './send-result.js';
import { underPolicy } from './shut-out.js';
import { guard } from './signed-in.js';

export function sessionRouter(deps: Deps, limitTries: RequestHandler): Router {
  const router = Router();
  const signedIn = guard(deps);

  router.post('/session', limitTries, async (request, response) => {
    const body = signInBody(request.body);
    if (!body.ok) return sendFailure(response, body.error);
    const opened = await signIn(deps, body.value, deviceContactOf(request)?.report);
    if (!opened.ok) return sendFailure(response, underPolicy(opened.error, deps.policy));
    sendResult(response, opened);
  });

  router.post('/session/refresh', limitTries, async (request, response) => {
    const body = refreshBody(request.body);
    if (!body.ok) return sendFailure(response, body.error);
    const renewed = await refreshSession(deps, body.value, deviceContactOf(request)?.report);
    if (!renewed.ok) return sendFailure(response, underPolicy(renewed.error, deps.policy));
    sendResult(response, renewed);
  });

  router.get(
    '/session',
    signedIn(async ({ account }, _request, response) => {
      const station = account.stationId && (await deps.directory.readStation(account.stationId));
      response.json({
        account: viewOfAccount(account),
        ...(station && { stationName: station.name }),
        serverTime: instantAt(deps.clock.nowMs()),
      });
    }),
  );

  router.delete(
    '/session',
    signedIn(async (who, _request, response) => {
      await endSession(deps, who);
      sendResult(response, ok(undefined), 'done');
    }),
  );

  router.post(
    '/session/password',
    limitTries,
    signedIn(async (who, request, response) => {
      const body = changePasswordBody(request.body);
      if (!body.ok) return sendFailure(response, body.error);
      sendResult(response, await changePassword(deps, who, body.value), 'done');
    }),
  );

  router.post('/setup', limitTries, async (request, response) => {
    const body = setupBody(request.body);
    if (!body.ok) return sendFailure(response, body.error);
    sendResult(response, await setUp(deps, body.value), 'created');
  });
  return router;
}
