import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const conditions = ['source', 'module', 'browser', 'development|production'];
const nodeConditions = ['source', 'node', 'development|production'];
const root = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

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
        },
      },
      {
        resolve: { conditions: nodeConditions },
        ssr: { resolve: { conditions: nodeConditions } },
        test: {
          name: 'sync-server',
          root: root('sync-server'),
          include: ['src/**/*.test.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        resolve: { conditions: nodeConditions },
        ssr: { resolve: { conditions: nodeConditions } },
        test: { name: 'e2e', root: root('e2e'), include: ['{faults,disk}/**/*.test.ts'] },
      },
      {
        resolve: { conditions },
        ssr: { resolve: { conditions } },
        esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
        test: {
          name: 'pwa',
          root: root('pwa'),
          include: ['src/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          setupFiles: [root('pwa/src/testing/setup.ts')],
          testTimeout: 20_000,
        },
      },
    ],
  },
});
