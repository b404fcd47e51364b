// How a place in a database's history is written: `<number>-<token>`, opaque to clients as CouchDB's are.
// The token names the database's life, so a cursor from before a delete-and-recreate starts over, never skips.

import { CouchFailure } from '#embedded/couch-failure.js';

export const writeSequence = (sequence: number, token: string): string => `${sequence}-${token}`;

export function readSequence(text: string, token: string, last: number): number {
  const unquoted = text.startsWith('"') && text.endsWith('"') && text.length > 1 ? text.slice(1, -1) : text;
  if (unquoted === 'now') return last;
  if (unquoted === '0') return 0;
  const match = /^(\d{1,16})-([0-9a-z]+)$/.exec(unquoted);
  if (!match) throw CouchFailure.badRequest("Malformed sequence supplied in 'since' parameter.");
  const sequence = Number(match[1]);
  // Beyond the end: the folder was put back from an older copy. What follows must be read again, not waited out.
  return match[2] === token && sequence <= last ? sequence : 0;
}
