// How a tablet and a server that was restored or replaced find out what each of them lacks, without carrying every
// document over the line: runs of documents in the order of their ids, each with one digest. Only runs that differ are
// gone through id by id, and only documents that differ travel. Both sides count with what stands here.

import { canonicalJson } from '../document/canonical-json.js';
import type { TramDocument } from '../document/document-types.js';
import type { DocumentId } from '../document/ids.js';
import type { Instant } from '../document/instant.js';
import type { Cursor, Epoch } from './wire.js';

/** A document's id and the digest of its state. */
export type StateEntry = readonly [id: DocumentId, digest: string];
/** Documents behind the run before and up to this id, and the digest of them all. */
export type RunEntry = readonly [through: string, digest: string];

/** Behind every document's id; what a store keeps about itself begins with it. */
export const END_OF_IDS = '~';
export const RUN_LENGTH = 50;
export const MAX_COMPARED_RUNS = 100;
export const MAX_COMPARED_ENTRIES = 500;

/** `POST /api/v1/stations/:id/compare`: what the tablet holds of the ids behind `after`, in runs or one by one. */
export type CompareRequest = {
  readonly protocol: number;
  /** The server's new epoch: a comparison with a database that was replaced meanwhile says nothing. */
  readonly epoch: Epoch;
  readonly after: string;
} & (ComparedRuns | ComparedEntries | NamedDocuments);
export interface ComparedRuns {
  readonly runs: readonly RunEntry[];
}
export interface ComparedEntries {
  readonly entries: readonly StateEntry[];
  readonly through: string;
}

/** Old records a tablet gave up for room and wants back: in order, `after` before the first. */
export interface NamedDocuments {
  readonly ids: readonly DocumentId[];
}

export interface CompareReply {
  readonly epoch: Epoch;
  readonly serverTime: Instant;
  /** Where the server's changes stood before it looked: what came later is read from here. */
  readonly cursor: Cursor;
  /** How far it got; the tablet goes on behind this id. */
  readonly through: string;
  /** Of the runs up to `through`, those that are not the same here, by their last id. */
  readonly differing: readonly string[];
  /** And those of which nothing is here. */
  readonly missing: readonly string[];
  /** Of the entries, those that are not here. */
  readonly lacks: readonly DocumentId[];
  /** Documents that differ from the entries or are not among them, as they stand here. */
  readonly documents: readonly TramDocument[];
}

const DIGIT_BASE = 36;
const DIGEST_HALF = 7;

/** 64 bits of no cryptographic worth (after MurmurHash3's mixing): equal by chance once in 10^19 pairs of states. */
function textDigest(text: string): string {
  let a = 0x9747b28c;
  let b = 0x85ebca6b;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    a = (a << 13) | (a >>> 19);
    b = Math.imul(b ^ unit, 0x5f356495);
    b = (b << 15) | (b >>> 17);
  }
  const mixed = (half: number, other: number): number => {
    let mix = half ^ text.length;
    mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b) ^ Math.imul(other ^ (other >>> 13), 0xc2b2ae35);
    return (mix ^ (mix >>> 16)) >>> 0;
  };
  const half = (value: number): string => value.toString(DIGIT_BASE).padStart(DIGEST_HALF, '0');
  return half(mixed(a, b)) + half(mixed(b, a));
}

export const stateEntry = (doc: TramDocument): StateEntry => [doc._id, textDigest(canonicalJson(doc))];

/** Of entries in the order of their ids. */
export const runDigest = (entries: readonly StateEntry[]): string =>
  textDigest(entries.map(([id, digest]) => `${id}\n${digest}`).join('\n'));

/** The tablet's entries behind one id and up to another, cut into runs; the last reaches `through`. */
export function runsOf(entries: readonly StateEntry[], through: string): readonly RunEntry[] {
  const runs: RunEntry[] = [];
  for (let from = 0; from === 0 || from < entries.length; from += RUN_LENGTH) {
    const run = entries.slice(from, from + RUN_LENGTH);
    const isLast = from + RUN_LENGTH >= entries.length;
    runs.push([isLast ? through : (run.at(-1)?.[0] ?? through), runDigest(run)]);
  }
  return runs;
}

export interface Judged {
  readonly through: string;
  readonly lacks: readonly DocumentId[];
  readonly documents: readonly TramDocument[];
}

/**
 * The server's answer to entries: `held` is all it holds of their ids, in order. Ends early where the documents to send
 * would weigh more than `maxBytes`, but never before the first.
 */
export function judgeEntries(
  entries: readonly StateEntry[],
  held: readonly TramDocument[],
  through: string,
  { maxBytes, mayRead }: { maxBytes: number; mayRead: (doc: TramDocument) => boolean },
): Judged {
  const said = new Map(entries);
  const documents: TramDocument[] = [];
  let bytes = 0;
  let reached = through;
  let before: string | undefined;
  for (const doc of held) {
    if (mayRead(doc) && said.get(doc._id) !== stateEntry(doc)[1]) {
      bytes += JSON.stringify(doc).length;
      if (bytes > maxBytes && documents.length > 0 && before !== undefined) {
        reached = before;
        break;
      }
      documents.push(doc);
    }
    before = doc._id;
  }
  const here = new Set<string>(held.map(({ _id }) => _id));
  const lacks = entries.flatMap(([id]) => (id <= reached && !here.has(id) ? [id] : []));
  return { through: reached, lacks, documents };
}
