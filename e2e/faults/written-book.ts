// What was typed on every tablet, kept by the test beside the product: each edit by its name, what its author had before
// them, and whether the server said that it has it. It reads stamps only as names; what may vanish it counts itself.

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

/** By name, those of a field that lost unseen. */
export const lostEdits = (doc: TramDocument, field: string): readonly string[] =>
  ((doc as RegistryDocument).superseded ?? [])
    .filter((entry) => entry.field === field)
    .map(({ stamp }) => editKey(field, stamp));

const shownKey = (doc: TramDocument, field: string): string | undefined => {
  const stamp: Stamp | undefined = (doc as RegistryDocument).stamps?.[field];
  return stamp && editKey(field, stamp);
};

export interface Acknowledged {
  readonly count: number;
  has(documentId: string, what: string): boolean;
}

export interface WrittenBook {
  readonly created: ReadonlyMap<string, TramDocument>;
  readonly edits: ReadonlyMap<string, FieldEdit>;
  /** The highest any tablet moved an event's status to comes last. */
  readonly moves: ReadonlyMap<string, ReadonlySet<string>>;
  /** Two edits under one name: one of them would be taken for the other. */
  readonly twins: readonly string[];
  /** Somebody who had this edit before their eyes wrote another value, or looked at both and chose. */
  mayBeGone(documentId: string, key: string): boolean;
  /** What the server said it has, until now; leaves out what it had said `before`. */
  acknowledgedSoFar(before?: Acknowledged): Acknowledged;
  readonly writes: number;

  noteCreated(docs: readonly TramDocument[]): void;
  /** `replaced`: the edit its author had before them in this field. */
  noteEdit(edit: FieldEdit, replaced: string | undefined): void;
  /** `saw`: the document as its author had it before them. `settled`: what had lost and they let go. */
  noteChanged(
    before: TramDocument,
    after: TramDocument,
    saw: TramDocument,
    settled?: readonly string[],
  ): void;
  /** The server said that it has what was sent. */
  noteAcknowledged(sent: TramDocument): void;
}

export const CREATION = 'creation';
export const statusMove = (status: string): string => `status ${status}`;

export function createWrittenBook(): WrittenBook {
  const created = new Map<string, TramDocument>();
  const edits = new Map<string, FieldEdit>();
  const moves = new Map<string, Set<string>>();
  const seen = new Set<string>();
  const acknowledged = new Set<string>();
  const twins: string[] = [];

  function noteEdit(edit: FieldEdit, replaced: string | undefined): void {
    const name = nameOf(edit.documentId, edit.key);
    if (edits.has(name)) twins.push(name);
    edits.set(name, edit);
    if (replaced !== undefined) seen.add(nameOf(edit.documentId, replaced));
  }

  return {
    created,
    edits,
    moves,
    twins,
    mayBeGone: (documentId, key) => seen.has(nameOf(documentId, key)),
    acknowledgedSoFar(before) {
      const names = new Set(acknowledged);
      return {
        count: names.size,
        has: (documentId, what) =>
          names.has(nameOf(documentId, what)) && before?.has(documentId, what) !== true,
      };
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
    noteChanged(before, after, saw, settled = []) {
      for (const field of Object.keys((after as RegistryDocument).stamps ?? {})) {
        const key = shownKey(after, field);
        if (key === undefined || key === shownKey(before, field)) continue;
        const edit = { documentId: after._id, field, key, value: fieldOf(after, field) };
        noteEdit(edit, shownKey(saw, field));
      }
      for (const key of settled) seen.add(nameOf(after._id, key));
      const [was, is] = [(before as EventDocument).status, (after as EventDocument).status];
      if (is !== was) moves.set(after._id, (moves.get(after._id) ?? new Set()).add(is));
    },
    noteAcknowledged(sent) {
      if (created.has(sent._id)) acknowledged.add(nameOf(sent._id, CREATION));
      for (const { key } of heldEdits(sent)) {
        const name = nameOf(sent._id, key);
        if (edits.has(name)) acknowledged.add(name);
      }
      const { status } = sent as EventDocument;
      if (moves.get(sent._id)?.has(status)) acknowledged.add(nameOf(sent._id, statusMove(status)));
    },
  };
}
