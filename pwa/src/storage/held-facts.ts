// Care facts held in memory: those that were kept, as they lie in the snapshot, and on top of them what was read and
// written since, each as one short text. An object is made of a fact only for whoever asks about its person.

import { careFactOf, type CareFact } from '@tram/shared-schema/due/care-fact.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { typeOfId, type PersonDocId } from '@tram/shared-schema/document/ids.js';
import { cellsOf, factOf, idIn, type FactCells } from './fact-cells.js';

/** Cells of each fact, as one JSON array. */
export interface KeptText {
  readonly text: string;
  readonly facts: number;
}

/** Facts as they were kept. */
export interface StoredFacts {
  people(): Iterable<PersonDocId>;
  has(personId: PersonDocId): boolean;
  /** Undefined of somebody who has none there. */
  textOf(personId: PersonDocId): KeptText | undefined;
  /** Documents that have no fact: amended, or entered in error. */
  readonly factless: ReadonlySet<string>;
}

/** Everybody's facts, and the documents without one, as they are to be kept. */
export interface FactsToKeep {
  people(): Iterable<PersonDocId>;
  textOf(personId: PersonDocId): KeptText;
  factless(): Iterable<string>;
}

export interface HeldFacts extends Pick<FactsToKeep, 'people'> {
  /** Lays what was kept beneath what was taken in meanwhile; nothing where it turned out not to hold. */
  layBeneath(stored: StoredFacts | undefined): void;
  /** Whose it is. */
  take(doc: TramDocument): PersonDocId | undefined;
  /** Of what was taken in since; what was kept is not looked into. */
  hasTaken(personId: PersonDocId, kind: CareFact['kind']): boolean;
  /** In no order. */
  of(personId: PersonDocId): readonly CareFact[];
  toKeep(): FactsToKeep;
  /** What was packed is kept: it is read from there from now on. */
  settle(stored: StoredFacts): void;
}

const NONE: StoredFacts = {
  people: () => [],
  has: () => false,
  textOf: () => undefined,
  factless: new Set(),
};
/** Text of the cells; empty where the document has no fact any more. */
type Since = Map<string, string>;

function hasText(texts: Since): boolean {
  for (const text of texts.values()) if (text !== '') return true;
  return false;
}

export function createHeldFacts(): HeldFacts {
  let stored = NONE;
  let since = new Map<PersonDocId, Since>();

  function* people(): Iterable<PersonDocId> {
    for (const personId of stored.people())
      if (!since.has(personId) || rowsOf(personId).length > 0) yield personId;
    for (const [personId, texts] of since) if (!stored.has(personId) && hasText(texts)) yield personId;
  }

  function rowsOf(personId: PersonDocId): readonly FactCells[] {
    const kept = stored.textOf(personId);
    const rows = kept === undefined ? [] : (JSON.parse(kept.text) as readonly FactCells[]);
    const texts = since.get(personId);
    if (!texts) return rows;
    const fresh = [...texts.values()].flatMap((text): readonly FactCells[] =>
      text === '' ? [] : [JSON.parse(text) as FactCells],
    );
    return [...rows.filter((row) => !texts.has(idIn(row))), ...fresh];
  }

  function factless(): Iterable<string> {
    const ids = new Set(stored.factless);
    for (const texts of since.values()) {
      for (const [id, text] of texts) {
        if (text === '') ids.add(id);
        else ids.delete(id);
      }
    }
    return ids;
  }

  return {
    people,
    layBeneath(kept) {
      stored = kept ?? NONE;
    },
    take(doc) {
      if (!('personId' in doc)) return undefined;
      const fact = careFactOf(doc);
      const texts: Since = since.get(doc.personId) ?? new Map<string, string>();
      texts.set(doc._id, fact ? JSON.stringify(cellsOf(fact)) : '');
      since.set(doc.personId, texts);
      return doc.personId;
    },
    hasTaken(personId, kind) {
      for (const [id, text] of since.get(personId) ?? [])
        if (text !== '' && typeOfId(id) === kind) return true;
      return false;
    },
    of: (personId) => rowsOf(personId).map((row) => factOf(personId, row)),
    toKeep: () => ({
      people,
      textOf(personId) {
        const kept = since.has(personId) ? undefined : stored.textOf(personId);
        if (kept) return kept;
        const rows = rowsOf(personId);
        return { text: JSON.stringify(rows), facts: rows.length };
      },
      factless,
    }),
    settle(kept) {
      stored = kept;
      since = new Map();
    },
  };
}
