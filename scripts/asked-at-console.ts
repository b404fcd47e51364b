// What a person at the console is asked for. Nothing typed is repeated on the screen where it is a secret.

import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Or taken from TRAM_PASSWORD. */
export async function askedPassword(): Promise<string> {
  const known = process.env['TRAM_PASSWORD'];
  if (known !== undefined) return known;
  process.stderr.write('Password: ');
  const nothing = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nothing, terminal: process.stdin.isTTY });
  const typed = await lines.question('');
  lines.close();
  process.stderr.write('\n');
  return typed;
}

export async function saysYes(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question(`${question} (yes/no) `);
  lines.close();
  return /^\s*y(es)?\s*$/i.test(answer);
}
