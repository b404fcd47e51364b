// Centres, stations and hamlets, for the administrator.

import { Router } from 'express';
import { ok } from '@tram/shared-schema/result.js';
import { renewStation } from '#admin/after-restore.js';
import { createCentre, createStation } from '#admin/create-place.js';
import { listHamlets, putHamlet } from '#admin/put-hamlet.js';
import type { Deps } from '#deps.js';
import { adminRoutes, pathId } from './admin-route.js';
import { centreBody, hamletBody, stationBody } from './bodies.js';

export function placesRouter(deps: Deps): Router {
  const router = Router();
  const route = adminRoutes(deps);
  router.get(
    '/centres',
    route('ok', async () => ok(await deps.directory.listCentres())),
  );
  router.post(
    '/centres',
    route('created', async (actor, request) => {
      const body = centreBody(request.body);
      return body.ok ? ok(await createCentre(deps, actor, body.value)) : body;
    }),
  );
  router.get(
    '/stations',
    route('ok', async () => ok(await deps.directory.listStations())),
  );
  router.post(
    '/stations',
    route('created', async (actor, request) => {
      const body = stationBody(request.body);
      return body.ok ? createStation(deps, actor, body.value) : body;
    }),
  );
  router.post(
    '/stations/:id/restored',
    route('done', async (actor, request) => {
      const stationId = pathId(request, 'id', 'station');
      if (!stationId.ok) return stationId;
      const renewed = await renewStation(deps, actor, stationId.value);
      // No change says that the epoch is new.
      deps.watches.tell(stationId.value);
      return renewed;
    }),
  );
  router.get(
    '/stations/:id/hamlets',
    route('ok', async (_actor, request) => {
      const stationId = pathId(request, 'id', 'station');
      return stationId.ok ? listHamlets(deps, stationId.value) : stationId;
    }),
  );
  router.post(
    '/stations/:id/hamlets',
    route('created', async (actor, request) => {
      const stationId = pathId(request, 'id', 'station');
      if (!stationId.ok) return stationId;
      const body = hamletBody(request.body);
      return body.ok ? putHamlet(deps, actor, stationId.value, body.value) : body;
    }),
  );
  router.put(
    '/stations/:id/hamlets/:hamletId',
    route('ok', async (actor, request) => {
      const stationId = pathId(request, 'id', 'station');
      if (!stationId.ok) return stationId;
      const hamletId = pathId(request, 'hamletId', 'hamlet');
      if (!hamletId.ok) return hamletId;
      const body = hamletBody(request.body);
      if (!body.ok) return body;
      return putHamlet(deps, actor, stationId.value, { ...body.value, hamletId: hamletId.value });
    }),
  );
  return router;
}
