// A station's documents, down and up, and a centre's, down.

import { Router, type Request, type Response } from 'express';
import { isIdOf } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { pullCentre } from '#centre/pull-centre.js';
import type { Deps } from '#deps.js';
import type { Session } from '#ports.js';
import { documentChecker } from '#sync/document-schema.js';
import { pullChanges, type Feed } from '#sync/pull-changes.js';
import { createTurns } from '#turns.js';
import { compareRouter } from './compare-router.js';
import { dayFileRouter } from './day-file-router.js';
import { feedQuery } from './feed-query.js';
import { accountLimits, asking, holding, type AccountLimit } from './limit-account.js';
import type { Metrics } from './metrics.js';
import { pagePacker } from './pack-page.js';
import { pushRouter } from './push-router.js';
import { sendFailure } from './send-failure.js';
import { sendFeed, whenReaderLeaves } from './send-feed.js';
import { guard } from './signed-in.js';
import type { WakeTimes } from './send-wake.js';
import { wakeRouter } from './wake-router.js';

export interface SyncLimits {
  readonly account?: AccountLimit;
  readonly wake?: WakeTimes;
  readonly bodyIdleMs?: number;
  readonly feedStallMs?: number;
}

/** Pages of documents and comparisons, each some megabytes unpacked. More at a time only wait for the same disk. */
const TAKEN_AT_ONCE = 16;

export function syncRouter(deps: Deps, metrics: Metrics, bounds: SyncLimits = {}): Router {
  const router = Router();
  const limits = accountLimits(bounds.account);
  const signedIn = holding(guard(deps), limits, deps.clock);
  const check = documentChecker();
  const packer = pagePacker(deps.turns);

  /** What was read is written down before the reader is told that all came, or as soon as the line broke. */
  async function answerFeed(
    { request, response, session }: { request: Request; response: Response; session: Session },
    feed: Feed<object>,
    signal: AbortSignal,
  ): Promise<void> {
    const actor = session.accountId;
    let written = false;
    const writeDown = async (): Promise<void> => {
      if (written) return;
      written = true;
      const at = instantAt(deps.clock.nowMs());
      for (const [subject, read] of feed.counts) {
        metrics.pulled(read);
        if (read > 0)
          await deps.audit.append({ at, actor, act: 'documents-read', subject, counts: { read } });
      }
    };
    const stream = deps.streams.add({ kind: 'feed', session, end: () => response.destroy() });
    if (!stream.ok) return sendFailure(response, stream.error);
    try {
      await sendFeed(request, response, feed, signal, writeDown, {
        packer,
        ...(bounds.feedStallMs !== undefined && { stallMs: bounds.feedStallMs }),
      });
    } finally {
      stream.value();
      await writeDown();
    }
  }

  router.get(
    '/stations/:id/changes',
    signedIn(async ({ account, session }, request, response) => {
      const stationId = String(request.params['id']);
      if (!isIdOf('station', stationId)) return sendFailure(response, { kind: 'not-found' });
      const query = feedQuery(request);
      if (!query.ok) return sendFailure(response, query.error);
      const signal = whenReaderLeaves(response);
      const feed = await pullChanges(deps, account, { ...query.value, stationId, signal });
      if (!feed.ok) return sendFailure(response, feed.error);
      await answerFeed({ request, response, session }, feed.value, signal);
    }),
  );

  router.get(
    '/centres/:id/changes',
    signedIn(async ({ account, session }, request, response) => {
      const centreId = String(request.params['id']);
      if (!isIdOf('centre', centreId)) return sendFailure(response, { kind: 'not-found' });
      const query = feedQuery(request);
      if (!query.ok) return sendFailure(response, query.error);
      const signal = whenReaderLeaves(response);
      const feed = await pullCentre(deps, account, { ...query.value, centreId, signal });
      if (!feed.ok) return sendFailure(response, feed.error);
      await answerFeed({ request, response, session }, feed.value, signal);
    }),
  );

  const { bodyIdleMs } = bounds;
  const sent = { deps, metrics, signedIn, limits, check, ...(bodyIdleMs !== undefined && { bodyIdleMs }) };
  const inTurn = createTurns(TAKEN_AT_ONCE);
  router.use(pushRouter({ ...sent, inTurn }), dayFileRouter(sent));
  router.use(compareRouter(deps, signedIn, inTurn));
  router.use(wakeRouter(deps, asking(guard(deps), limits, deps.clock), bounds.wake));
  return router;
}
