// The app itself: files with a hash in their name are kept for good, the few that name them are asked for every time,
// and any other address of the app is the app.

import { basename } from 'node:path';
import compression from 'compression';
import { Router, static as serveFolder, type RequestHandler } from 'express';

const HASHED = /[/\\]assets[/\\][^/\\]+-[\w-]{8,}\.\w+$/;
const ONE_YEAR = 'public, max-age=31536000, immutable';
const ASK_EVERY_TIME = 'no-cache';

export function staticFiles(folder: string): Router {
  const router = Router();
  router.use(compression());
  router.use(
    serveFolder(folder, {
      index: 'index.html',
      redirect: false,
      cacheControl: false,
      setHeaders: (response, path) => {
        response.setHeader('Cache-Control', HASHED.test(path) ? ONE_YEAR : ASK_EVERY_TIME);
      },
    }),
  );
  const app: RequestHandler = (request, response, next) => {
    const isPage = request.method === 'GET' || request.method === 'HEAD';
    // A missing script must be missing: answered with a page, a browser would keep the page as the script.
    if (!isPage || basename(request.path).includes('.') || !request.accepts('html')) return next();
    response.setHeader('Cache-Control', ASK_EVERY_TIME);
    response.sendFile('index.html', { root: folder, cacheControl: false });
  };
  router.use(app);
  return router;
}
