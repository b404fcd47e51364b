// Counts of vaccines, for a centre and for the station itself. Much is read for a small answer: one count at a time.

import { Router, type Request } from 'express';
import { localDateAt } from '@tram/shared-schema/local-date.js';
import { monthOf, parseMonth, type Month } from '@tram/shared-schema/immunisation/counts/month.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import {
  countImmunisationOfCentre,
  countImmunisationOfStation,
  type CountedImmunisation,
} from '#centre/count-immunisation.js';
import { createKeptCounts } from '#centre/kept-counts.js';
import { readEditions } from '#centre/published-schedules.js';
import type { Deps } from '#deps.js';
import { createTurns } from '#turns.js';
import { pathId } from './admin-route.js';
import { ACCOUNT_LIMIT, accountLimits, holding } from './limit-account.js';
import { whenReaderLeaves } from './send-feed.js';
import { sendFailure } from './send-failure.js';
import { sendResult } from './send-result.js';
import { guard } from './signed-in.js';
import type { BadRequest } from './validate-body.js';

/** Of one account, waiting for their turn. */
const WAITING = 3;

/** The running month where none is named; nothing that lies ahead is counted. */
function monthIn(request: Request, nowMs: number): Result<Month, BadRequest> {
  const current = monthOf(localDateAt(nowMs));
  const asked = request.query['month'] ?? '';
  if (asked === '') return ok(current);
  const month = typeof asked === 'string' ? parseMonth(asked) : undefined;
  if (month === undefined) return err({ kind: 'bad-request', field: 'month', rule: 'month' });
  return month > current ? err({ kind: 'bad-request', field: 'month', rule: 'ahead' }) : ok(month);
}

export function immunisationCountsRouter(deps: Deps): Router {
  const router = Router();
  const limits = accountLimits({ ...ACCOUNT_LIMIT, open: WAITING });
  const signedIn = holding(guard(deps), limits, deps.clock);
  const inTurn = createTurns(1);
  const parts = {
    ...deps,
    kept: createKeptCounts<CountedImmunisation>(deps.documents),
    editions: readEditions(deps.codeLists),
  };

  router.get(
    '/centres/:id/counts/immunisation',
    signedIn(async ({ account }, request, response) => {
      const centreId = pathId(request, 'id', 'centre');
      if (!centreId.ok) return sendFailure(response, centreId.error);
      const month = monthIn(request, deps.clock.nowMs());
      if (!month.ok) return sendFailure(response, month.error);
      const signal = whenReaderLeaves(response);
      const asked = { month: month.value, centreId: centreId.value, signal };
      const counted = await inTurn(() => countImmunisationOfCentre(parts, account, asked));
      if (!signal.aborted) sendResult(response, counted);
    }),
  );
  router.get(
    '/stations/:id/counts/immunisation',
    signedIn(async ({ account }, request, response) => {
      const stationId = pathId(request, 'id', 'station');
      if (!stationId.ok) return sendFailure(response, stationId.error);
      const month = monthIn(request, deps.clock.nowMs());
      if (!month.ok) return sendFailure(response, month.error);
      sendResult(
        response,
        await inTurn(() => countImmunisationOfStation(parts, account, stationId.value, month.value)),
      );
    }),
  );
  return router;
}
