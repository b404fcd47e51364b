// Writes a planned move: people and households changed, and what is told of it added, as one save; and takes it back.

import { sameJson } from '@tram/shared-schema/document/canonical-json.js';
import { editRegistry, type Editor, type FieldChanges } from '@tram/shared-schema/document/edit-registry.js';
import type { RegistryDocument } from '@tram/shared-schema/document/envelope.js';
import { moveStatus } from '@tram/shared-schema/document/move-status.js';
import type { MovePlan } from '@tram/shared-schema/people/plan-move.js';
import { ok, type Result } from '@tram/shared-schema/result.js';
import type { ChangeFailure, DocumentChange } from '#documents/tablet-documents.js';
import { editorNow, type Desk } from '#people/desk.js';
import { allOf, type Added } from './made-events.js';

export interface CarriedOut {
  /** Everybody lives where they lived; what was told of it is said to be a mistake. */
  undo(): Promise<Result<void, ChangeFailure>>;
}

type WritingDesk = Pick<Desk, 'documents' | 'clock' | 'editor'>;
const valueOf = (doc: object, field: string): unknown => Reflect.get(doc, field);
const fieldsFrom = (doc: object, fields: readonly string[]): object =>
  Object.fromEntries(fields.map((field) => [field, valueOf(doc, field)]));

/** What another tablet wrote since the form was opened stands beside it, to be looked at. */
const changeBy =
  <D extends RegistryDocument>(seen: D, changes: FieldChanges<D>, editor: Editor) =>
  (standing: D): D =>
    editRegistry(standing, changes, editor, fieldsFrom(seen, Object.keys(changes)));

/** Only what still is as the move left it: what somebody wrote since stands. */
const changeBack =
  <D extends RegistryDocument>(seen: object, changes: object, editor: Editor) =>
  (standing: D): D => {
    const unchanged = Object.keys(changes).filter((field) =>
      sameJson(valueOf(standing, field), valueOf(changes, field)),
    );
    return editRegistry<D>(standing, fieldsFrom(seen, unchanged), editor);
  };

function undoing(plan: MovePlan, added: Added, editor: Editor): readonly DocumentChange[] {
  const inError = <D extends Parameters<typeof moveStatus>[0]>(event: D): D =>
    moveStatus(event, 'entered-in-error', editor);
  return [
    ...plan.people.map(({ person, changes }): DocumentChange => ({
      type: 'person',
      id: person._id,
      change: changeBack(person, changes, editor),
    })),
    ...plan.households.map(({ household, changes }): DocumentChange => ({
      type: 'household',
      id: household._id,
      change: changeBack(household, changes, editor),
    })),
    // What was founded stays as a household nobody lives in: harmless, and never deleted.
    ...added.households.map(({ _id, headPersonId }): DocumentChange => ({
      type: 'household',
      id: _id,
      change: changeBack({}, { headPersonId }, editor),
    })),
    ...added.moves.map(({ _id }): DocumentChange => ({ type: 'move', id: _id, change: inError })),
    ...added.householdChanges.map(({ _id }): DocumentChange => ({
      type: 'household-change',
      id: _id,
      change: inError,
    })),
  ];
}

export async function carryOutMove(
  plan: MovePlan,
  added: Added,
  desk: WritingDesk,
): Promise<Result<CarriedOut, ChangeFailure>> {
  const editor = editorNow(desk);
  const changes: readonly DocumentChange[] = [
    ...plan.people.map(({ person, changes: fields }): DocumentChange => ({
      type: 'person',
      id: person._id,
      change: changeBy(person, fields, editor),
    })),
    ...plan.households.map(({ household, changes: fields }): DocumentChange => ({
      type: 'household',
      id: household._id,
      change: changeBy(household, fields, editor),
    })),
  ];
  const saved = await desk.documents.saveTogether(changes, allOf(added));
  if (!saved.ok) return saved;
  return ok({ undo: () => desk.documents.saveTogether(undoing(plan, added, editorNow(desk)), []) });
}
