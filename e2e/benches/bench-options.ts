// What a benchmark may be asked for on the command line. A wrong option is answered, never guessed.

import { parseArgs } from 'node:util';

export interface BenchOptions {
  readonly persons: number;
  /** Visits a person has in three years; they are stored on the tablet beside the people. */
  readonly events: number;
  /** How many times slower than this machine the page's main thread runs. */
  readonly throttle: number;
  readonly runs: number;
  readonly seed: string;
}

type Numbers = Omit<BenchOptions, 'seed'>;
const LEAST: Numbers = { persons: 1, events: 0, throttle: 1, runs: 1 };
const WHOLE: readonly (keyof Numbers)[] = ['persons', 'runs'];

function numberOf(name: keyof Numbers, text: string): number {
  const value = Number(text);
  const fits = Number.isFinite(value) && value >= LEAST[name];
  if (fits && (!WHOLE.includes(name) || Number.isInteger(value))) return value;
  console.error(`--${name} is a ${WHOLE.includes(name) ? 'whole ' : ''}number, at least ${LEAST[name]}`);
  process.exit(2);
}

function argumentsOf(defaults: Numbers) {
  try {
    return parseArgs({
      options: {
        persons: { type: 'string', default: String(defaults.persons) },
        events: { type: 'string', default: String(defaults.events) },
        throttle: { type: 'string', default: String(defaults.throttle) },
        runs: { type: 'string', default: String(defaults.runs) },
        seed: { type: 'string', default: '1' },
      },
    }).values;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(2);
  }
}

export function readOptions(defaults: Numbers): BenchOptions {
  const given = argumentsOf(defaults);
  return {
    persons: numberOf('persons', given.persons),
    events: numberOf('events', given.events),
    throttle: numberOf('throttle', given.throttle),
    runs: numberOf('runs', given.runs),
    seed: given.seed,
  };
}
