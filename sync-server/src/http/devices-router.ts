// Tablets, for whoever answers for them: the head of a station and the administrator.

import { Router } from 'express';
import { listDevices, setRevoked } from '#admin/revoke-device.js';
import type { Deps } from '#deps.js';
import { pathReplica } from './admin-route.js';
import { sendFailure } from './send-failure.js';
import { sendResult } from './send-result.js';
import { guard } from './signed-in.js';

export function devicesRouter(deps: Deps): Router {
  const router = Router();
  const signedIn = guard(deps, 'head', 'admin');
  router.get(
    '/devices',
    signedIn(async ({ account }, _request, response) => {
      response.json(await listDevices(deps, account));
    }),
  );
  const revoking = (revoked: boolean) =>
    signedIn(async ({ account }, request, response) => {
      const replicaId = pathReplica(request);
      if (!replicaId.ok) return sendFailure(response, replicaId.error);
      sendResult(response, await setRevoked(deps, account, replicaId.value, revoked));
    });
  router.post('/devices/:id/revoke', revoking(true));
  router.post('/devices/:id/restore', revoking(false));
  return router;
}
