// One address for all ways of filling: their pages, the sync server under /api and the store under /couch. Every way
// reads through it, so none has a shorter road.

import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

export interface FrontParts {
  readonly pagesDir: string;
  readonly serverUrl: string;
  readonly couchUrl: string;
  readonly couchAuthorization: string;
}

function pass(
  request: IncomingMessage,
  response: ServerResponse,
  to: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const { host: _host, ...given } = request.headers;
  const onward = ask(to, { method: request.method, headers: { ...given, ...headers } }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}

async function page(path: string, dir: string, response: ServerResponse): Promise<void> {
  const file = join(dir, path);
  const type = TYPES[extname(file)];
  const found = /^\/[a-z]+\.(html|js)$/.test(path) && (await access(file).then(...yesOrNo));
  if (!found || type === undefined) response.writeHead(404).end();
  else createReadStream(file).pipe(response.writeHead(200, { 'content-type': type }));
}
const yesOrNo = [() => true, () => false] as const;

export async function openFront(parts: FrontParts): Promise<{ url: string; close(): Promise<void> }> {
  const { pagesDir, serverUrl, couchUrl, couchAuthorization } = parts;
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path.startsWith('/api/')) pass(request, response, `${serverUrl}${path}`);
    else if (path.startsWith('/couch/')) {
      const headers = { authorization: couchAuthorization };
      pass(request, response, `${couchUrl}${path.slice('/couch'.length)}`, headers);
    } else void page(path, pagesDir, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
