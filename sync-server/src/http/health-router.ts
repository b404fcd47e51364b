// For whoever watches the server: is it well, and its figures. The figures are for this machine or for who has the token.

import { createHash, timingSafeEqual } from 'node:crypto';
import { Router, type Request } from 'express';
import type { DocumentStore } from '#ports.js';
import type { Metrics } from './metrics.js';
import { sendFailure } from './send-failure.js';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** A proxy on this machine also comes from here, but says for whom. */
const isLocal = (request: Request): boolean =>
  LOOPBACK.has(request.socket.remoteAddress ?? '') &&
  request.headers['x-forwarded-for'] === undefined &&
  request.headers['forwarded'] === undefined;

const digest = (text: string): Uint8Array => new Uint8Array(createHash('sha256').update(text).digest());

export function healthRouter(
  documents: Pick<DocumentStore, 'check'>,
  metrics: Metrics,
  metricsToken: string | undefined,
): Router {
  const router = Router();
  const hasToken = (request: Request): boolean => {
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    return (
      metricsToken !== undefined &&
      given !== undefined &&
      timingSafeEqual(digest(given), digest(metricsToken))
    );
  };
  router.get('/healthz', async (_request, response) => {
    await documents.check();
    response.setHeader('Cache-Control', 'no-store');
    response.json({ status: 'ok' });
  });
  router.get('/metrics', async (request, response) => {
    if (!isLocal(request) && !hasToken(request)) return sendFailure(response, { kind: 'not-found' });
    response.setHeader('Content-Type', metrics.contentType);
    response.send(await metrics.text());
  });
  return router;
}
