// What makes each write another, though it says the same. CouchDB derives a revision from what is written: a record that
// was lost with a restore and is sent again unchanged would come back under the revision it had, pass for the one that was
// lost, and nobody would miss what was lost beside it (decisions/0005). So each write carries something drawn at random,
// which belongs to the store like the revision itself: nobody outside store/ ever sees it.

import type { Randomness } from '#ports.js';

const BYTES = 9;
const LETTERS = 12;

/** Retired as the name of a field of any document. */
interface Marked {
  readonly storeMark: string;
}

export const newMark = (randomness: Randomness): string => randomness.bytes(BYTES).toString('base64url');

/** The mark stands first, where it is found without looking through the document. */
export function withMark<Body extends object>(body: Body, mark: string): Body & Marked {
  const marked: Marked = { storeMark: mark };
  return { ...marked, ...body, ...marked };
}

export function withoutMark(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { storeMark: _mark, ...own } = fields;
  return own;
}

const NAME = Buffer.from('"storeMark":');
const OPENING = Buffer.from('"storeMark":"');
const QUOTE = 0x22;

/** How many bytes of `json` from `at` on are the mark and its closing quote's end; 0 where none stands there. */
export function markLength(json: Buffer, at: number): number {
  const end = at + OPENING.length + LETTERS;
  const isThere = json.subarray(at, at + OPENING.length).equals(OPENING) && json[end] === QUOTE;
  return isThere ? end + 1 - at : 0;
}

/** Also where something inside the document only has the same name: then it is looked at closely. */
export const mayHoldMark = (json: Buffer): boolean => json.includes(NAME);
