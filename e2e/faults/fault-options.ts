// What a run of faults may be asked for on the command line. A wrong option is answered, never guessed.

import { parseArgs } from 'node:util';
import type { StoreKind } from './store-choice.js';

export interface FaultOptions {
  readonly minutes: number;
  readonly seed: string;
  readonly store: StoreKind;
  readonly tablets: number;
  /** Whether one of the tablets is the built app in a real browser. */
  readonly chromium: boolean;
  /** Whether the server's data are put back to an earlier day. */
  readonly setBack: boolean;
}

/** The free RxDB opens fourteen collections in one process, and a tablet has three. */
const MOST_TABLETS = 4;

class WrongOption extends Error {
  override readonly name = 'WrongOption';
}

function positive(name: string, text: string, most: number): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0 && value <= most) return value;
  throw new WrongOption(`--${name} is a number above 0, at most ${most}`);
}

function storeOf(text: string): StoreKind {
  if (text !== 'embedded' && text !== 'couchdb') throw new WrongOption('--store is embedded or couchdb');
  if (text === 'couchdb' && !process.env['COUCHDB_URL'])
    throw new WrongOption('--store couchdb needs COUCHDB_URL, COUCHDB_USER and COUCHDB_PASSWORD');
  return text;
}

function read(): FaultOptions {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '2' },
      seed: { type: 'string', default: '1' },
      store: { type: 'string', default: 'embedded' },
      tablets: { type: 'string', default: '4' },
      'no-chromium': { type: 'boolean', default: false },
      'no-set-back': { type: 'boolean', default: false },
    },
  });
  return {
    minutes: positive('minutes', values.minutes, 600),
    seed: values.seed,
    store: storeOf(values.store),
    tablets: Math.ceil(positive('tablets', values.tablets, MOST_TABLETS)),
    chromium: !values['no-chromium'],
    setBack: !values['no-set-back'],
  };
}

export function readFaultOptions(): FaultOptions {
  try {
    return read();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(2);
  }
}
