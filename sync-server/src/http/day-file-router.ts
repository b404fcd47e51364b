// `POST /stations/:id/day-file`: a file that came by hand. Read as it comes, within its limit; whatever is wrong with it
// is said in the answer, beside what was taken in before.

import compression from 'compression';
import { Router, type Request } from 'express';
import { isIdOf } from '@tram/shared-schema/document/ids.js';
import { MAX_DAY_FILE_BYTES } from '@tram/shared-schema/sync/day-file.js';
import { takeDayFile } from '#day-file/take-day-file.js';
import type { Deps } from '#deps.js';
import type { CheckDocument } from '@tram/shared-schema/sync/check-document.js';
import { countResults } from '#sync/push-documents.js';
import type { AccountLimits } from './limit-account.js';
import type { Metrics } from './metrics.js';
import { BODY_IDLE_MS, BodyStalled } from './push-body.js';
import { sendFailure } from './send-failure.js';
import type { Guard } from './signed-in.js';

export interface DayFileRouterParts {
  readonly deps: Deps;
  readonly metrics: Metrics;
  readonly signedIn: Guard;
  readonly limits: AccountLimits;
  readonly check: CheckDocument;
  readonly bodyIdleMs?: number;
  readonly maxBytes?: number;
}

/** More came than the limit lets through; what was whole before stays taken in. */
class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
}

async function* bytesOf(request: Request, maxBytes: number, idleMs: number): AsyncGenerator<Uint8Array> {
  let read = 0;
  request.setTimeout(idleMs, () => request.destroy(new BodyStalled()));
  for await (const piece of request as AsyncIterable<Buffer>) {
    read += piece.length;
    if (read > maxBytes) throw new FileTooLarge(`more than ${maxBytes} bytes`);
    yield piece;
  }
}

/** What follows a fault is let go, so that whoever sends it comes to hear the answer. */
async function drain(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _piece of bytes);
}

export function dayFileRouter(parts: DayFileRouterParts): Router {
  const { deps, metrics, signedIn, limits, check } = parts;
  const { bodyIdleMs = BODY_IDLE_MS, maxBytes = MAX_DAY_FILE_BYTES } = parts;
  const router = Router();
  router.post(
    '/stations/:id/day-file',
    compression(),
    signedIn(async (who, request, response) => {
      const stationId = String(request.params['id']);
      if (!isIdOf('station', stationId)) return sendFailure(response, { kind: 'not-found' });
      const tooLarge = { kind: 'too-large', limit: maxBytes } as const;
      if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
        response.setHeader('Connection', 'close');
        return sendFailure(response, tooLarge);
      }
      const bytes = bytesOf(request, maxBytes, bodyIdleMs);
      try {
        const taken = await takeDayFile(deps, check, who, stationId, bytes);
        if (!taken.ok) {
          response.setHeader('Connection', 'close');
          return sendFailure(response, taken.error);
        }
        await drain(bytes);
        const { reply, letters } = taken.value;
        limits.took(who.account.accountId, letters);
        metrics.pushed(countResults(reply.parts.flatMap(({ results }) => results)));
        response.json(reply);
      } catch (error) {
        if (!(error instanceof FileTooLarge)) throw error;
        response.setHeader('Connection', 'close');
        sendFailure(response, tooLarge);
      }
    }),
  );
  return router;
}
