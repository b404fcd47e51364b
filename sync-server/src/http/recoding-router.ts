// Re-coding a station's addresses after a merger, for its head and the administrator. Answers hold counts, units and
// ids of people; never a name.

import { Router, type Request, type Response } from 'express';
import type { StationId } from '@tram/shared-schema/document/ids.js';
import type { RecodingsReply } from '@tram/shared-schema/sync/recoding.js';
import type { SignedIn } from '#accounts/authenticate.js';
import type { Deps } from '#deps.js';
import { applyRecoding } from '#recoding/apply-recoding.js';
import { previewRecoding } from '#recoding/preview-recoding.js';
import { recodingView } from '#recoding/recoding-view.js';
import { leftPeople, undoRecoding } from '#recoding/undo-recoding.js';
import { pathId } from './admin-route.js';
import { sendFailure } from './send-failure.js';
import { sendResult } from './send-result.js';
import { guard } from './signed-in.js';
import { bodyReader } from './validate-body.js';

const applyBody = bodyReader<{ previewId: string }>({ previewId: { type: 'string', maxLength: 26 } }, [
  'previewId',
]);
const NEWEST = 20;

interface Asked {
  readonly who: SignedIn;
  readonly stationId: StationId;
  readonly request: Request;
  readonly response: Response;
}

const numberIn = (request: Request): number | undefined => {
  const text = String(request.params['number']);
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
};

export function recodingRouter(deps: Deps): Router {
  const router = Router();
  const signedIn = guard(deps, 'head', 'admin');
  /** A head for the own station, an administrator for any. */
  const route = (answer: (asked: Asked) => Promise<void>) =>
    signedIn(async (who, request, response) => {
      const stationId = pathId(request, 'id', 'station');
      if (!stationId.ok) return sendFailure(response, stationId.error);
      const { role, stationId: own } = who.account;
      if (role !== 'admin' && own !== stationId.value) return sendFailure(response, { kind: 'not-allowed' });
      await answer({ who, stationId: stationId.value, request, response });
    });
  const ofRun = (answer: (asked: Asked & { readonly number: number }) => Promise<void>) =>
    route(async (asked) => {
      const number = numberIn(asked.request);
      if (number === undefined) return sendFailure(asked.response, { kind: 'not-found' });
      await answer({ ...asked, number });
    });

  router.get(
    '/stations/:id/recodings',
    route(async ({ stationId, response }) => {
      const runs = await deps.recodings.newest(stationId, NEWEST);
      const made = runs.filter(({ status }) => status !== 'previewing');
      const hasList = (await deps.mergedUnits()) !== undefined;
      response.json({ runs: made.map(recodingView), hasList } satisfies RecodingsReply);
    }),
  );
  router.post(
    '/stations/:id/recodings',
    route(async ({ who, stationId, response }) => {
      sendResult(response, await previewRecoding(deps, who.account.accountId, stationId));
    }),
  );
  router.post(
    '/stations/:id/recodings/:number/apply',
    ofRun(async ({ who, stationId, number, request, response }) => {
      const body = applyBody(request.body);
      if (!body.ok) return sendFailure(response, body.error);
      sendResult(response, await applyRecoding(deps, who.account, { stationId, number, ...body.value }));
    }),
  );
  router.post(
    '/stations/:id/recodings/:number/undo',
    ofRun(async ({ who, stationId, number, response }) => {
      sendResult(response, await undoRecoding(deps, who.account, stationId, number));
    }),
  );
  router.get(
    '/stations/:id/recodings/:number/left',
    ofRun(async ({ stationId, number, response }) => {
      sendResult(response, await leftPeople(deps, stationId, number));
    }),
  );
  return router;
}
