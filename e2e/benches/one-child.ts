// What it takes to look at one child anew, in the page of the app: for each of a few hundred children, once warmed up.

import type { Page } from '@playwright/test';
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('one-child-page.ts', import.meta.url));

/** Puts the rules into the page; what it gives measures them, as slow as the page then is. */
export async function prepareChildren(page: Page): Promise<() => Promise<readonly number[]>> {
  const { outputFiles } = await build({
    entryPoints: [ENTRY],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    conditions: ['source'],
    logLevel: 'silent',
  });
  await page.evaluate(outputFiles[0]?.text ?? '');
  return async () => {
    await page.evaluate(() => globalThis.lookAtChildren().length);
    return page.evaluate(() => globalThis.lookAtChildren());
  };
}
