import { describe, expect, it } from 'vitest';
import { failedTests, lastLines, unhandledIn } from './failed-tests.mjs';

const vitestReport = {
  numPassedTests: 1,
  numFailedTests: 1,
  testResults: [
    {
      name: '/here/pwa/src/a.test.ts',
      status: 'failed',
      message: '',
      assertionResults: [
        { fullName: 'a dose is kept', status: 'passed', failureMessages: [] },
        {
          fullName: 'a dose too early is refused',
          status: 'failed',
          failureMessages: ['\u001b[31mError: Test timed out in 5000ms.\u001b[39m\n    at a.test.ts:3'],
        },
      ],
    },
    {
      name: '/here/pwa/src/b.test.ts',
      status: 'failed',
      message: '\nCannot find b.js',
      assertionResults: [],
    },
    { name: '/here/pwa/src/c.test.ts', status: 'passed', message: '', assertionResults: [] },
  ],
};

const results = (...messages) => [{ results: [{ errors: messages.map((message) => ({ message })) }] }];
const spec = (title, line, [test], status) => ({
  title,
  file: 'scan.spec.ts',
  line,
  tests: [{ ...test, status }],
});
const playwrightReport = {
  stats: { expected: 1, flaky: 0, unexpected: 1 },
  suites: [
    {
      title: 'scan.spec.ts',
      specs: [spec('a card is read', 3, results(), 'expected')],
      suites: [
        {
          title: 'without a network',
          specs: [
            spec('a card is read', 9, results('Test timeout of 5 s', 'Error: no button'), 'unexpected'),
          ],
        },
      ],
    },
  ],
  errors: [{ message: 'Error: the server did not start' }],
};

describe('the last lines of a red run', () => {
  it('name each test that failed with its file and its reason, and each file that could not be read', () => {
    expect(failedTests(vitestReport, '/here/')).toEqual([
      'pwa/src/a.test.ts › a dose too early is refused: Error: Test timed out in 5000ms.',
      'pwa/src/b.test.ts › the file itself: Cannot find b.js',
    ]);
  });

  it('name each journey that failed, and what kept all of them from being made', () => {
    expect(failedTests(playwrightReport, '/here/')).toEqual([
      'scan.spec.ts:9 › without a network › a card is read: Test timeout of 5 s | Error: no button',
      'the run itself: Error: the server did not start',
    ]);
  });

  it('say what went wrong where no test failed', () => {
    const output = '⎯⎯ Unhandled Rejection ⎯⎯\n\n\u001b[31mTypeError: no such thing\u001b[39m\n ❯ a.ts';
    expect(unhandledIn(output)).toBe('unhandled: TypeError: no such thing');
    expect(unhandledIn('Segmentation fault')).toBe('ended badly though no test failed');
  });

  it('are those a check without tests ended with', () => {
    const output = 'a.ts\n\n  3:1  \u001b[31merror\u001b[39m  no default export\n\n✖ 1 problem\n';
    expect(lastLines(output)).toEqual(['a.ts', '3:1  error  no default export', '✖ 1 problem']);
    expect(lastLines(Array.from({ length: 50 }, (_, n) => `line ${n}`).join('\n')).at(0)).toBe('line 42');
  });

  it('are none where the report is empty', () => {
    expect(failedTests({}, '/here/')).toEqual([]);
  });
});
