// Serves the bench's page and its frames. A frame is drawn when it is asked for, so that a thousand megabytes of pictures
// need not lie anywhere.

import { readFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Picture } from '../../media/camera-shot.js';
import type { CorpusFrame } from '../../media/scan-corpus.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

export interface DecodersSite {
  readonly url: string;
  close(): Promise<void>;
}

async function buildPage(folder: string): Promise<void> {
  await build({
    configFile: join(root, 'pwa', 'vite.config.ts'),
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: false,
      sourcemap: false,
      manifest: false,
      rollupOptions: {
        input: join(root, 'e2e', 'benches', 'scan', 'decoders-page.ts'),
        output: { entryFileNames: 'decoders-page.js' },
      },
    },
    logLevel: 'error',
  });
  await writeFile(
    join(folder, 'index.html'),
    '<!doctype html><title>Decoders</title><script type="module" src="/decoders-page.js"></script>',
  );
}

function toRgba({ width, height, rgb }: Picture): Uint8Array {
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
    for (let band = 0; band < 3; band++) rgba[to + band] = rgb[from + band] ?? 0;
  }
  return rgba;
}

export async function startDecodersSite(frames: readonly CorpusFrame[]): Promise<DecodersSite> {
  const folder = await mkdtemp(join(tmpdir(), 'tram-decoders-'));
  await buildPage(folder);

  const answer = async (path: string): Promise<{ type: string; body: Uint8Array } | undefined> => {
    const frame = /^\/frames\/(\d+)$/.exec(path)?.[1];
    if (frame !== undefined) {
      const asked = frames[Number(frame)];
      return asked && { type: 'application/octet-stream', body: toRgba(asked.shoot()) };
    }
    const file = path === '/' ? '/index.html' : path;
    const body = /^(?:\/[\w-][\w.-]*)+$/.test(file)
      ? await readFile(join(folder, file)).catch(() => undefined)
      : undefined;
    return body && { type: TYPES[extname(file)] ?? 'application/octet-stream', body };
  };
  const server = createServer((request, response) => {
    answer(request.url ?? '/').then(
      (found) => {
        response.writeHead(found ? 200 : 404, { 'content-type': found?.type ?? 'text/plain' });
        response.end(found?.body);
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the site has no port');
  return {
    url: `http://localhost:${address.port}`,
    async close() {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await rm(folder, { recursive: true, force: true });
    },
  };
}
