import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const conditions = ['source', 'module', 'browser', 'development|production'];
const nodeConditions = ['source', 'node', 'development|production'];
const root = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** How long a busy machine may take. What is asked of a test is that it comes, not how soon; a red run alone waits this out. */
const patience = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 20_000 } } };

// No module keeps anything between two tests (there is no module-level state), so files share their modules: loading them
// anew for each file took longer than the tests.
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { conditions: nodeConditions },
        ssr: { resolve: { conditions: nodeConditions } },
        test: {
          name: 'shared-schema',
          root: root('shared-schema'),
          include: ['{src,fixtures}/**/*.test.ts'],
          isolate: false,
          ...patience,
        },
      },
      {
        resolve: { conditions: nodeConditions },
        ssr: { resolve: { conditions: nodeConditions } },
        test: {
          name: 'sync-server',
          root: root('sync-server'),
          include: ['src/**/*.test.ts'],
          isolate: false,
          ...patience,
        },
      },
      {
        resolve: { conditions: nodeConditions },
        ssr: { resolve: { conditions: nodeConditions } },
        test: { name: 'e2e', root: root('e2e'), include: ['{faults,disk}/**/*.test.ts'], ...patience },
      },
      {
        resolve: { conditions: nodeConditions },
        ssr: { resolve: { conditions: nodeConditions } },
        test: {
          name: 'scripts',
          root: root('scripts'),
          include: ['oracle/**/*.test.ts', 'steps/**/*.test.mjs'],
          ...patience,
        },
      },
      {
        resolve: { conditions },
        ssr: { resolve: { conditions } },
        esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
        // What draws nothing needs no page; the few that need one name it at their head.
        test: {
          name: 'pwa',
          root: root('pwa'),
          include: ['src/**/*.test.ts'],
          isolate: false,
          ...patience,
        },
      },
      {
        resolve: { conditions },
        ssr: { resolve: { conditions } },
        esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
        test: {
          name: 'pwa-screens',
          root: root('pwa'),
          include: ['src/**/*.test.tsx'],
          environment: 'happy-dom',
          setupFiles: [root('pwa/src/testing/setup.ts')],
          isolate: false,
          ...patience,
        },
      },
    ],
  },
});
