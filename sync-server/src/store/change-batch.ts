// An answer of `_changes?include_docs=true`, cut into documents without parsing them: CouchDB and the embedded store write
// one change a line. What is not written so is parsed; nothing is guessed.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { StoreUnavailable, type StoredText } from '#ports.js';
import { isObject, rowsOf, type JsonObject } from './couch-client.js';
import { sequenceOf } from './sequence.js';
import { readStored } from './stored-document.js';
import { markLength, mayHoldMark } from './write-mark.js';

export interface Row {
  /** Absent between two named sequences. */
  readonly seq: string | undefined;
  /** Absent for design documents and tombstones: nothing for a tablet. */
  readonly text: StoredText | undefined;
}
export interface Batch {
  readonly rows: readonly Row[];
  readonly lastSeq: string;
  readonly pending: number;
}

const BEGINNING = Buffer.from('{"results":[');
/** Within a text each of these quotes would stand behind a backslash. */
const DOCUMENT_AT = Buffer.from(',"doc":{');
const DOCUMENT_OFFSET = DOCUMENT_AT.length - 1;
const [NEW_LINE, RETURN, COMMA, CLOSING_BRACE, CLOSING_BRACKET] = [0x0a, 0x0d, 0x2c, 0x7d, 0x5d];
const BEGINNING_OF_DOCUMENT = Buffer.from('{');
const END = Buffer.from('}');

/** Parsed only where somebody looks into it. */
class UnreadDocument implements StoredText {
  readonly bytes: Buffer;
  #document: TramDocument | undefined;
  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }
  get document(): TramDocument {
    this.#document ??= JSON.parse(this.bytes.toString('utf8')) as TramDocument;
    return this.#document;
  }
}

function parseJson(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Told below, like everything else that is no object.
  }
  throw new StoreUnavailable('the store answered changes that cannot be read');
}

const isHidden = ({ id, deleted }: JsonObject): boolean =>
  deleted === true || (typeof id === 'string' && id.startsWith('_design/'));

function parsedRow(row: JsonObject): Row {
  const seq = sequenceOf(row['seq']);
  if (isHidden(row)) return { seq, text: undefined };
  const { document } = readStored(row['doc']);
  return { seq, text: { document, bytes: Buffer.from(JSON.stringify(document)) } };
}

/** CouchDB writes its own two fields first, the embedded store last. Undefined where they stand elsewhere. */
function withoutOwnFields(doc: Buffer, { id, changes }: JsonObject): Buffer | undefined {
  const [change] = Array.isArray(changes) ? (changes as readonly unknown[]) : [];
  const rev = isObject(change) ? change['rev'] : undefined;
  if (typeof id !== 'string' || typeof rev !== 'string') return undefined;
  const ownId = `"_id":${JSON.stringify(id)}`;
  const ownRev = `,"_rev":"${rev}"`;
  const first = Buffer.from(`{${ownId}${ownRev}`);
  if (doc.subarray(0, first.length).equals(first)) {
    const mark = markLength(doc, first.length + 1);
    const rest = first.length + (mark > 0 ? mark + 1 : 0);
    return Buffer.concat([Buffer.from(`{${ownId}`), doc.subarray(rest)]);
  }
  const last = Buffer.from(`${ownId}${ownRev}}`);
  if (!doc.subarray(-last.length).equals(last)) return undefined;
  const mark = markLength(doc, 1);
  const from = mark > 0 ? mark + 1 : 0;
  return Buffer.concat([BEGINNING_OF_DOCUMENT, doc.subarray(from + 1, doc.length - ownRev.length - 1), END]);
}

/** A line ends with a comma where another follows, and CouchDB writes a carriage return behind some of those. */
function endOfRow(body: Buffer, from: number, to: number): number {
  let end = to;
  while (end > from && (body[end - 1] === COMMA || body[end - 1] === RETURN)) end -= 1;
  return end;
}

function readLine(line: Buffer): Row {
  const documentAt = line.indexOf(DOCUMENT_AT);
  if (documentAt === -1 || line.at(-1) !== CLOSING_BRACE) return parsedRow(parseJson(line.toString('utf8')));
  const head = parseJson(`${line.toString('utf8', 0, documentAt)}}`);
  if (isHidden(head)) return { seq: sequenceOf(head['seq']), text: undefined };
  const bytes = withoutOwnFields(line.subarray(documentAt + DOCUMENT_OFFSET, -1), head);
  if (!bytes || mayHoldMark(bytes)) return parsedRow(parseJson(line.toString('utf8')));
  return { seq: sequenceOf(head['seq']), text: new UnreadDocument(bytes) };
}

function batchOf(rows: readonly Row[], { last_seq: last, pending }: JsonObject): Batch {
  const lastSeq = sequenceOf(last);
  if (lastSeq === undefined) throw new StoreUnavailable('the store answered changes without a sequence');
  const final = rows.at(-1);
  const named = final ? [...rows.slice(0, -1), { ...final, seq: lastSeq }] : rows;
  return { rows: named, lastSeq, pending: typeof pending === 'number' ? pending : 0 };
}

export function readBatch(body: Buffer): Batch {
  let from = body.indexOf(NEW_LINE) + 1;
  if (from === 0 || !body.subarray(0, from - 1).equals(BEGINNING)) {
    const whole = parseJson(body.toString('utf8'));
    return batchOf(rowsOf(whole, 'results').map(parsedRow), whole);
  }
  const rows: Row[] = [];
  while (from < body.length && body[from] !== CLOSING_BRACKET) {
    const at = body.indexOf(NEW_LINE, from);
    const end = at === -1 ? body.length : at;
    const line = body.subarray(from, endOfRow(body, from, end));
    if (line.length > 0) rows.push(readLine(line));
    from = end + 1;
  }
  return batchOf(rows, parseJson(`{"results":[${body.toString('utf8', from)}`));
}
