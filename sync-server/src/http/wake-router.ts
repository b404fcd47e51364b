// `GET /stations/:id/wake`: held open until there is more. See shared-schema/src/sync/wake.ts.

import { Router } from 'express';
import { isIdOf } from '@tram/shared-schema/document/ids.js';
import { WAKE_STREAM_TYPE, type WakeEnd } from '@tram/shared-schema/sync/wake.js';
import type { Cursor } from '@tram/shared-schema/sync/wire.js';
import type { Deps } from '#deps.js';
import { wakeTablet } from '#sync/wake-tablet.js';
import { feedQuery } from './feed-query.js';
import { sendFailure } from './send-failure.js';
import { holdWake, streamWake, WAKE_TIMES, type WakeReply, type WakeTimes } from './send-wake.js';
import { underPolicy, type BareFailure } from './shut-out.js';
import type { Guard } from './signed-in.js';

const JSON_TYPE = 'application/json';

function failureOf(reason: WakeEnd): BareFailure {
  return reason === 'device-revoked' || reason === 'account-disabled'
    ? { kind: reason }
    : { kind: 'session-expired' };
}

export function wakeRouter(deps: Deps, signedIn: Guard, times: WakeTimes = WAKE_TIMES): Router {
  const router = Router();
  router.get(
    '/stations/:id/wake',
    signedIn(async ({ account, session, tokenOverMs }, request, response) => {
      const stationId = String(request.params['id']);
      if (!isIdOf('station', stationId)) return sendFailure(response, { kind: 'not-found' });
      const query = feedQuery(request);
      if (!query.ok) return sendFailure(response, query.error);
      // Who says nothing gets the answer that ends.
      const form = request.accepts([JSON_TYPE, WAKE_STREAM_TYPE]);
      if (form === false)
        return sendFailure(response, { kind: 'bad-request', field: 'Accept', rule: 'enum' });

      let reply: WakeReply | undefined;
      let early: { readonly cursor: Cursor | undefined } | undefined;
      const tell = (cursor?: Cursor): void => {
        if (reply) reply.more(cursor);
        else early = { cursor };
      };
      const wake = await wakeTablet(deps, account, { ...query.value, stationId }, tell);
      if (!wake.ok) return sendFailure(response, wake.error);
      const { moreNow, stopListening } = wake.value;
      const stream = deps.streams.add({
        kind: 'wake',
        session,
        end: (reason) => reply?.end(reason),
        accountChanged: tell,
      });
      if (!stream.ok) {
        stopListening();
        return sendFailure(response, stream.error);
      }
      const leave = (): void => {
        stopListening();
        stream.value();
      };
      if (response.destroyed) return leave();
      response.once('close', leave);
      const lifeMs = tokenOverMs - deps.clock.nowMs();
      const toldOn = (reason: WakeEnd) => underPolicy(failureOf(reason), deps.policy);
      reply =
        form === WAKE_STREAM_TYPE
          ? streamWake(response, times, lifeMs, deps.policy)
          : holdWake(response, times, (reason) => sendFailure(response, toldOn(reason)));
      const news = early ?? moreNow;
      if (news) reply.more(news.cursor);
    }),
  );
  return router;
}
