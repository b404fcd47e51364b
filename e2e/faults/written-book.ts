// What was typed on every tablet, kept by the test beside the product: each edit by its name, what its author had before
// them, and whether the server said that it has it. It reads stamps only as names; what may vanish it counts itself.

import { sameJson } from '@tram/shared-schema/document/canonical-json.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { EventDocument, RegistryDocument } from '@tram/shared-schema/document/envelope.js';
import { editKey, type Stamp } from '@tram/shared-schema/document/stamp.js';

export interface FieldEdit {
  readonly documentId: string;
  readonly field: string;
  readonly key: string;
  /** Undefined where the field was emptied. */
  readonly value: unknown;
}
export interface LiveEdit {
  readonly field: string;
  readonly value: unknown;
}

const fieldOf = (doc: object, field: string): unknown => (doc as Readonly<Record<string, unknown>>)[field];
const nameOf = (documentId: string, key: string): string => `${documentId} ${key}`;

/** The edits a document holds: the one shown of each field, and those that lost unseen. Twins stay twins. */
export function heldEdits(doc: TramDocument): readonly (LiveEdit & { key: string })[] {
  const { stamps = {}, superseded = [] } = doc as RegistryDocument;
  return [
    ...Object.entries(stamps).map(([field, stamp]) => ({
      field,
      key: editKey(field, stamp),
      value: fieldOf(doc, field),
    })),
    ...superseded.map(({ field, stamp, value }) => ({ field, key: editKey(field, stamp), value })),
  ];
}

const keysOf = (doc: TramDocument): readonly string[] => heldEdits(doc).map(({ key }) => key);

const shownKey = (doc: TramDocument, field: string): string | undefined => {
  const stamp: Stamp | undefined = (doc as RegistryDocument).stamps?.[field];
  return stamp && editKey(field, stamp);
};

export interface Acknowledged {
  has(documentId: string, what: string): boolean;
}

/** Which of the server's lives a request was sent in: its data were set back between them. */
export type ServerLife = number;

export interface WrittenBook {
  readonly created: ReadonlyMap<string, TramDocument>;
  readonly edits: ReadonlyMap<string, FieldEdit>;
  /** The highest any tablet moved an event's status to comes last. */
  readonly moves: ReadonlyMap<string, ReadonlySet<string>>;
  /** Two edits under one name: one of them would be taken for the other. */
  readonly twins: readonly string[];
  /** Somebody who had this edit before their eyes wrote another value, or looked at both and chose. */
  mayBeGone(documentId: string, key: string): boolean;
  /**
   * What the server must have now: what it answered to requests of its present life. An answer of the life before may
   * still be on its way when the data are set back; what it speaks of comes back in the tablets' own time.
   */
  mustHave(): Acknowledged;
  readonly acknowledged: number;
  readonly writes: number;
  readonly serverLife: ServerLife;

  noteCreated(docs: readonly TramDocument[]): void;
  /** `replaced`: the edit its author had before them in this field. */
  noteEdit(edit: FieldEdit, replaced: string | undefined): void;
  /**
   * `saw`: the document as its author had it before them. `settled`: the field they looked at everything of. Whose value
   * was before their eyes is let go with it, also where another author had written the same (two emptied the field).
   */
  noteChanged(before: TramDocument, after: TramDocument, saw: TramDocument, settled?: string): void;
  /** The server said that it has what was sent. */
  noteAnswered(sent: TramDocument, askedIn: ServerLife): void;
  /** A tablet counts it as being at the server: it had an answer once, read it back, or compared. */
  noteAcknowledged(held: TramDocument): void;
  /** Its data are those of an earlier day. */
  noteSetBack(): void;
}

export const CREATION = 'creation';
export const statusMove = (status: string): string => `status ${status}`;

export function createWrittenBook(): WrittenBook {
  const created = new Map<string, TramDocument>();
  const edits = new Map<string, FieldEdit>();
  const moves = new Map<string, Set<string>>();
  const seen = new Set<string>();
  const acknowledged = new Set<string>();
  const answered = new Set<string>();
  let serverLife = 0;
  const twins: string[] = [];

  function noteEdit(edit: FieldEdit, replaced: string | undefined): void {
    const name = nameOf(edit.documentId, edit.key);
    if (edits.has(name)) twins.push(name);
    edits.set(name, edit);
    if (replaced !== undefined) seen.add(nameOf(edit.documentId, replaced));
  }

  /** What was written on some tablet of all that stands in it. */
  function namesIn(doc: TramDocument): readonly string[] {
    const { status } = doc as EventDocument;
    return [
      ...(created.has(doc._id) ? [nameOf(doc._id, CREATION)] : []),
      ...heldEdits(doc).flatMap(({ key }) => {
        const name = nameOf(doc._id, key);
        return edits.has(name) ? [name] : [];
      }),
      ...(moves.get(doc._id)?.has(status) ? [nameOf(doc._id, statusMove(status))] : []),
    ];
  }

  return {
    created,
    edits,
    moves,
    twins,
    mayBeGone: (documentId, key) => seen.has(nameOf(documentId, key)),
    mustHave() {
      const names = new Set(answered);
      return { has: (documentId, what) => names.has(nameOf(documentId, what)) };
    },
    get acknowledged() {
      return acknowledged.size;
    },
    get serverLife() {
      return serverLife;
    },
    get writes() {
      return (
        created.size + edits.size + [...moves.values()].reduce((sum, statuses) => sum + statuses.size, 0)
      );
    },
    noteCreated(docs) {
      for (const doc of docs) created.set(doc._id, doc);
    },
    noteEdit,
    noteChanged(before, after, saw, settled) {
      const touched = new Set(settled === undefined ? [] : [settled]);
      for (const field of Object.keys((after as RegistryDocument).stamps ?? {})) {
        const key = shownKey(after, field);
        if (key === undefined || key === shownKey(before, field)) continue;
        const edit = { documentId: after._id, field, key, value: fieldOf(after, field) };
        noteEdit(edit, shownKey(saw, field));
        touched.add(field);
      }
      const [held, sawHeld] = [new Set(keysOf(after)), new Set(keysOf(saw))];
      for (const { field, key, value } of heldEdits(before)) {
        if (!touched.has(field) || held.has(key)) continue;
        const looked = field === settled && sawHeld.has(key);
        if (looked || sameJson(value, fieldOf(saw, field))) seen.add(nameOf(after._id, key));
      }
      const [was, is] = [(before as EventDocument).status, (after as EventDocument).status];
      if (is !== was) moves.set(after._id, (moves.get(after._id) ?? new Set()).add(is));
    },
    noteAnswered(sent, askedIn) {
      for (const name of namesIn(sent)) {
        acknowledged.add(name);
        if (askedIn === serverLife) answered.add(name);
      }
    },
    noteAcknowledged(held) {
      for (const name of namesIn(held)) acknowledged.add(name);
    },
    noteSetBack() {
      serverLife += 1;
      answered.clear();
    },
  };
}
