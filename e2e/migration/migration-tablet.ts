// A browser with the page of pwa/src/testing/migrations in it, over its own disk: opened, killed, and opened again.

import { build } from 'esbuild';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openTablet } from '../tablet.js';

/** As the page offers them. */
export interface MigrationState {
  readonly first: number;
  readonly second: number;
  readonly keptBefore: number;
  readonly versions: readonly number[];
  readonly unsent: { readonly waiting: number; readonly refused: number };
}
interface MigrationPage {
  fill(visits: number): Promise<void>;
  migrate(stumbles: boolean): Promise<string>;
  progress(): number;
  state(): Promise<MigrationState>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Nothing listens there: the page is handed to the browser as it asks for it. */
const ADDRESS = 'http://localhost:9';

export async function bundleMigrationPage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'pwa/src/testing/migrations/migration-page.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['source'],
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

type Call = { [K in keyof MigrationPage]: [K, ...Parameters<MigrationPage[K]>] }[keyof MigrationPage];

export interface MigrationTablet {
  /** What the page answers. */
  ask<T>(...call: Call): Promise<T>;
  /** Does not wait for the answer. */
  begin(...call: Call): void;
  waitForProgress(rows: number): Promise<void>;
  kill(): Promise<void>;
  dispose(): Promise<void>;
}

export async function openMigrationTablet(profile: string, script: string): Promise<MigrationTablet> {
  const tablet = await openTablet(ADDRESS, { profile, staysLocked: true });
  const { page } = tablet;
  await page.route(`${ADDRESS}/**`, (route) =>
    route.fulfill(
      route.request().url().endsWith('.js')
        ? { contentType: 'text/javascript', body: script }
        : {
            contentType: 'text/html',
            body: '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>',
          },
    ),
  );
  await page.goto('/');
  const ask = <T>([name, ...given]: Call): Promise<T> =>
    page.evaluate(
      ([method, parts]) => {
        const offered = Reflect.get(globalThis, 'migration') as Record<
          string,
          (...all: unknown[]) => unknown
        >;
        return offered[method]?.(...parts) as Promise<never>;
      },
      [name, given] as const,
    );
  return {
    ask: (...call) => ask(call),
    begin(...call) {
      // It is killed before it answers.
      ask(call).catch(() => undefined);
    },
    async waitForProgress(rows) {
      await page.waitForFunction(
        (wanted) => (Reflect.get(globalThis, 'migration') as MigrationPage).progress() >= wanted,
        rows,
        { polling: 5 },
      );
    },
    kill: () => tablet.kill(),
    dispose: () => tablet.dispose(),
  };
}
