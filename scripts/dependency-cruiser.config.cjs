// Circular imports and the direction between packages; the finer directions are in eslint.config.js.
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared-schema-stands-alone',
      severity: 'error',
      from: { path: '^shared-schema/' },
      to: { path: '^(pwa|sync-server|e2e|scripts)/' },
    },
    {
      name: 'rules-do-not-know-fixtures',
      severity: 'error',
      from: { path: '^(shared-schema|pwa|sync-server)/src/', pathNot: '(\\.test\\.tsx?$|/testing/)' },
      to: { path: '^shared-schema/(fixtures|dist/fixtures)/' },
    },
    {
      name: 'pwa-and-server-do-not-meet',
      severity: 'error',
      from: { path: '^pwa/' },
      to: { path: '^sync-server/' },
    },
    {
      name: 'server-does-not-know-the-pwa',
      severity: 'error',
      from: { path: '^sync-server/' },
      to: { path: '^pwa/' },
    },
    {
      name: 'tests-are-leaves',
      severity: 'error',
      from: { pathNot: '(\\.test\\.tsx?$|/testing/)' },
      to: { path: '\\.test\\.tsx?$' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', 'dist', '\\.tsbuild'] },
    exclude: { path: ['/dist/', '\\.tsbuild', 'node_modules'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.d.ts'],
    },
  },
};
