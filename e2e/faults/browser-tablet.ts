// A tablet that is the built app in a real browser, worked through its screens. What it holds is read in its own page.

import { canonicalJson } from '@tram/shared-schema/document/canonical-json.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { ApiClient, PASSWORD } from '../api-client.js';
import { StationApp } from '../pages/station-app.js';
import { openTablet } from '../tablet.js';
import type { PageHoldings, PageReader, WhoReads } from './page-reader.js';
import type { Copy } from './verdict.js';
import type { WrittenBook } from './written-book.js';

export interface BrowserTablet {
  readonly name: string;
  readonly app: StationApp;
  documents(): Promise<ReadonlyMap<string, TramDocument>>;
  /** Sends and reads until it holds what `server` gives, or until it plainly does not. */
  bringTogether(server: () => Promise<readonly TramDocument[]>): Promise<void>;
  copy(): Promise<Copy>;
  close(): Promise<void>;
}

const READER = fileURLToPath(new URL('page-reader.ts', import.meta.url));
const MAX_TRIES = 10;
const WORKER = 'yte1';
const READER_REPLICA = 'faultread0' as ReplicaId;

async function readerCode(): Promise<string> {
  const built = await build({
    entryPoints: [READER],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    conditions: ['source', 'module', 'browser'],
    define: { 'import.meta.env.DEV': 'false', 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return built.outputFiles[0]?.text ?? '';
}

async function whoReads(url: string, stationId: StationId): Promise<WhoReads> {
  const { account, recordsKey } = await new ApiClient(url).signIn(WORKER, PASSWORD, READER_REPLICA);
  if (!recordsKey) throw new Error('the server gave no records key');
  return { stationId, accountId: account.accountId, recordsKey };
}

interface WithReader {
  faultReader?: PageReader;
}

export async function openBrowserTablet(parts: {
  readonly url: string;
  readonly stationId: StationId;
  readonly book: WrittenBook;
}): Promise<BrowserTablet> {
  const { url, stationId, book } = parts;
  const code = await readerCode();
  const tablet = await openTablet(url);
  const app = new StationApp(tablet.page);
  await app.openAs(WORKER, PASSWORD);
  const who = await whoReads(url, stationId);
  await app.expectReadyForOffline();

  async function holdings(): Promise<PageHoldings> {
    const isThere = await tablet.page.evaluate(() => (globalThis as WithReader).faultReader !== undefined);
    if (!isThere) await tablet.page.evaluate(code);
    const held = await tablet.page.evaluate(
      (given) => (globalThis as WithReader).faultReader?.read(given),
      who,
    );
    if (!held) throw new Error('the page has no reader');
    for (const { doc, syncState } of held.stored)
      if (syncState === 'accepted' || syncState === 'merged') book.noteAcknowledged(doc);
    return held;
  }
  const byId = ({ stored }: PageHoldings): Map<string, TramDocument> =>
    new Map(stored.map(({ doc }) => [doc._id, doc]));

  return {
    name: 'chromium',
    app,
    documents: async () => byId(await holdings()),
    async bringTogether(server) {
      await app.goTo('Đồng bộ');
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        await app.sync.sendNow();
        const held = await holdings();
        const mine = byId(held);
        const theirs = await server();
        const isSame =
          mine.size === theirs.length &&
          theirs.every((doc) => canonicalJson(doc) === canonicalJson(mine.get(doc._id)));
        if (isSame && held.counts.waiting === 0) return;
        await pause(1_000);
      }
    },
    async copy() {
      const held = await holdings();
      return { name: 'chromium', documents: byId(held), counts: held.counts };
    },
    close: () => tablet.dispose(),
  };
}
