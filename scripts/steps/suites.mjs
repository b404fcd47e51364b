// The suites of `npm run check` and `npm test`, each counted, so that the last line can say how many passed.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { failedTests, firstLine, lastLines, unhandledIn } from './failed-tests.mjs';
import { bin, run, root, StepFailed } from './run.mjs';

/** A check that either holds or does not counts as one test. */
async function holds(name, work) {
  const startedAt = Date.now();
  console.log(`\n── ${name}`);
  try {
    await work();
    console.log(`   ${name}: ${((Date.now() - startedAt) / 1000).toFixed(0)} s`);
    return { name, passed: 1, failed: 0, reasons: [] };
  } catch (error) {
    console.error(String(error?.message ?? error));
    const said = error instanceof StepFailed ? lastLines(error.output) : [];
    return { name, passed: 0, failed: 1, reasons: said.length > 0 ? said : [firstLine(error)] };
  }
}

async function counted(name, work) {
  const folder = await mkdtemp(join(tmpdir(), 'tram-suite-'));
  const report = join(folder, 'report.json');
  const startedAt = Date.now();
  console.log(`\n── ${name}`);
  try {
    const { code, output } = await work(report);
    const { passed, failed, named } = await readReport(report);
    console.log(
      `   ${name}: ${passed} passed, ${failed} failed, ${((Date.now() - startedAt) / 1000).toFixed(0)} s`,
    );
    const reasons = code === 0 || named.length > 0 ? named : [unhandledIn(output)];
    // A runner that failed without a failing test (a crash, an unhandled error) must not look green.
    return { name, passed, failed: code !== 0 && failed === 0 ? 1 : failed, reasons };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readReport(report) {
  const text = await readFile(report, 'utf8').catch(() => '{}');
  const json = JSON.parse(text);
  const named = failedTests(json, root);
  const { stats, numPassedTests = 0, numFailedTests = 1 } = json;
  if (stats) return { passed: stats.expected + stats.flaky, failed: stats.unexpected, named };
  return { passed: numPassedTests, failed: numFailedTests, named };
}

/** Whole stores and servers: what they promise is no matter of the hour, and one run of them takes minutes. */
const CONTRACTS = [
  'src/embedded/**',
  'src/store/**',
  'src/following/**',
  'src/http/**',
  'src/{main,import-command}.test.ts',
  'src/platform/http-*.test.ts',
  'src/storage/migrations/**',
  'src/day-file/carrying.property.test.ts',
  'src/sync/{idle-hour,news-from-server,set-back-station}.test.ts',
  'faults/**',
  'disk/**',
];

const vitest = (name, zone, extra = []) =>
  counted(`${name}, ${zone}`, async (report) => {
    const args = [
      'run',
      '--config',
      'scripts/vitest.config.ts',
      '--reporter=dot',
      '--reporter=json',
      // The second time zone need not make the modules of the first anew.
      '--experimental.fsModuleCache',
      `--outputFile.json=${report}`,
      ...extra,
    ];
    return bin('vitest', args, { env: { TZ: zone }, allowFailure: true });
  });

/** The real seed is any: a fixed one, so that a red run can be had again. `npm run test:faults` asks for others. */
const FAULT_RUN = ['--minutes', '2', '--seed', '20261121', '--tablets', '3', '--no-chromium'];

const faults = () =>
  holds('two minutes of faults', async () => {
    const args = ['--conditions=source', 'e2e/faults/run-faults.ts', ...FAULT_RUN];
    const { output } = await bin('tsx', args, { quiet: true });
    console.log(`   faults: ${output.trim().split('\n').at(-1)}`);
  });

const SOURCES = ['shared-schema/src', 'shared-schema/fixtures', 'pwa/src', 'sync-server/src'];

const types = () => holds('types', () => bin('tsc', ['-b']));
const lint = () =>
  holds('lint', () => bin('eslint', ['-c', 'scripts/eslint.config.js', '.', '--max-warnings', '0']));
const imports = () =>
  holds('imports', () => bin('depcruise', ['--config', 'scripts/dependency-cruiser.config.cjs', ...SOURCES]));
const format = () => holds('format', () => bin('prettier', ['--check', '.', '--log-level', 'warn']));
const built = () => holds('build', () => build());
const firstLoad = () => holds('size of the first load', () => bin('size-limit', []));
const releasedSchemas = () =>
  holds('released schemas', () => bin('tsx', ['scripts/schema-snapshot.ts', '--check']));
const ratchet = () =>
  holds('debt ratchet', () => run(process.execPath, [join(root, 'scripts', 'ratchet.mjs')]));

/** What an earlier run made knows files by where they lay then. */
const MODULE_CACHE = join(root, 'node_modules', '.experimental-vitest-cache');

const unitTests = async () => {
  await rm(MODULE_CACHE, { recursive: true, force: true });
  return vitest('unit tests and contracts', 'UTC', ['--maxWorkers=3']);
};
const unitTestsInVietnam = () =>
  vitest('unit tests', 'Asia/Ho_Chi_Minh', [
    '--maxWorkers=2',
    ...CONTRACTS.map((path) => `--exclude=${path}`),
  ]);

/** One after the other. */
const inTurn =
  (...steps) =>
  async () => {
    const results = [];
    for (const step of steps) results.push(await step());
    return results;
  };

/** At the same time. */
const beside =
  (...lanes) =>
  async () =>
    (await Promise.all(lanes.map((lane) => lane()))).flat();

/** However often it is asked for, done once. */
const once = (step) => {
  let result;
  return () => (result ??= step());
};

/** Not before another lane has done `first`: both would write the same files. */
const after = (first, step) => async () => {
  await first();
  return step();
};

const typed = once(types);

/**
 * Everything CI runs before the browser tests; each answers with one result or several. Much of it waits (for disks to be
 * flushed, for slow lines and killed servers) or has use for one processor only: side by side they keep two busy. Lint
 * and the build read what the types have built.
 */
export const checks = [
  beside(
    inTurn(unitTests, unitTestsInVietnam),
    inTurn(typed, lint),
    // Two minutes of tablets keep half a processor busy.
    inTurn(format, imports, releasedSchemas, ratchet, after(typed, built), firstLoad, faults),
  ),
];

export function browserTests(chromium, specs = []) {
  return counted('journeys in the browser', async (report) => {
    const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report, ...(chromium && { TRAM_CHROMIUM: chromium }) };
    const args = ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json', ...specs];
    return bin('playwright', args, { env, allowFailure: true });
  });
}

/** Of each stage: CI shows the end of what was printed, and nobody reads more. */
const MOST_NAMED = 20;

/** Prints what failed and, as its last, the line CI reads, and gives the exit code. */
export function conclude(results) {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  const red = results.filter((result) => result.failed > 0);
  for (const { name, reasons } of red) {
    console.log(`\nFailed: ${name}`);
    for (const reason of reasons.slice(0, MOST_NAMED)) console.log(`  ${reason}`);
    if (reasons.length > MOST_NAMED) console.log(`  and ${reasons.length - MOST_NAMED} more`);
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
