// Counts of chronic care, for a centre and for the station itself. Much is read for a small answer: one count at a time.

import { Router, type Request } from 'express';
import type { CountsQuestion } from '@tram/shared-schema/chronic/chronic-counts.js';
import { localDateAt } from '@tram/shared-schema/local-date.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { countChronicOfCentre, countChronicOfStation, type CountedChronic } from '#centre/count-chronic.js';
import { createKeptCounts } from '#centre/kept-counts.js';
import type { Deps } from '#deps.js';
import { createTurns } from '#turns.js';
import { pathId } from './admin-route.js';
import { ACCOUNT_LIMIT, accountLimits, holding } from './limit-account.js';
import { periodQuery } from './period-query.js';
import { whenReaderLeaves } from './send-feed.js';
import { sendFailure } from './send-failure.js';
import { sendResult } from './send-result.js';
import { guard } from './signed-in.js';
import type { BadRequest } from './validate-body.js';

/** Of one account, waiting for their turn. */
const WAITING = 3;

function questionIn(request: Request, nowMs: number): Result<CountsQuestion, BadRequest> {
  const period = periodQuery(request, localDateAt(nowMs));
  if (!period.ok) return period;
  const register = request.query['register'] ?? '';
  if (typeof register !== 'string' || !/^[a-z0-9-]{0,40}$/.test(register))
    return err({ kind: 'bad-request', field: 'register', rule: 'code' });
  return ok({ ...period.value, ...(register !== '' && { register }) });
}

export function chronicCountsRouter(deps: Deps): Router {
  const router = Router();
  const limits = accountLimits({ ...ACCOUNT_LIMIT, open: WAITING });
  const signedIn = holding(guard(deps), limits, deps.clock);
  const inTurn = createTurns(1);
  const parts = { ...deps, kept: createKeptCounts<CountedChronic>(deps.documents) };

  router.get(
    '/centres/:id/counts/chronic',
    signedIn(async ({ account }, request, response) => {
      const centreId = pathId(request, 'id', 'centre');
      if (!centreId.ok) return sendFailure(response, centreId.error);
      const question = questionIn(request, deps.clock.nowMs());
      if (!question.ok) return sendFailure(response, question.error);
      const signal = whenReaderLeaves(response);
      const asked = { ...question.value, centreId: centreId.value, signal };
      const counted = await inTurn(() => countChronicOfCentre(parts, account, asked));
      if (!signal.aborted) sendResult(response, counted);
    }),
  );
  router.get(
    '/stations/:id/counts/chronic',
    signedIn(async ({ account }, request, response) => {
      const stationId = pathId(request, 'id', 'station');
      if (!stationId.ok) return sendFailure(response, stationId.error);
      const question = questionIn(request, deps.clock.nowMs());
      if (!question.ok) return sendFailure(response, question.error);
      sendResult(
        response,
        await inTurn(() => countChronicOfStation(parts, account, stationId.value, question.value)),
      );
    }),
  );
  return router;
}
