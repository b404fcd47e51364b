// Which tests of a report failed, a line each: where it stands, its title and what went wrong first. Whoever watches a long
// run from outside often sees only its last lines. Plain JavaScript and pure: a report in, lines out.
import { stripVTControlCharacters } from 'node:util';

/** What went wrong is told in full further up. */
const MOST_LETTERS = 200;

/** The first line that says something, without its colours. */
export function firstLine(text = '') {
  const lines = stripVTControlCharacters(String(text)).split('\n');
  const line = (lines.find((one) => one.trim() !== '') ?? '').trim();
  return line.length > MOST_LETTERS ? `${line.slice(0, MOST_LETTERS)}…` : line;
}

/** Of a check that has no tests: where it ended. */
const MOST_LINES = 8;
export const lastLines = (output) =>
  stripVTControlCharacters(output)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-MOST_LINES)
    .map(firstLine);

const told = (file, title, errors) =>
  `${file} › ${title}: ${errors.map(firstLine).slice(0, 2).join(' | ') || 'no reason given'}`;

/** `from` is the folder all paths begin with. A file that could not be read has no tests, only a message. */
function failedInVitest({ testResults = [] }, from) {
  return testResults.flatMap(({ name, status, message, assertionResults = [] }) => {
    const file = name.startsWith(from) ? name.slice(from.length) : name;
    const failed = assertionResults
      .filter((one) => one.status === 'failed')
      .map(({ fullName, failureMessages = [] }) => told(file, fullName, failureMessages));
    const isBroken = status === 'failed' && failed.length === 0;
    return isBroken ? [told(file, 'the file itself', [message])] : failed;
  });
}

function failedInPlaywright({ suites = [], errors = [] }) {
  const specsOf = (suite, titles) => [
    ...(suite.specs ?? []).map((spec) => ({ ...spec, titles: [...titles, spec.title] })),
    ...(suite.suites ?? []).flatMap((inner) => specsOf(inner, [...titles, inner.title])),
  ];
  const failed = suites
    .flatMap((suite) => specsOf(suite, []))
    .flatMap(({ file, line, titles, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected')
        .map(({ results }) => {
          const reasons = results.at(-1)?.errors.map(({ message }) => message) ?? [];
          return told(`${file}:${line}`, titles.join(' › '), reasons);
        }),
    );
  return [...failed, ...errors.map(({ message }) => `the run itself: ${firstLine(message)}`)];
}

export const failedTests = (report, from) =>
  report.stats ? failedInPlaywright(report) : failedInVitest(report, from);

/** Not everything that fails is a test: what a runner printed of an error nobody awaited. */
export function unhandledIn(output) {
  const lines = stripVTControlCharacters(output).split('\n');
  const from = lines.findIndex((line) => line.includes('Unhandled'));
  const reason =
    from < 0 ? undefined : lines.slice(from + 1).find((line) => /\w*(Error|Exception): /.test(line));
  return reason === undefined ? 'ended badly though no test failed' : `unhandled: ${firstLine(reason)}`;
}
