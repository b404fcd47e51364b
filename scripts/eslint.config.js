// The direction of imports and the purity of the rules of care, held by lint; types are held by tsc.
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const noImport = (...patterns) => ['error', { patterns }];
const barrels = {
  regex: '(^|/)index(\\.js)?$',
  message: 'No barrel files: import the file that defines the thing.',
};
const schemaLibrary = {
  regex: '^@sinclair/typebox',
  message: 'Only *.schema.ts and schema-parts.ts build schemas: a first load must not carry the library.',
};
const pureOnly = {
  regex: '^(?!(\\./|\\.\\./|@sinclair/typebox$))',
  message: 'shared-schema is pure: import only its own files.',
};
const serverPure = {
  regex: '^(?!(\\./|\\.\\./|@tram/shared-schema/))',
  message: 'domain/ is pure: import only shared-schema and other domain files.',
};
const storageLibraries = {
  regex: '^(rxdb|dexie|rxjs|@zxing/|zxing-wasm|workbox-|ulid)',
  message: 'Talk to a port; adapters live in storage/ and platform/.',
};
const adapters = {
  regex: '^#(storage|platform|app)/',
  message: 'Features receive adapters from app/compose.ts.',
};
const noCouchLibrary = {
  regex: '^(nano|pouchdb|leveldown)',
  message: 'Only store/ speaks to CouchDB, only embedded/ knows PouchDB.',
};
const pureRules = {
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: 'Pass the time in.' },
    { object: 'Math', property: 'random', message: 'Pass ids and randomness in.' },
  ],
  'no-restricted-syntax': [
    'error',
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Pass the time in.' },
    { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
    { selector: 'ExportAllDeclaration', message: 'No barrels.' },
  ],
};
const features =
  '{documents,drafts,people,households,encounters,immunisation,chronic,visits,today,scan,sync,session,centre,admin,day-file,code-lists}';

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/.tsbuild/**',
      '**/node_modules/**',
      'data/**',
      '.data/**',
      'e2e/test-results/**',
      'e2e/playwright-report/**',
      'pwa/public/**',
    ],
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.base],
    plugins: { 'react-hooks': reactHooks },
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: 'error',
      'no-restricted-imports': noImport(barrels),
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
        { selector: 'ExportAllDeclaration', message: 'No barrels.' },
      ],
    },
  },
  {
    files: ['shared-schema/src/**/*.ts'],
    ignores: ['**/*.test.ts', '**/*.schema.ts', '**/schema-parts.ts', '**/schemas.ts'],
    rules: { 'no-restricted-imports': noImport(pureOnly, barrels, schemaLibrary), ...pureRules },
  },
  {
    files: ['shared-schema/src/**/{*.schema,schema-parts,schemas}.ts', 'shared-schema/fixtures/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-imports': noImport(pureOnly, barrels), ...pureRules },
  },
  {
    files: ['sync-server/src/domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-imports': noImport(serverPure, barrels), ...pureRules },
  },
  {
    files: ['sync-server/src/{http,centre}/**/*.ts', 'sync-server/src/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-imports': noImport(barrels, noCouchLibrary) },
  },
  {
    files: ['pwa/src/**/*.{ts,tsx}'],
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: [`pwa/src/${features}/**/*.{ts,tsx}`],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: {
      'no-restricted-imports': noImport(barrels, storageLibraries, adapters, {
        regex: `^#(people|households|encounters|immunisation|chronic|visits|today|scan|sync|session|centre|admin)/ui/`,
        message: "Another feature's screens are not yours; ask app/ to pass what you need.",
      }),
      ...pureRules,
    },
  },
  {
    files: ['pwa/src/ui/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}', 'pwa/src/ui/gallery/**'],
    rules: {
      'no-restricted-imports': noImport(barrels, storageLibraries, adapters, {
        regex: '^#(?!(ui|text)/)',
        message: 'Widgets have never heard of a patient.',
      }),
    },
  },
  {
    // Matchers such as expect.any() are typed `any`.
    files: ['**/*.test.{ts,tsx}', '**/testing/**'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  {
    files: ['**/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.table.ts', '**/text/groups/*.ts', 'shared-schema/fixtures/*.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['**/*.{config.ts,config.js}', 'scripts/**/*.ts', 'e2e/**/*.ts'],
    rules: { 'no-restricted-syntax': 'off', 'no-console': 'off' },
  },
);
