// Everybody's facts as parts of bytes, written now and then and read back at the next start one after the other: each
// person's facts lie as one text, which is read when somebody asks for them. Pure: how the parts are sealed, where they
// lie and whether they still hold is not known here.

import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import { FACTS_FORMAT } from './fact-cells.js';
import type { FactsToKeep, KeptText, StoredFacts } from './held-facts.js';
import { joinBytes, readColumns, writeColumns } from './snapshot-bytes.js';
import type { SnapshotBytes } from './kept-snapshots.js';
import type { Packed } from './snapshot-keeper.js';

/** Another way of laying out is another format; so is another way to make facts of a document. */
export const CARE_FORMAT = `1 ${FACTS_FORMAT}`;

interface Header {
  readonly format: string;
  readonly people: readonly PersonDocId[];
  /** On the last part alone, which by it is known to be the last. */
  readonly factless?: readonly string[];
}

/** So many people are packed without giving way. */
const SLICE = 25;
/** Opened and read by a slow tablet between two frames. */
const PART_BYTES = 400_000;

export interface PackedCare extends Packed {
  /** As it is read back at the next start: to read all parts at once would hold up the screen. */
  readonly read: CareReader;
}

/** Gives way after every few people. What is packed is as it was all along only if nothing was taken in meanwhile. */
export function* packCare(facts: FactsToKeep): Generator<void, PackedCare> {
  const encoder = new TextEncoder();
  const parts: SnapshotBytes[] = [];
  const read = readCare();
  let [people, texts, counts]: [PersonDocId[], Uint8Array[], number[]] = [[], [], []];
  let [bytes, seen, documents] = [0, 0, 0];
  const write = (header: Pick<Header, 'factless'>): void => {
    const part = writeColumns(
      { format: CARE_FORMAT, people, ...header },
      { ...joinBytes(texts), counts: Int32Array.from(counts) },
    );
    parts.push(part);
    read.take(part.buffer);
    [people, texts, counts] = [[], [], []];
    bytes = 0;
  };
  for (const personId of facts.people()) {
    const kept = facts.textOf(personId);
    const text = encoder.encode(kept.text);
    people.push(personId);
    texts.push(text);
    counts.push(kept.facts);
    documents += kept.facts;
    bytes += text.length;
    if (bytes >= PART_BYTES) write({});
    seen += 1;
    if (seen % SLICE === 0) yield;
  }
  const factless = [...facts.factless()];
  write({ factless });
  return { parts, documents: documents + factless.length, read };
}

interface Part {
  readonly ends: Int32Array;
  readonly texts: Uint8Array;
  readonly counts: Int32Array;
}

export interface CareReader extends Pick<StoredFacts, 'people' | 'has' | 'textOf' | 'factless'> {
  /** In the order they were packed. What another version or nobody wrote is unusable. */
  take(bytes: ArrayBuffer): 'more' | 'last' | 'unusable';
}

export function readCare(): CareReader {
  const decoder = new TextDecoder();
  const parts: Part[] = [];
  const placeOf = new Map<PersonDocId, readonly [part: number, row: number]>();
  const without = new Set<string>();

  function textOf(personId: PersonDocId): KeptText | undefined {
    const [at, row] = placeOf.get(personId) ?? [];
    const part = at === undefined ? undefined : parts[at];
    if (!part || row === undefined) return undefined;
    const { texts, ends, counts } = part;
    const text = decoder.decode(texts.subarray(ends[row - 1] ?? 0, ends[row]));
    return { text, facts: counts[row] ?? 0 };
  }

  return {
    take(bytes) {
      const columns = readColumns(bytes);
      const header = columns?.header as Partial<Header> | undefined;
      if (!columns || header?.format !== CARE_FORMAT || !header.people) return 'unusable';
      const [ends, counts, texts] = [columns.ints('ends'), columns.ints('counts'), columns.bytes('joined')];
      if (!ends || !counts || !texts || (ends.at(-1) ?? 0) !== texts.length) return 'unusable';
      if (ends.length !== header.people.length || counts.length !== ends.length) return 'unusable';
      for (const [row, personId] of header.people.entries()) placeOf.set(personId, [parts.length, row]);
      parts.push({ ends, counts, texts });
      for (const id of header.factless ?? []) without.add(id);
      return header.factless ? 'last' : 'more';
    },
    people: () => placeOf.keys(),
    has: (personId) => placeOf.has(personId),
    textOf,
    factless: without,
  };
}
